"""Jobs without personal data, kept on disk until they are printed.

A kiosk that was killed finds them when it starts again, and asks the printer. Each
job is locked by the program that prints it, so that two of them never share one.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from kiosk.printing.model import Part, Ticket

LOCK, PAGES, TICKETS = ".lock", ".pages", ".tickets"
FRESH: Final = ".fresh"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One job as it is kept."""

    key: str
    printer: str
    """The name of the printer."""
    name: str
    """What the job is, such as the id of a guide."""
    parts: tuple[Part, ...]
    tickets: tuple[Ticket, ...] = ()
    """One for each part; none before the printer was asked how it wants them."""
    finished: int = 0
    """How many parts are printed."""
    source: bytes = b""
    """What other shapes of it are made of, until the printer was asked."""


class _Tickets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    printer: str
    name: str
    tickets: tuple[Ticket, ...]
    finished: int
    source: bytes = b""


@dataclass(slots=True)
class _Held:
    lock: int
    parts: tuple[Part, ...] | None = None
    """What is on disk; None: nothing yet."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A folder of jobs; it is made when the first one is kept."""

    folder: Path
    _held: dict[str, _Held] = field(default_factory=dict)

    def keep(self, entry: Entry) -> None:
        """Write down a job as it is now, whole or not at all.

        Raises:
            OSError: It cannot be written.
        """
        if entry.key not in self._held:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self._take(entry.key):
                raise FileExistsError(entry.key)
        held = self._held[entry.key]
        if held.parts is not entry.parts:
            self._write(entry.key + PAGES, msgspec.msgpack.encode(entry.parts))
            held.parts = entry.parts
        tickets = _Tickets(
            entry.printer, entry.name, entry.tickets, entry.finished, entry.source
        )
        self._write(entry.key + TICKETS, msgspec.json.encode(tickets))

    def forget(self, key: str) -> None:
        """Remove a job that is over; one that was never kept is nothing to remove."""
        if key not in self._held:
            return
        for end in (TICKETS, PAGES, LOCK):
            (self.folder / (key + end)).unlink(missing_ok=True)
        self.release(key)

    def release(self, key: str) -> None:
        """Leave a job to whoever starts next."""
        if key in self._held:
            os.close(self._held.pop(key).lock)

    def left_behind(self) -> Iterator[Entry]:
        """Yield the jobs of programs that ended before them, and take them over."""
        for lock in sorted(self.folder.glob(f"*{LOCK}")):
            key = lock.name.removesuffix(LOCK)
            if key in self._held or not self._taken_over(key):
                continue
            entry = self._read(key)
            if entry is None:
                self.forget(key)
            else:
                yield entry

    def _taken_over(self, key: str) -> bool:
        try:
            return self._take(key)
        except OSError:
            # Another account's: no reason to leave the jobs that follow.
            return False

    def _take(self, key: str) -> bool:
        number = os.open(self.folder / (key + LOCK), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(number)
            return False
        self._held[key] = _Held(number)
        return True

    def _read(self, key: str) -> Entry | None:
        """Return a job; None when it was half written, or is damaged."""
        try:
            pages = (self.folder / (key + PAGES)).read_bytes()
            tickets = (self.folder / (key + TICKETS)).read_bytes()
            parts = msgspec.msgpack.decode(pages, type=tuple[Part, ...])
            kept = msgspec.json.decode(tickets, type=_Tickets)
        except (OSError, msgspec.DecodeError):
            return None
        if len(kept.tickets) not in (0, len(parts)) or not parts:
            return None
        return Entry(
            key,
            kept.printer,
            kept.name,
            parts,
            kept.tickets,
            finished=kept.finished,
            source=kept.source,
        )

    def _write(self, name: str, content: bytes) -> None:
        fresh = self.folder / (name + FRESH)
        number = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(number)
            fresh.replace(self.folder / name)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise
