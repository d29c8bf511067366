"""Packs from a process apart are the same, and it ends with each language."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.errors import HandoutError
from kiosk.handout.model import Line
from kiosk.handout.packs.model import Poster
from kiosk.handout.packs.press import PackPress
from kiosk.handout.packs.press_apart import PressApart
from kiosk.language.languages import read_languages
from kiosk.paths import find_places

ROOT = Path(__file__).resolve().parents[3]
PACK = """
import sys
from kiosk.cli import main
status = main(["pack-print", "--lang", "ko,ar", "--services", "none", "--guides",
               "none", "--out", sys.argv[1]])
assert "typst" not in sys.modules
sys.exit(status)
"""

KILLED = """
import os, signal
from kiosk.handout.packs.press_apart import PressApart
from tests.handout.packs.test_press_apart import poster, worker

if __name__ == "__main__":
    press = PressApart()
    press.poster(poster(), "a4", timestamp=0)
    print(worker(press), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""
SECONDS = 30


def poster(question: str = "Which language?") -> Poster:
    languages = read_languages(find_places().locales / "languages.toml")
    return Poster(Line(question, "哪种语言？"), Line("Bank", "银行"), languages)


def worker(press: PressApart) -> int:
    assert press._pool is not None
    (pid,) = press._pool._processes
    return pid


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_the_same_page_comes_from_another_process_each_time() -> None:
    press = PressApart()
    made, seen = [], []
    for _language in range(2):
        made.append(press.poster(poster(), "a4", timestamp=0))
        seen.append(worker(press))
        press.renew()
    assert made == [PackPress().poster(poster(), "a4", timestamp=0)] * 2
    assert seen[0] != seen[1]
    assert all(map(gone, seen))


def test_what_is_wrong_with_a_page_is_told_as_ever() -> None:
    press = PressApart()
    with pytest.raises(HandoutError, match=r"U\+13000"):
        press.poster(poster("\U00013000"), "a4", timestamp=0)
    press.renew()


def test_a_process_that_was_killed_is_told_and_another_takes_its_place() -> None:
    press = PressApart()
    made = press.poster(poster(), "a4", timestamp=0)
    os.kill(worker(press), signal.SIGKILL)
    with pytest.raises(HandoutError, match="has ended"):
        press.poster(poster(), "a4", timestamp=0)
    assert press.poster(poster(), "a4", timestamp=0) == made
    press.renew()


def test_the_process_ends_with_a_run_that_was_killed() -> None:
    ran = subprocess.run(
        (sys.executable, "-c", KILLED),
        cwd=ROOT,
        check=False,
        # Whoever is left behind would keep a pipe open.
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=SECONDS,
    )
    assert ran.returncode == -signal.SIGKILL
    assert ended(int(ran.stdout))


def ended(pid: int) -> bool:
    """Wait until a process that is nobody's child has ended."""
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    with os.fdopen(process):
        return bool(select.select([process], [], [], SECONDS)[0])


def test_the_command_itself_sets_nothing(tmp_path: Path) -> None:
    ran = subprocess.run(
        (sys.executable, "-c", PACK, str(tmp_path)),
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "ko" / "phrases-a4.pdf").is_file()
