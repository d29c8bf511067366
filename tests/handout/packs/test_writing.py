"""Packs on the disk: all or nothing, whatever happens while they are made."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from kiosk.errors import HandoutError
from kiosk.handout.packs.pieces import Chosen, PackMaker, Piece
from kiosk.handout.packs.poster import of_languages
from kiosk.handout.packs.writing import ARCHIVE, STAGING, write_packs
from tests.handout.packs.pseudo import Bank

DAY = date(2026, 11, 22)
STAMP = 1_795_348_800
ROOT = Path(__file__).resolve().parents[3]
BEFORE = b"what was here before"
APART = """
import os, resource, signal, sys
from datetime import date
from pathlib import Path
from kiosk.errors import HandoutError
from kiosk.handout.packs.pieces import Piece
from kiosk.handout.packs.writing import write_packs

def killed():
    os.kill(os.getpid(), signal.SIGKILL)
    return b""

def full():
    return b"x" * 100_000

def cut(path, to):
    if path.name == "b.pdf":
        killed()
    return os.replace(path, to)

if sys.argv[2] == "moved":
    Path.replace = cut
if sys.argv[2] == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
second = {"killed": killed, "full": full, "moved": bytes}[sys.argv[2]]
pieces = (Piece("ko/a.pdf", lambda: b"new"), Piece("ko/b.pdf", second))
try:
    write_packs(pieces, Path(sys.argv[1]), day=date(2026, 11, 22), tell=print)
except HandoutError as error:
    print(error)
    sys.exit(1)
