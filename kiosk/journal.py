"""The journal of the program: what happened, in a few fixed words and numbers.

One line of JSON an event. A line can hold only what stands here: the name of an
event, numbers, and codes out of closed sets. Of a fault it holds the type and where in
our own files it came from; never its message, never a value.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Literal, get_args

Ending = Literal["finish", "idle", "signal", "hang-up", "staff", "crash", "killed"]
"""How a visit, or a program, came to its end."""


class Event(StrEnum):
    """Everything that is ever told."""

    STARTED = "started"
    ENDED = "ended"
    WIPED = "visit wiped"
    CRASHED = "crashed"
    WARNED = "warned"
    """A library had something to say: who, and the type of a fault, is told."""
    UNSAFE = "unsafe host"
    LISTENING = "listening"
    PAGE_OPENED = "page opened"
    PAGE_REFUSED = "page refused"
    SCREEN_STARTED = "screen started"
    SCREEN_ENDED = "screen ended"
    SCREEN_HUNG = "screen hung"
    RELAY_RENEWED = "relay renewed"


CODES: Final[Mapping[str, frozenset[str]]] = {
    "program": frozenset({"run", "serve", "desk", "takeaway", "screen", "relay"}),
    "how": frozenset(get_args(Ending)),
    "reason": frozenset(
        {
            "busy",
            "closed",
            "key",
            "length",
            "message",
            "method",
            "origin",
            "path",
            "rate",
            "time",
        }
    ),
    "library": frozenset({"asyncio", "aiohttp", "concurrent", "other"}),
}
"""What a fact may say: one of these, and nothing else."""
NUMBERS: Final = frozenset(
    {"count", "findings", "milliseconds", "pid", "port", "processes", "signal"}
    | {"status", "visits"}
)
"""Facts that are numbers."""
MOST_FRAMES: Final = 20
_TYPE = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,79}")
_OURS: Final = Path(__file__).resolve().parent
_LOUD: Final = (Event.CRASHED, Event.UNSAFE, Event.SCREEN_HUNG)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line, before it is written."""

    event: Event
    facts: dict[str, int | str] = field(default_factory=dict)
    fault: str = ""
    """Type of an exception; empty: there was none."""
    frames: tuple[str, ...] = ()
    """Where in our files it came from, the innermost last: kiosk/tui/app.py:120."""

    def __post_init__(self) -> None:
        """Refuse what is no number and no code.

        Raises:
            ValueError: Without the value, which may be anything.
        """
        for key, value in self.facts.items():
            is_number = key in NUMBERS and type(value) is int
            if not is_number and value not in CODES.get(key, frozenset()):
                raise ValueError(f"the journal takes no such {key}")


def fault_of(error: BaseException, event: Event = Event.CRASHED) -> Entry:
    """Return what is told of a fault: its type and our frames."""
    name = type(error).__qualname__
    return Entry(
        event,
        fault=name if _TYPE.fullmatch(name) else "unknown",
        frames=tuple(_frames(error.__traceback__))[-MOST_FRAMES:],
    )


def _frames(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_OURS):
            yield f"{path.relative_to(_OURS.parent).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next


class JsonLines(logging.Formatter):
    """Writes entries as JSON, and of every other record that there was one."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line; no text of a record ever gets into it."""
        entry = record.msg if isinstance(record.msg, Entry) else _of_library(record)
        at = datetime.fromtimestamp(record.created, UTC)
        told: dict[str, Any] = {
            "at": at.isoformat(timespec="seconds"),
            "event": entry.event.value,
            **entry.facts,
        }
        if entry.fault:
            told |= {"fault": entry.fault, "frames": list(entry.frames)}
        return json.dumps(told)


def _of_library(record: logging.LogRecord) -> Entry:
    name = record.name.partition(".")[0]
    library = name if name in CODES["library"] else "other"
    error = record.exc_info[1] if record.exc_info else None
    told = Entry(Event.WARNED) if error is None else fault_of(error, Event.WARNED)
    return Entry(Event.WARNED, {"library": library}, told.fault, told.frames)


class Journal:
    """Takes events of one program."""

    def __init__(self, handler: logging.Handler | None = None) -> None:
        """Make the journal.

        Args:
            handler: Where lines go. None: nowhere.
        """
        self._handler = handler or logging.NullHandler()
        self._handler.setFormatter(JsonLines())
        # It has no parent: nothing that others set up is told of it.
        self._logger = logging.Logger("kiosk")
        self._logger.addHandler(self._handler)

    def write(self, event: Event, **facts: int | str) -> None:
        """Tell that something happened.

        Args:
            event: What.
            facts: Numbers and codes, as `NUMBERS` and `CODES` know them.

        Raises:
            ValueError: A fact is neither.
        """
        self._put(Entry(event, facts))

    def crashed(self, error: BaseException) -> None:
        """Tell of a fault in the program."""
        self._put(fault_of(error))

    def of_library(self, name: str) -> logging.Logger:
        """Return a log for a library: what it writes is told without its words.

        Args:
            name: As `CODES` knows it under "library".
        """
        logger = logging.Logger(name, logging.WARNING)
        logger.addHandler(self._handler)
        return logger

    def take_over(self, sentence: str = "") -> None:
        """Let nothing else of this process tell of faults: not Python, no library.

        Python would print messages, and lines of source, to standard error; libraries
        write into their own logs. What asyncio finds in a task comes through its log.

        Args:
            sentence: Stands on standard error when a fault ends the program.
        """
        # logging itself would print what it could not write.
        logging.raiseExceptions = False
        root = logging.getLogger()
        root.handlers[:] = [self._handler]
        root.setLevel(logging.WARNING)
        logging.captureWarnings(capture=True)

        def ended(_kind: object, error: BaseException, _trace: object) -> None:
            self.crashed(error)
            if sentence:
                print(sentence, file=sys.stderr)  # noqa: T201 - to whoever is there

        sys.excepthook = ended
        threading.excepthook = lambda told: self._aside(told.exc_value)
        sys.unraisablehook = lambda told: self._aside(told.exc_value)

    def _aside(self, error: BaseException | None) -> None:
        """Tell of a fault that ends nothing."""
        if error is not None and not isinstance(error, SystemExit):
            self.crashed(error)

    def _put(self, entry: Entry) -> None:
        level = logging.ERROR if entry.event in _LOUD else logging.INFO
        self._logger.log(level, entry)


NOWHERE: Final = Journal()
"""Keeps nothing."""
