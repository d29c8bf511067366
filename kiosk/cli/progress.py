"""One line on the terminal that says what a long command is doing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

QUIET_SECONDS = 1.0
"""Shorter work says nothing."""
CLEAR = "\r\x1b[K"
WIDTH = 30
"""Cells of a bar."""


class Progress:
    """Tells what is done now, once it takes a while and someone is watching."""

    def __init__(self, stream: TextIO, clock: Callable[[], float]) -> None:
        self._stream = stream
        self._clock = clock
        self._began = clock()
        self._shown = False

    def tell(self, what: str) -> None:
        """Show what is done now in place of what was shown before."""
        slow = self._clock() - self._began > QUIET_SECONDS
        if slow and self._stream.isatty():
            self._write(f"{CLEAR}... {what}")
            self._shown = True

    def end(self) -> None:
        """Take the line away."""
        if self._shown:
            self._write(CLEAR)
            self._shown = False

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def bar(done: int, total: int) -> str:
    """Return how much of the work is done, as a bar between brackets.

    Args:
        done: 0 to `total`.
        total: All of it; nothing to do counts as one.
    """
    share = done * WIDTH // max(1, total)
    return f"[{'#' * share}{'.' * (WIDTH - share)}]"
