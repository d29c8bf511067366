import stat
from pathlib import Path

import pytest

from kiosk.errors import HandoutError
from kiosk.printing import can_print, deliver
from kiosk.settings import Printing

PDF = b"%PDF-1.7 a page\n"


def program(folder: Path, script: str) -> str:
    path = folder / "print-it"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o700)
    return str(path)


def test_a_page_is_written_whole_and_alone(tmp_path: Path) -> None:
    assert deliver(PDF, "open-account", Printing(folder=tmp_path)) == "folder"
    (written,) = tmp_path.iterdir()
    assert written.read_bytes() == PDF
    assert written.name.startswith("open-account-")
    assert written.suffix == ".pdf"


def test_only_the_kiosk_reads_a_written_page(tmp_path: Path) -> None:
    deliver(PDF, "guide", Printing(folder=tmp_path))
    (written,) = tmp_path.iterdir()
    assert stat.S_IMODE(written.stat().st_mode) == 0o600


def test_two_pages_never_overwrite_each_other(tmp_path: Path) -> None:
    for _ in range(3):
        deliver(PDF, "guide", Printing(folder=tmp_path))
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize("name", ["../../out", "/etc/passwd", "a\0b", "", "-o", "名"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    deliver(PDF, name, Printing(folder=folder))
    assert len(list(folder.iterdir())) == 1
    assert list(tmp_path.iterdir()) == [folder]


def test_a_folder_that_is_gone_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(HandoutError) as told:
        deliver(PDF, "guide", Printing(folder=tmp_path / "gone"))
    assert "printing.folder" in told.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_the_printer_gets_the_page_on_standard_input(tmp_path: Path) -> None:
    out, arguments = tmp_path / "out", tmp_path / "arguments"
    prints = program(tmp_path, f'cat > "{out}"; echo "$@" > "{arguments}"')
    assert deliver(PDF, "secret", Printing(paper="a5"), program=prints) == "printer"
    assert out.read_bytes() == PDF
    assert arguments.read_text("utf-8") == "-s -t kiosk -o media=A5 -\n"


def test_a_printer_that_refuses_is_told_without_its_own_words(tmp_path: Path) -> None:
    refuses = program(tmp_path, "cat >/dev/null; echo KIM MINJI >&2; exit 1")
    with pytest.raises(HandoutError) as told:
        deliver(PDF, "guide", Printing(), program=refuses)
    assert "KIM" not in str(told.value)
    assert told.value.remedy


def test_a_printer_that_hangs_is_given_up(tmp_path: Path) -> None:
    hangs = program(tmp_path, "exec tail -f /dev/null")
    with pytest.raises(HandoutError):
        deliver(PDF, "guide", Printing(), program=hangs, timeout_seconds=0.2)


def test_without_folder_and_printer_the_code_is_recommended() -> None:
    nothing = "no-such-program"
    assert not can_print(Printing(), program=nothing)
    with pytest.raises(HandoutError) as told:
        deliver(PDF, "guide", Printing(), program=nothing)
    assert "code" in told.value.remedy


def test_a_folder_is_enough_to_print(tmp_path: Path) -> None:
    assert can_print(Printing(folder=tmp_path), program="no-such-program")
