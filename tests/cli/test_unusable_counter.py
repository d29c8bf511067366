"""A counter that cannot be used: one clear message at the desk, none to visitors."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.cli.audit import opened_store
from kiosk.cli.run import counter_of
from kiosk.interview.visit import Visit
from kiosk.sealing.key_folder import key_folder_of
from kiosk.settings import Counter, Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.pages.call import CallPage
from kiosk.tui.widgets.dock import Dock
from tests.cli.commands import ROOT
from tests.counter.branch import KOREAN
from tests.tui.hands import Kiosk, frame_of, page_of, settled
from tests.tui.kiosks import Clock, at_home, languages, library, screen_text

NOBODY_LISTENS = "postgresql://kiosk@127.0.0.1:9/kiosk"
SMALL_BYTES = 2048
"""A file that may be no longer stands for a disk that is full."""


def used(folder: Path) -> Settings:
    """Return a counter that was used before."""
    settings = Settings(counter=Counter(folder=folder))
    key_folder_of(settings.counter).prepare()
    with opened_store(settings):
        return settings


def is_a_file(folder: Path) -> None:
    folder.touch()


def is_open(folder: Path) -> None:
    used(folder)
    (folder / "keys").chmod(0o755)


def key_is_open(folder: Path) -> None:
    used(folder)
    (folder / "keys" / "desk.key").chmod(0o644)


def key_is_cut(folder: Path) -> None:
    used(folder)
    (folder / "keys" / "pepper.key").write_bytes(b"cut")


def key_is_gone(folder: Path) -> None:
    used(folder)
    (folder / "keys" / "desk.key").unlink()


def database_is_open(folder: Path) -> None:
    used(folder)
    (folder / "counter.sqlite").chmod(0o644)


def database_is_no_database(folder: Path) -> None:
    used(folder)
    (folder / "counter.sqlite").write_bytes(b"no database" * 1000)


def database_is_cut(folder: Path) -> None:
    used(folder)
    os.truncate(folder / "counter.sqlite", 6000)


def database_is_newer(folder: Path) -> None:
    used(folder)
    connection = sqlite3.connect(folder / "counter.sqlite")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


def nothing(folder: Path) -> None:
    """Leave the folder to be made."""


FAULTS: tuple[tuple[Callable[[Path], None], str, str], ...] = (
    (is_a_file, "", "Not a directory"),
    (is_open, "", "chmod 700"),
    (key_is_open, "", "chmod 600"),
    (key_is_cut, "", "pepper.key"),
    (key_is_gone, "", "desk.key"),
    (database_is_open, "", "chmod 600"),
    (database_is_no_database, "", "put its backup back"),
    (database_is_cut, "", "put its backup back"),
    (database_is_newer, "", "Install the newer program"),
    (nothing, NOBODY_LISTENS, "then start again"),
    (nothing, "postgresql://kiosk@[bad/kiosk", "no address of a PostgreSQL"),
    (nothing, "postgresql://kiosk@db.example/kiosk", "sslmode=verify-full"),
)
FAULTY = pytest.mark.parametrize(
    ("fault", "database", "told"),
    FAULTS,
    ids=[f"{fault.__name__} {database}".strip() for fault, database, _ in FAULTS],
)


def desk(folder: Path, database: str = "", *, most: int | None = None) -> str:
    """Start the desk, which must fail; return what it says."""
    config = folder.parent / "kiosk.toml"
    config.write_text(
        f'[counter]\nfolder = "{folder}"\ndatabase = "{database}"\n', "utf-8"
    )

    def limit() -> None:
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = subprocess.run(
        (sys.executable, "-B", "-m", "kiosk", "desk", "--config", str(config)),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    assert 1 <= len(done.stderr.splitlines()) <= 3
    assert "Traceback" not in done.stderr
    return done.stderr


@FAULTY
def test_the_desk_says_what_is_wrong_and_what_to_do(
    tmp_path: Path, fault: Callable[[Path], None], database: str, told: str
) -> None:
    fault(tmp_path / "state")

    assert told in desk(tmp_path / "state", database)


def test_the_desk_says_that_the_disk_is_full(tmp_path: Path) -> None:
    said = desk(tmp_path / "state", most=SMALL_BYTES)

    assert "its disk is not full" in said


@FAULTY
async def test_visitors_go_on_without_a_counter_that_cannot_be_used(
    tmp_path: Path, fault: Callable[[Path], None], database: str, told: str
) -> None:
    fault(tmp_path / "state")
    settings = Settings(counter=Counter(folder=tmp_path / "state", database=database))
    counter = counter_of(settings)
    app = KioskApp(settings, languages(), library, clock=Clock(), counter=counter)
    async with app.run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        frame_of(pilot).post_message(Dock.Wanted("call"))
        await settled(pilot)
        assert isinstance(page_of(pilot), CallPage)
        said = screen_text(app)
        assert "Staff can see that you need help" in said or "delayed" in said
        frame_of(pilot).post_message(Dock.Wanted("call"))
        await settled(pilot)
        await at_end(pilot)
        assert told not in screen_text(app)
        assert app.failure is None
    counter.close()
    assert app.return_code in (0, None)


async def at_end(pilot: Kiosk) -> None:
    """Come to the end of a visit, where a pass would be made."""
    visit = Visit((library().service("renew-passport"),), KOREAN)
    await frame_of(pilot).go(Journey("outcome", visit))
    await settled(pilot)
