"""A PostgreSQL of our own: one a test run, a fresh database for each test."""

from __future__ import annotations

import fcntl
import json
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

SETTINGS = (
    "listen_addresses=''",  # a socket in a folder of our own: no port to fight for
    "max_connections=200",
    "fsync=on",
    "synchronous_commit=on",
    "log_min_messages=fatal",
    "shared_buffers=64MB",
)


def programs() -> Path | None:
    """Return where Debian keeps the newest PostgreSQL; None: it is not installed."""
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]),
    )
    return versions[-1].parent if versions else None


@dataclass(frozen=True, slots=True)
class Server:
    """A server with a data folder of its own."""

    folder: Path

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://kiosk@/{database}?host={self.folder}"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def start(self, *settings: str) -> None:
        chosen = " ".join(f"-c {each}" for each in (*SETTINGS, *settings))
        self._control("start", "-o", f"-k {self.folder} {chosen}")

    def stop(self, mode: str = "fast") -> None:
        self._control("stop", "-m", mode)

    def remove(self) -> None:
        """Stop it if it runs, whatever a test left behind, and delete everything."""
        if (self.data / "postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self.folder)

    def _control(self, *words: str) -> None:
        log = self.folder / "log"
        self.run("pg_ctl", "-D", self.data, "-w", "-t", "120", "-l", log, *words)

    def run(self, program: str, *words: str | Path) -> None:
        """Run one of its programs as an ordinary user: it refuses to be root."""
        found = programs()
        assert found is not None
        done = subprocess.run(
            (found / program, *words),
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if "start" not in words else subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
            cwd=self.folder,
            user=_user(),
            group=_group(),
            extra_groups=None if _user() is None else [],
        )
        assert done.returncode == 0, (program, words, done.stdout)

    @contextmanager
    def database(self) -> Generator[str]:
        """Give the address of an empty database."""
        name = f"kiosk_{uuid4().hex}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        try:
            yield self.url(name)
        finally:
            with psycopg.connect(self.url(), autocommit=True) as connection:
                connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def new_server() -> Server:
    """Return a server that is not started yet; skip the test if there is none."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="kiosk-pg-"))
    user, group = _user(), _group()
    if user is not None and group is not None:
        os.chown(folder, user, group)
    server = Server(folder)
    initial = ("--auth=trust", "--username=kiosk", "--encoding=UTF8", "--no-sync")
    server.run("initdb", "-D", server.data, "--locale=C.UTF-8", *initial)
    return server


def _user() -> int | None:
    """Return whom the server runs as; None: as whoever runs the tests."""
    return _ordinary().pw_uid if os.geteuid() == 0 else None


def _group() -> int | None:
    return _ordinary().pw_gid if os.geteuid() == 0 else None


def _ordinary() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


@contextmanager
def _alone(folder: Path) -> Iterator[Path]:
    """Give the file that tells all workers of the server; one may look at a time."""
    with (folder / "postgresql.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder / "postgresql.json"


def _enter(folder: Path) -> Server:
    with _alone(folder) as told:
        known = json.loads(told.read_text()) if told.exists() else None
        if known is None:
            server = new_server()
            server.start()
            known = {"folder": str(server.folder), "users": 0}
        known["users"] += 1
        told.write_text(json.dumps(known))
    return Server(Path(known["folder"]))


def _leave(folder: Path) -> None:
    with _alone(folder) as told:
        known = json.loads(told.read_text())
        known["users"] -= 1
        if known["users"]:
            told.write_text(json.dumps(known))
            return
        server = Server(Path(known["folder"]))
        server.remove()
        told.unlink()


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server, the same for all workers of a run; the last one stops it."""
    folder = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        folder = folder.parent
    server = _enter(folder)
    yield server
    _leave(folder)


@pytest.fixture
def postgresql_url(postgresql: Server) -> Iterator[str]:
    """The address of an empty database of this test alone."""
    with postgresql.database() as url:
        yield url