"""
"""Ends while the second of two files is made, or is given its name."""


def pieces(*contents: bytes) -> tuple[Piece, ...]:
    return tuple(
        Piece(f"ko/{number}.pdf", lambda content=content: content)  # type: ignore[misc]
        for number, content in enumerate(contents)
    )


def written(folder: Path, *made: Piece) -> tuple[Path, ...]:
    return write_packs(made, folder, day=DAY, tell=lambda *_told: None)


def inside(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_archive_has_every_file_as_it_is(tmp_path: Path) -> None:
    paths = written(tmp_path / "packs", *pieces(b"one", b"two"))

    assert [path.name for path in paths] == ["0.pdf", "1.pdf", ARCHIVE]
    with ZipFile(paths[-1]) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "ko/0.pdf": b"one",
            "ko/1.pdf": b"two",
        }
        assert archive.infolist()[0].date_time == (2026, 11, 22, 12, 0, 0)
    assert not (tmp_path / "packs" / STAGING).exists()


def test_the_same_pieces_and_day_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        written(tmp_path / name, *pieces(b"one", b"two"))

    assert inside(tmp_path / "one") == inside(tmp_path / "other")


def test_progress_counts_the_files_and_the_archive(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    write_packs(
        pieces(b"one", b"two"),
        tmp_path,
        day=DAY,
        tell=lambda done, total, name: told.append((done, total, name)),
    )

    assert told == [(0, 3, "ko/0.pdf"), (1, 3, "ko/1.pdf"), (2, 3, ARCHIVE)]


@pytest.mark.parametrize("end", [HandoutError("no glyph"), KeyboardInterrupt()])
def test_what_ends_in_the_middle_leaves_what_was_there(
    tmp_path: Path, end: BaseException
) -> None:
    (tmp_path / "ko").mkdir()
    (tmp_path / "ko" / "0.pdf").write_bytes(BEFORE)

    def ended() -> bytes:
        raise end

    with pytest.raises(type(end)):
        written(tmp_path, *pieces(b"one"), Piece("ko/1.pdf", ended))
    assert inside(tmp_path) == {"ko/0.pdf": BEFORE}
    assert not (tmp_path / STAGING).exists()


def apart(folder: Path, end: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", APART, str(folder), end],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_killed_run_leaves_nothing_under_its_name_and_the_next_one_clears_up(
    tmp_path: Path,
) -> None:
    ran = apart(tmp_path, "killed")

    assert ran.returncode == -signal.SIGKILL
    assert set(inside(tmp_path)) == {f"{STAGING}/ko/a.pdf"}
    written(tmp_path, *pieces(b"one"))
    assert set(inside(tmp_path)) == {"ko/0.pdf", ARCHIVE}


def test_no_archive_of_other_pages_is_left_when_a_run_is_killed_at_its_end(
    tmp_path: Path,
) -> None:
    written(tmp_path, *pieces(b"old"))

    assert apart(tmp_path, "moved").returncode == -signal.SIGKILL

    left = {name for name in inside(tmp_path) if not name.startswith(STAGING)}
    assert left == {"ko/0.pdf", "ko/a.pdf"}


def test_a_full_disk_is_told_and_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "ko").mkdir()
    (tmp_path / "ko" / "a.pdf").write_bytes(BEFORE)

    ran = apart(tmp_path, "full")

    assert ran.returncode == 1
    assert "The pack could not be written" in ran.stdout
    assert "Traceback" not in ran.stderr
    assert inside(tmp_path) == {"ko/a.pdf": BEFORE}


@pytest.mark.parametrize("taken", [ARCHIVE, "ko/1.pdf", "ko"])
def test_what_is_in_the_way_of_one_file_leaves_all_as_they_were(
    tmp_path: Path, taken: str
) -> None:
    written(tmp_path, *pieces(b"one"))
    (tmp_path / "ko" / "0.pdf").write_bytes(BEFORE)
    way = tmp_path / taken
    if taken == "ko":
        shutil.rmtree(way)
        way.write_bytes(BEFORE)
    else:
        way.unlink(missing_ok=True)
        way.mkdir()
    before = inside(tmp_path)

    with pytest.raises(HandoutError, match="in the way"):
        written(tmp_path, *pieces(b"new", b"two"))

    assert inside(tmp_path) == before


def test_two_runs_at_once_into_one_folder_are_refused(tmp_path: Path) -> None:
    def second() -> bytes:
        with pytest.raises(HandoutError, match="Another pack is being printed"):
            written(tmp_path, *pieces(b"other"))
        return b"first"

    written(tmp_path, Piece("ko/0.pdf", second))

    assert inside(tmp_path)["ko/0.pdf"] == b"first"


@pytest.mark.parametrize(
    "name",
    ["file/packs", "n" * 3000, "\0", "a\0b/packs", "\ud800"],
    ids=["a file", "too long", "NUL", "NUL inside", "half a character"],
)
def test_a_folder_that_cannot_be_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(BEFORE)

    with pytest.raises(HandoutError, match="The pack could not be written"):
        written(tmp_path / name, *pieces(b"one"))
    assert inside(tmp_path) == {"file": BEFORE}


def test_every_language_and_every_guide_come_in_one_call(
    bank: Bank, tmp_path: Path
) -> None:
    chosen = Chosen(
        tuple(bank.library.service(page.id) for page in bank.library.services),
        tuple(bank.library.guide(page.id) for page in bank.library.guides),
    )
    maker = PackMaker(chosen, bank.library, STAMP)
    codes = [language.code for language in bank.languages]
    poster = of_languages(bank.languages, bank.voices("en"))
    made = maker.pieces([bank.voices(code) for code in codes], poster)

    files = inside_after(tmp_path, *made)
    assert len(codes) >= 7
    assert set(files) == {
        "poster-a4.pdf",
        "poster-a3.pdf",
        ARCHIVE,
        *(
            f"{code}/{name}.pdf"
            for code in codes
            for name in (
                "booklet-a4",
                "booklet-a5",
                "booklet-large-print-a4",
                "phrases-a4",
            )
        ),
    }
    pdfs = [content for name, content in files.items() if name != ARCHIVE]
    assert all(content.startswith(b"%PDF-") for content in pdfs)


def inside_after(folder: Path, *made: Piece) -> dict[str, bytes]:
    written(folder, *made)
    return inside(folder)
