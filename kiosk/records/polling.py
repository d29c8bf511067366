"""Waits for changes of a SQLite file."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING, get_args

from kiosk.counter.model import Notice, Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

PAUSE_SECONDS = 0.25
TOPICS: tuple[Topic, ...] = get_args(Topic)

_LAST = "SELECT coalesce(max(sequence), 0) FROM notices"
_SINCE = (
    "SELECT sequence, topic, subject FROM notices WHERE sequence > ? ORDER BY sequence"
)


def every_topic() -> tuple[Notice, ...]:
    """Return what is told when something may have been missed."""
    return tuple(Notice(topic=topic, subject="") for topic in TOPICS)


class Polling:
    """Looks for new notices every 250 ms, in a thread of its own."""

    def __init__(self, path: Path, tell: Callable[[Notice], None]) -> None:
        self._path = path
        self._tell = tell
        self._closing = threading.Event()
        self._connection: sqlite3.Connection | None = None
        self._seen = self._first()
        self._thread = threading.Thread(
            target=self._watch, name="kiosk-polling", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Stop telling, and return when nothing more will be told."""
        self._closing.set()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _first(self) -> int | None:
        """Return the last notice there is; None: the file cannot be read now."""
        try:
            with_file = sqlite3.connect(self._path, timeout=PAUSE_SECONDS)
            try:
                return int(with_file.execute(_LAST).fetchone()[0])
            finally:
                with_file.close()
        except sqlite3.Error:
            return None

    def _watch(self) -> None:
        try:
            while not self._closing.wait(PAUSE_SECONDS):
                self._tell_all(self._look())
        finally:
            self._leave()

    def _tell_all(self, notices: Iterable[Notice]) -> None:
        for notice in notices:
            if self._closing.is_set():
                return
            self._tell(notice)

    def _look(self) -> Iterable[Notice]:
        """Return what is new; nothing while the file cannot be read."""
        try:
            return self._new()
        except sqlite3.Error:
            self._leave()
            self._seen = None
            return ()

    def _new(self) -> Iterable[Notice]:
        if self._connection is None:
            self._connection = sqlite3.connect(self._path, timeout=PAUSE_SECONDS)
        [last] = self._connection.execute(_LAST).fetchone()
        seen, self._seen = self._seen, last
        if seen == last:
            return ()
        if seen is None or last < seen:
            return every_topic()
        rows = self._connection.execute(_SINCE, (seen,)).fetchall()
        self._seen = rows[-1][0] if rows else last
        if not rows or rows[0][0] != seen + 1:
            return every_topic()
        return dict.fromkeys(Notice(topic=row[1], subject=row[2]) for row in rows)

    def _leave(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
