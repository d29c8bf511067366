"""Marks of the log's end: kept, signed, and refused when somebody changed them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.errors import SealError
from kiosk.sealing.log_marks import LogMarks, Mark

MARKS = [Mark(number * 10, bytes([number]) * 32) for number in range(1, 5)]


@pytest.fixture
def marks(tmp_path: Path) -> LogMarks:
    made = LogMarks(tmp_path / "log", b"pepper")
    for each in MARKS:
        made.add(each)
    return made


def test_marks_come_back_in_order(marks: LogMarks) -> None:
    assert [*marks.read()] == MARKS
    assert marks.path.stat().st_mode & 0o077 == 0


def test_a_folder_without_marks_has_none(tmp_path: Path) -> None:
    assert LogMarks(tmp_path / "none", b"pepper").read() == ()


def test_an_end_that_is_marked_is_marked_once(marks: LogMarks) -> None:
    marks.add(MARKS[-1])
    marks.add(Mark(15, bytes(32)))

    assert [*marks.read()] == MARKS


@pytest.mark.parametrize("line", range(4))
def test_a_line_that_was_changed_is_named(marks: LogMarks, line: int) -> None:
    rows = marks.path.read_text().splitlines()
    sequence, rest = rows[line].split(" ", 1)
    rows[line] = f"{int(sequence) + 1} {rest}"
    marks.path.write_text("\n".join(rows) + "\n")

    with pytest.raises(SealError, match=f"line {line + 1} "):
        marks.read()


@pytest.mark.parametrize("line", range(3))
def test_a_line_that_was_taken_out_or_moved_is_named(
    marks: LogMarks, line: int
) -> None:
    rows = marks.path.read_text().splitlines()
    swapped = [*rows]
    swapped[line], swapped[line + 1] = swapped[line + 1], swapped[line]
    for forged in ([*rows[:line], *rows[line + 1 :]], swapped):
        marks.path.write_text("\n".join(forged) + "\n")
        with pytest.raises(SealError, match=f"line {line + 1} "):
            marks.read()


def test_marks_of_another_pepper_are_refused(marks: LogMarks) -> None:
    with pytest.raises(SealError, match="line 1 "):
        LogMarks(marks.folder, b"other").read()


@pytest.mark.parametrize("rubbish", [b"x\n", b"\xff\n", b"1 2 3\n", b"1 zz zz\n"])
def test_rubbish_is_named(marks: LogMarks, rubbish: bytes) -> None:
    with marks.path.open("ab") as file:
        file.write(rubbish)

    with pytest.raises(SealError, match="line 5 "):
        marks.read()
