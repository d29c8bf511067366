"""A folder as a printer: each page becomes a PDF file in it."""

from __future__ import annotations

import asyncio
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from kiosk.errors import PrinterError
from kiosk.printers import Printer
from kiosk.printing.model import (
    Condition,
    Job,
    Keep,
    Part,
    Status,
    Ticket,
    checked_pdf,
)

REMEDY: Final = "Let printing.folder be a folder the kiosk may write to."
HALF: Final = re.compile(r"\.[a-z0-9+-]+-[0-9a-f]{16}\.pdf\.part")
"""What a file of ours is called while it is written."""
WRITING_SECONDS: Final = 60
"""No file takes longer: a kiosk was killed while it wrote it. Our own bound."""


@dataclass(frozen=True, slots=True)
class FolderDevice:
    """Writes files that are whole as soon as they are there."""

    printer: Printer

    @property
    def folder(self) -> Path:
        """Where the files go."""
        return Path(unquote(urlsplit(self.printer.uri).path))

    async def condition(self) -> Condition:
        """Return whether the folder is there; what was half written there goes."""
        there = await asyncio.to_thread(self.folder.is_dir)
        await asyncio.to_thread(sweep, self.folder)
        return Condition("ready" if there else "offline", formats=("application/pdf",))

    async def prepare(self, job: Job) -> tuple[Part, ...]:
        """Return one file a copy: a print server prints each.

        Raises:
            PrinterError: It is no PDF.
        """
        pages = checked_pdf(job.pdf)
        copies = job.copies or self.printer.copies
        return (Part(job.pdf, "application/pdf", pages),) * copies

    async def submit(self, part: Part, ticket: Ticket, keep: Keep) -> Ticket:
        """Write the file; one that an earlier run wrote is not written again.

        Raises:
            PrinterError: It cannot be written.
        """
        sent = Ticket(ticket.name, sent=True)
        await asyncio.to_thread(write, self.folder, ticket.name, part.content)
        keep(sent)
        return sent

    async def poll(self, ticket: Ticket) -> Status:
        """Return that it is done."""
        return Status("done")

    async def cancel(self, ticket: Ticket) -> None:
        """Leave what is written: whoever reads the folder may have begun."""


def write(folder: Path, name: str, content: bytes) -> None:
    """Write NAME.pdf into a folder, whole and for this account alone, or not at all.

    A file of that name is the same page already: names end at random.

    Raises:
        PrinterError: It cannot be written.
    """
    sweep(folder)
    path = folder / f"{name}.pdf"
    part = path.with_name(f".{path.name}.part")
    try:
        if path.exists():
            return
        part.unlink(missing_ok=True)
        part.touch(mode=0o600, exist_ok=False)
        part.write_bytes(content)
        part.rename(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise PrinterError(f"{folder}: {error.strerror}.", remedy=REMEDY) from error


def sweep(folder: Path) -> None:
    """Delete what a kiosk that was killed had half written: it may be personal."""
    with suppress(OSError):
        for path in folder.iterdir():
            if HALF.fullmatch(path.name):
                _delete_old(path)


def _delete_old(path: Path) -> None:
    with suppress(OSError):
        if path.lstat().st_mtime < time.time() - WRITING_SECONDS:
            path.unlink()
