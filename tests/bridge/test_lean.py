"""Screens are started without docstrings, from code that was compiled for it."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

import kiosk.bridge.lean
from kiosk.bridge.lean import flags, prepare, wanted
from kiosk.cli.serve import screen_command

ROOM = Path(kiosk.bridge.lean.__file__).parent


def compiled(folder: Path) -> Iterable[Path]:
    return folder.rglob("*.opt-2.pyc")


def test_what_nobody_compiled_is_not_used(tmp_path: Path) -> None:
    assert flags(tmp_path / "lean") == ()


def test_a_lean_screen_reads_what_was_compiled(tmp_path: Path) -> None:
    prepare(tmp_path / "lean", (ROOM,))
    asked = "import kiosk.bridge.lean as it; print(it.__doc__, it.__cached__)"
    words = (sys.executable, *flags(tmp_path / "lean"), "-c", asked)
    root = ROOM.parent.parent
    told = subprocess.run(words, capture_output=True, text=True, check=True, cwd=root)
    doc, _, cached = told.stdout.strip().partition(" ")
    assert doc == "None"
    assert Path(cached) in compiled(tmp_path / "lean")


def test_code_that_is_older_than_ours_is_not_used(tmp_path: Path) -> None:
    prepare(tmp_path, (ROOM,))
    assert flags(tmp_path)
    for stamp in tmp_path.glob("*.complete"):
        os.utime(stamp, (0, 0))
    assert flags(tmp_path) == ()


def test_code_for_another_python_or_place_is_not_used(tmp_path: Path) -> None:
    prepare(tmp_path, (ROOM,))
    (stamp,) = tmp_path.glob("*.complete")
    stamp.write_text(f"{sys.version}\n/elsewhere", "utf-8")
    assert flags(tmp_path) == ()


def test_all_of_it_is_compiled_that_stands_in_the_way_of_a_screen() -> None:
    names = {place.stem for place in wanted()}
    assert {"kiosk", "textual", "rich", "msgspec", "phonenumbers"} <= names
    assert any((place / "asyncio").is_dir() for place in wanted())


def test_a_screen_is_started_with_these_words_before_its_own() -> None:
    command = screen_command(Namespace(config=None), lambda: ("-OO",))
    assert command == (sys.executable, "-OO", "-m", "kiosk", "screen")
    assert screen_command(Namespace(config=None))[1:-3] == flags()
