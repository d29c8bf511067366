"""How a job of the queue is kept in the ledger, and comes back from it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from kiosk.errors import KioskError
from kiosk.printers import Printer
from kiosk.printing.ledger import Entry, Ledger
from kiosk.printing.model import Job, Part, Pictures, Redrawn, Strip, Ticket
from kiosk.printing.queued import Queued


@dataclass(frozen=True, slots=True)
class Kept:
    """Writes a job into the ledger."""

    ledger: Ledger
    queued: Queued
    name: str
    source: bytes = b""
    """What other shapes of the page are made of."""

    def keep(
        self, parts: tuple[Part, ...], tickets: tuple[Ticket, ...], finished: int
    ) -> None:
        """Write it down; a disk that is full is no reason to print nothing."""
        queued = self.queued
        # Once the printer has said what it takes, its shape is kept, and no other.
        source = b"" if tickets else self.source
        entry = Entry(
            queued.key,
            queued.printer,
            self.name,
            parts,
            tickets,
            finished=finished,
            source=source,
        )
        with suppress(OSError):
            self.ledger.keep(entry)


class Forgotten:
    """Writes nothing: a personal job does not outlive the program."""

    def keep(
        self, parts: tuple[Part, ...], tickets: tuple[Ticket, ...], finished: int
    ) -> None:
        """Remember nothing."""


def raw(job: Job, printer: Printer) -> Part:
    """Return a job as it is kept before the printer was asked how it wants it."""
    copies = job.copies or printer.copies
    return Part(job.pdf, "application/pdf", 1, copies, job.media or printer.media)


def job_of(entry: Entry, redrawn: Redrawn | None) -> Job:
    """Return a kept job that no printer was asked about yet.

    Args:
        entry: What was kept.
        redrawn: Draws it for printers that take no PDF. None: nobody does.
    """
    part = entry.parts[0]
    pictures, strip = _shapes(entry.source, redrawn)
    return Job(
        key=entry.key,
        pdf=part.content,
        name=entry.name,
        personal=False,
        copies=sum(one.copies for one in entry.parts),
        media=part.media,
        pictures=pictures,
        strip=strip,
        source=entry.source,
    )


def _shapes(
    source: bytes, redrawn: Redrawn | None
) -> tuple[Pictures | None, Strip | None]:
    if source and redrawn is not None:
        # What cannot be drawn again may still be printed as it is.
        with suppress(KioskError):
            return redrawn(source)
    return None, None
