"""Waits for what PostgreSQL tells."""

from __future__ import annotations

import selectors
import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kiosk.counter.model import Notice
from kiosk.records.polling import TOPICS, every_topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from psycopg import Connection

FIRST_PAUSE_SECONDS = 0.1
LONGEST_PAUSE_SECONDS = 5.0
"""After an outage all kiosks come back: they must not come at once for ever."""


class Waiting:
    """Listens on a connection of its own, and comes back after an outage."""

    def __init__(
        self, parameters: dict[str, Any], tell: Callable[[Notice], None]
    ) -> None:
        """Return when the database listens, or could not be reached at first."""
        self._parameters = parameters
        self._tell = tell
        self._wake, self._woken = socket.socketpair()
        self._begun = threading.Event()
        self._thread = threading.Thread(
            target=self._run, name="kiosk-waiting", daemon=True
        )
        self._thread.start()
        self._begun.wait()

    def close(self) -> None:
        """Stop telling, and return when nothing more will be told."""
        with suppress(OSError):  # it has ended already
            self._wake.send(b"x")
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self) -> None:
        with self._wake, self._woken:
            pause = FIRST_PAUSE_SECONDS
            missed = False
            while True:
                listened = self._listen_once(missed=missed)
                if listened is None:
                    return
                pause = FIRST_PAUSE_SECONDS if listened else pause
                missed = True
                self._begun.set()
                if self._closing_within(pause):
                    return
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    def _listen_once(self, *, missed: bool) -> bool | None:
        """Listen until the connection is lost.

        Returns:
            Whether there was a connection at all; None: we are closing.
        """
        import psycopg

        listened = False
        try:
            with psycopg.connect(**self._parameters, autocommit=True) as connection:
                connection.execute("LISTEN kiosk")
                listened = True
                self._begun.set()
                if missed and not self._tell_all(every_topic()):
                    return None
                self._follow(connection)
                return None
        except psycopg.Error:
            return listened

    def _follow(self, connection: Connection) -> None:
        """Tell what comes; return when closing."""
        with selectors.DefaultSelector() as selector:
            selector.register(connection.fileno(), selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            while True:
                told = [_read(each.payload) for each in connection.notifies(timeout=0)]
                known = dict.fromkeys(each for each in told if each is not None)
                if not self._tell_all(known):
                    return
                selector.select()

    def _tell_all(self, notices: Iterable[Notice]) -> bool:
        """Tell each; return whether to go on."""
        for notice in notices:
            if self._closing_within(0):
                return False
            self._tell(notice)
        return not self._closing_within(0)

    def _closing_within(self, seconds: float) -> bool:
        with selectors.DefaultSelector() as selector:
            selector.register(self._woken, selectors.EVENT_READ)
            return bool(selector.select(seconds))


def _read(payload: str) -> Notice | None:
    """Return the notice of a payload; None: a newer program wrote it."""
    topic, _, subject = payload.partition(" ")
    if topic not in TOPICS:
        return None
    return Notice(topic=topic, subject=subject)
