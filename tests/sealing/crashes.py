"""Stops a program at each of its steps in turn, and looks at what is left.

Run as a program: `python -m tests.sealing.crashes NAME FOLDER`. Every step that touches
files tells Python's audit hooks first; a forked child dies at its n-th, with nothing
flushed and nothing tidied up, as at `kill -9`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from kiosk.sealing.boxes import open_box, seal
from kiosk.sealing.case_keys import CaseKeys
from kiosk.sealing.key_folder import KeyFolder
from kiosk.sealing.key_lines import public_line
from kiosk.sealing.keys import KioskKey

STEPS = {
    *("open", "os.mkdir", "os.rename", "os.link", "os.remove", "os.truncate"),
    *("os.utime", "fcntl.flock", "os.listdir", "os.scandir"),
}
DIED = 9
DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
KEPT, ENDED, ADDED = "aa" * 16, "bb" * 16, "cc" * 16


def die_at(step: int) -> None:
    """Make this process end at its n-th step from now."""
    steps = count(1)

    def hook(event: str, _: object) -> None:
        if event in STEPS and next(steps) == step:
            os._exit(DIED)

    sys.addaudithook(hook)


def survives(work: Callable[[], object], step: int) -> bool:
    """Run in a child that dies at a step; return whether it came to its end."""
    child = os.fork()
    if child == 0:
        die_at(step)
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, DIED), f"step {step} failed with {code}"
    return code == 0


def crash_everywhere(
    folder: Path, prepared: Callable[[Path], tuple[Callable[[], object], Check]]
) -> int:
    """Crash at every step once; return how many there are."""
    for step in count(1):
        work, check = prepared(folder / str(step))
        ended = survives(work, step)
        check()
        if ended:
            return step - 1
    raise AssertionError


Check = Callable[[], None]


def no_trace_of(folder: Path, secret: bytes) -> None:
    """Fail when a file in the folder holds these bytes, or is a leftover."""
    for path in folder.iterdir():
        content = path.read_bytes()
        assert secret not in content
        assert secret.hex().encode() not in content
        assert path.suffix not in (".new", ".old")


def destroying(folder: Path) -> tuple[Callable[[], object], Check]:
    keys = CaseKeys(folder)
    kept, ended = keys.new(KEPT, DAY), keys.new(ENDED, DAY)

    def check() -> None:
        assert keys.key(KEPT) == kept
        assert keys.key(ENDED) in (ended, None)
        keys.destroy(ENDED)
        assert (keys.key(KEPT), keys.key(ENDED)) == (kept, None)
        no_trace_of(folder, ended)

    return lambda: keys.destroy(ENDED), check


def destroying_the_last(folder: Path) -> tuple[Callable[[], object], Check]:
    keys = CaseKeys(folder)
    ended = keys.new(ENDED, DAY)

    def check() -> None:
        assert keys.key(ENDED) in (ended, None)
        keys.destroy(ENDED)
        assert keys.cases() == ()
        no_trace_of(folder, ended)

    return lambda: keys.destroy(ENDED), check


def adding(folder: Path) -> tuple[Callable[[], object], Check]:
    keys = CaseKeys(folder)
    kept = keys.new(KEPT, DAY)

    def check() -> None:
        assert keys.key(KEPT) == kept
        before = keys.key(ADDED)
        added = keys.new(ADDED, DAY)
        assert before in (added, None)
        assert (keys.key(KEPT), keys.key(ADDED)) == (kept, added)

    return lambda: keys.new(ADDED, DAY), check


def adding_the_first(folder: Path) -> tuple[Callable[[], object], Check]:
    keys = CaseKeys(folder)

    def check() -> None:
        added = keys.new(KEPT, DAY)
        assert keys.key(KEPT) == added
        assert keys.cases() == (KEPT,)

    return lambda: keys.new(KEPT, DAY), check


def works(folder: KeyFolder) -> None:
    box = seal(b"x", folder.desk_public(), folder.kiosk_key())
    opened = open_box(box, folder.desk_keys(), folder.trusted_kiosks())
    assert opened.payload == b"x"
    assert len(folder.pepper()) == 32


def preparing(path: Path) -> tuple[Callable[[], object], Check]:
    folder = KeyFolder(path)

    def check() -> None:
        folder.prepare()
        works(folder)
        assert not folder.prepare()

    return folder.prepare, check


def changing_the_desk(path: Path) -> tuple[Callable[[], object], Check]:
    folder = KeyFolder(path)
    folder.prepare()
    before = seal(b"before", folder.desk_public(), folder.kiosk_key())

    def check() -> None:
        for _ in range(2):
            works(folder)
            opened = open_box(before, folder.desk_keys(), folder.trusted_kiosks())
            assert opened.payload == b"before"
            assert folder.new_desk(NOW).sealed_to

    return lambda: folder.new_desk(NOW), check


def changing_the_kiosk(path: Path) -> tuple[Callable[[], object], Check]:
    folder = KeyFolder(path)
    folder.prepare()
    before = seal(b"before", folder.desk_public(), folder.kiosk_key())

    def check() -> None:
        works(folder)
        opened = open_box(before, folder.desk_keys(), folder.trusted_kiosks())
        assert opened.payload == b"before"

    return folder.new_kiosk, check


def trusting(path: Path) -> tuple[Callable[[], object], Check]:
    folder = KeyFolder(path)
    folder.prepare()
    brought = public_line(KioskKey.new().public).write()

    def check() -> None:
        works(folder)
        public = folder.trust("kiosk.pub", brought)
        assert public in folder.trusted_kiosks()

    return lambda: folder.trust("kiosk.pub", brought), check


WORKS = {
    "destroying": destroying,
    "destroying-the-last": destroying_the_last,
    "adding": adding,
    "adding-the-first": adding_the_first,
    "preparing": preparing,
    "changing-the-desk": changing_the_desk,
    "changing-the-kiosk": changing_the_kiosk,
    "trusting": trusting,
}

if __name__ == "__main__":
    print(json.dumps(crash_everywhere(Path(sys.argv[2]), WORKS[sys.argv[1]])))  # noqa: T201
