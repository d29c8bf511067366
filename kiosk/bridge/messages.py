"""What a page may say, and how much of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from kiosk.bridge.packets import DATA, meta, packed

MOST_BYTES: Final = 64 * 1024
"""Of one message.

Source: OWASP Cheat Sheet Series, WebSocket Security.
"""
COLUMNS: Final = (20, 300)
ROWS: Final = (10, 120)
"""Least and most; a page that asked for more took gigabytes of the plain server."""
MESSAGES_A_SECOND: Final = 200.0
"""Fingers that drag make about 60, a mouse that moves 120."""
MESSAGES_AT_ONCE: Final = 2000
"""A scanner types a page of a passport at once, each letter a message."""


@dataclass(frozen=True, slots=True)
class Size:
    """Of a terminal, in cells."""

    columns: int = 114
    rows: int = 32


@dataclass(frozen=True, slots=True)
class Said:
    """One message, as a screen's process takes it."""

    packet: bytes = b""
    size: Size | None = None
    answer: str = ""
    """What the page itself is told."""


NOTHING: Final = Said()


def clamped(columns: object, rows: object) -> Size | None:
    """Return a size within bounds; None: that is none."""
    sides = []
    for given, (least, most) in ((columns, COLUMNS), (rows, ROWS)):
        if not isinstance(given, int) or isinstance(given, bool):
            return None
        sides.append(min(max(given, least), most))
    return Size(*sides)


def resized(size: Size) -> bytes:
    """Return the packet that tells a size."""
    return meta(type="resize", width=size.columns, height=size.rows)


def understood(text: str) -> Said | None:
    """Read a message of a page.

    Returns:
        Nothing to pass on for what is well formed but not known; None for what no
        page of ours ever says.
    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, list) or not 1 <= len(told) <= 2:
        return None
    kind, given = told[0], told[1] if len(told) == 2 else None
    read = _KNOWN.get(kind) if isinstance(kind, str) else None
    return read(given) if read is not None else NOTHING


def _typed(given: Any) -> Said:  # noqa: ANN401 - any JSON
    if not isinstance(given, str):
        return NOTHING
    # Half of a pair cannot be written; the other half is lost with it.
    return Said(packed(DATA, given.encode("utf-8", "ignore")))


def _resized(given: Any) -> Said:  # noqa: ANN401 - any JSON
    if not isinstance(given, dict):
        return NOTHING
    size = clamped(given.get("width"), given.get("height"))
    return NOTHING if size is None else Said(resized(size), size)


def _pinged(given: Any) -> Said:  # noqa: ANN401 - any JSON
    short = isinstance(given, str) and len(given) <= 32
    return Said(answer=given) if short else NOTHING


_KNOWN: Final[dict[str, Callable[[Any], Said]]] = {
    "stdin": _typed,
    "resize": _resized,
    "focus": lambda _given: Said(meta(type="focus")),
    "blur": lambda _given: Said(meta(type="blur")),
    "ping": _pinged,
}


class Rate:
    """Lets so many messages through: a bucket that fills again."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Make a full one.

        Args:
            clock: Seconds that never go back.
        """
        self._clock = clock
        self._left = float(MESSAGES_AT_ONCE)
        self._then = clock()

    def take(self) -> bool:
        """Count a message; False: there were too many."""
        now = self._clock()
        gained = (now - self._then) * MESSAGES_A_SECOND
        self._left = min(float(MESSAGES_AT_ONCE), self._left + gained)
        self._then = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
