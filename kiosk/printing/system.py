"""The system's default printer, through the program `lp` of CUPS."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from dataclasses import dataclass
from typing import Final

from kiosk.errors import PrinterError
from kiosk.printers import Printer
from kiosk.printing.model import Condition, Job, Keep, Part, Status, Ticket, checked_pdf

LP: Final = "lp"
"""The program that hands a page to the default printer (CUPS)."""
TAKE_THE_CODE: Final = "Keep the code instead, or ask the staff."
LOST: Final = "It is not known whether an earlier run printed this page."
SECONDS: Final = 20.0
"""After this, `lp` is ended."""


@dataclass(frozen=True, slots=True)
class SystemDevice:
    """Hands pages to `lp`, which tells nothing of them afterwards."""

    printer: Printer
    program: str = LP
    """Prints what it reads from standard input, as `lp` does."""
    timeout_seconds: float = SECONDS

    async def condition(self) -> Condition:
        """Return whether the program is there; it knows nothing of the paper."""
        found = shutil.which(self.program)
        return Condition("ready" if found else "offline", formats=("application/pdf",))

    async def prepare(self, job: Job) -> tuple[Part, ...]:
        """Return the whole page.

        Raises:
            PrinterError: It is no PDF.
        """
        pages = checked_pdf(job.pdf)
        copies = job.copies or self.printer.copies
        return (Part(job.pdf, "application/pdf", pages, copies),)

    async def submit(self, part: Part, ticket: Ticket, keep: Keep) -> Ticket:
        """Hand a page to `lp`; rather none than two.

        Raises:
            PrinterError: It was not taken, or an earlier run may have printed it.
        """
        if ticket.number:
            raise PrinterError(LOST)
        keep(Ticket(ticket.name, number=1))
        options = self._options(part.copies)
        await asyncio.to_thread(
            lp, part.content, options, self.program, self.timeout_seconds
        )
        sent = Ticket(ticket.name, number=1, sent=True)
        keep(sent)
        return sent

    async def poll(self, ticket: Ticket) -> Status:
        """Return that it is done, as far as this machine is told."""
        return Status("done")

    async def cancel(self, ticket: Ticket) -> None:
        """Do nothing: what `lp` took is out of our hands."""

    def _options(self, copies: int) -> tuple[str, ...]:
        printer = self.printer
        sides = "two-sided-long-edge" if printer.duplex else "one-sided"
        colour = "color" if printer.colour else "monochrome"
        plain = (f"media={printer.media.upper()}", f"sides={sides}")
        named = (*plain, f"print-color-mode={colour}")
        return ("-n", str(copies), *(word for one in named for word in ("-o", one)))


def lp(pdf: bytes, options: tuple[str, ...], program: str, seconds: float) -> None:
    """Hand a page to a program, and wait until it took it.

    Raises:
        PrinterError: There is no such program, or it did not take the page.
    """
    found = shutil.which(program)
    if found is None:
        raise PrinterError("There is no printer here.", remedy=TAKE_THE_CODE)
    command = [found, "-s", "-t", "kiosk", *options, "-"]
    try:
        subprocess.run(  # noqa: S603 - a fixed program, and nothing a visitor wrote
            command, input=pdf, capture_output=True, timeout=seconds, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        # What the program said stays out of it: it may quote the page.
        problem = "The printer did not take the page."
        raise PrinterError(problem, remedy=TAKE_THE_CODE) from error
