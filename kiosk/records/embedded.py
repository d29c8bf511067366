"""SQLite: one file for a kiosk and a desk on one machine."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, create_engine, delete, event, insert, select, update

from kiosk.counter.audit import hash_of
from kiosk.errors import StoreError
from kiosk.records.database import no_head
from kiosk.records.opening import FILE as FILE
from kiosk.records.tables import AUDIT, AUDIT_HEAD, NOTICES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sqlalchemy import Connection, Engine, Row

    from kiosk.counter.model import Deed, Notice
    from kiosk.counter.store import Listening
    from kiosk.records.database import Changing

BUSY_SECONDS = 30
"""How long a writer waits for the others before it gives up."""
KEPT_NOTICES = 1000
"""A listener that is further behind is told every topic."""
PRAGMAS = (
    # Not WAL: versions of SQLite that many Pythons carry can lose writes at a reset
    # of its log. A commit is the truncation of the journal, which is synced; the
    # removal of a journal would not be, and could come back after a power cut.
    # Source: sqlite.org, "How To Corrupt An SQLite Database File"; pragma.html.
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
)

_HEAD = select(AUDIT_HEAD.c.sequence, AUDIT_HEAD.c.hash)
_ADD_ROW = insert(AUDIT).values(
    {column: bindparam(f"new_{column.name}") for column in AUDIT.c}
)
_MOVE_HEAD = update(AUDIT_HEAD).values(
    sequence=bindparam("new_sequence"), hash=bindparam("new_hash")
)
_ADD_NOTICE = insert(NOTICES).values(
    topic=bindparam("new_topic"), subject=bindparam("new_subject")
)
_DROP_NOTICES = delete(NOTICES).where(NOTICES.c.sequence <= bindparam("until"))


class Embedded:
    """The engines of one SQLite file."""

    shared = False

    def __init__(self, path: Path) -> None:
        """Make the file if there is none.

        Raises:
            StoreError: Others on this machine may read the file or its folder.
        """
        self._path = path
        self.remedy = (
            f"Check that {path} can be written and its disk is not full. "
            "If it is damaged, put its backup back."
        )
        make_private(path)
        self.reading = _engine(path)
        self.writing = self.reading.execution_options(kiosk_writes=True)

    def append(self, connection: Connection, deed: Deed, notice: Notice | None) -> None:
        """Write row and head; a notice is a row that listeners look for."""
        found = connection.execute(_HEAD).one_or_none()
        if found is None:
            raise no_head()
        last, previous = found
        hashed = hash_of(last + 1, deed, previous)
        head = {"new_sequence": last + 1, "new_hash": hashed}
        words = {
            "new_previous": previous,
            "new_actor": deed.actor,
            "new_verb": deed.verb,
            "new_subject": deed.subject,
            "new_at": deed.at,
        }
        connection.execute(_ADD_ROW, head | words)
        connection.execute(_MOVE_HEAD, head)
        if notice is not None:
            self.notify(connection, notice)

    def change(
        self,
        statement: Changing,
        values: Mapping[str, object],
        deed: Deed,
        notice: Notice | None,
    ) -> Row[Any] | None:
        """Change a row and append, in one transaction."""
        with self.writing.begin() as connection:
            changed = connection.execute(statement, values).one_or_none()
            if changed is not None:
                self.append(connection, deed, notice)
        return changed

    def notify(self, connection: Connection, notice: Notice) -> None:
        """Leave a notice, and forget those that every listener has seen."""
        left = connection.execute(
            _ADD_NOTICE, {"new_topic": notice.topic, "new_subject": notice.subject}
        )
        [number] = left.inserted_primary_key or (0,)
        if number % 100 == 0:
            connection.execute(_DROP_NOTICES, {"until": number - KEPT_NOTICES})

    def lock_session(self, connection: Connection, session: str) -> None:
        """Do nothing: one transaction writes at a time."""

    def listen(self, tell: Callable[[Notice], None]) -> Listening:
        """Look for notices four times a second."""
        from kiosk.records.polling import Polling

        return Polling(self._path, tell)

    def close(self) -> None:
        """Close the file."""
        self.reading.dispose()


def make_private(path: Path) -> None:
    """Make an empty file that only its owner may read, or check the one there is.

    Raises:
        StoreError: File or folder cannot be made, or others may read them.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError as error:
        raise StoreError(
            f"{path}: {error.strerror}.",
            remedy="Set [counter] folder to a folder that the kiosk may write.",
        ) from error
    if mode & 0o077:
        raise StoreError(
            f"{path} can be read by others on this machine.",
            remedy=f"chmod 600 {path}",
        )


def _engine(path: Path) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: connect(path),
        # A connection has its file to itself: threads may hand it on.
        poolclass=_pool(),
        pool_size=2,
        max_overflow=30,
        pool_timeout=BUSY_SECONDS,
        pool_reset_on_return=None,  # every transaction is ended by its own block
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _pool() -> type[Any]:
    from sqlalchemy.pool import QueuePool

    return QueuePool


def connect(path: Path) -> Any:  # noqa: ANN401 - sqlite3's own connection
    """Return a connection with the pragmas set."""
    import sqlite3

    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    for pragma in PRAGMAS:
        connection.execute(pragma)
    return connection


def _begin(connection: Connection) -> None:
    """Take the file's write lock at once: later it could be refused for ever."""
    writes = connection.get_execution_options().get("kiosk_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
