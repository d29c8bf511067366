"""Network and USB printers by IPP: each page brought once, and asked after.

A job is made empty first, and its number kept, before its pages are sent: a printer
that hangs, or a kiosk that is killed, leaves an empty job that never prints, or a
number to ask about.

Source: RFC 8011, 4.2.4 (Create-Job) and 4.3.1 (Send-Document).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.errors import NotReadyError, PrinterError
from kiosk.printers import Printer
from kiosk.printing.ipp_wire import RefusedError, Wire
from kiosk.printing.ipp_words import (
    ABORTED,
    CANCELED,
    COMPLETED,
    INCOMING,
    NOTHING_CAME,
    PROCESSING,
    STOPPED,
    Attributes,
    condition_of,
    job_attributes,
    many,
    most_copies,
    number_of,
    status_of,
    wanting,
)
from kiosk.printing.model import (
    Condition,
    Job,
    Keep,
    Media,
    Part,
    Status,
    Ticket,
    checked_pdf,
)

PDF: Final = "application/pdf"
JPEG: Final = "image/jpeg"
ASKED_FOR: Final = -1
"""The number of a ticket whose job was asked for, with no answer yet."""


@dataclass(frozen=True, slots=True)
class IppDevice:
    """A printer that speaks IPP."""

    printer: Printer
    wire: Wire

    async def condition(self) -> Condition:
        """Return how it is; one that does not answer is offline."""
        try:
            return condition_of(await self.wire.about_printer())
        except NotReadyError as error:
            return Condition("busy" if error.busy else "offline")
        except PrinterError as error:
            return Condition("attention", (error.problem,))

    async def prepare(self, job: Job) -> tuple[Part, ...]:
        """Return a job as PDF, or as JPEG pages for a printer that takes no PDF.

        Raises:
            NotReadyError: The printer does not answer.
            PrinterError: It takes neither, or has no such paper.
        """
        pages = checked_pdf(job.pdf)
        told = await self.wire.about_printer()
        media = job.media or self.printer.media
        wanting(self.printer, told, media)
        copies = job.copies or self.printer.copies
        formats = many(told, "document-format-supported")
        if PDF in formats:
            return _shared(job.pdf, pages, copies, media, most_copies(told))
        if JPEG in formats and job.pictures is not None:
            drawn = await job.pictures()
            return tuple(Part(page, JPEG, media=media) for page in drawn) * copies
        raise PrinterError(
            f"{self.printer.name} takes no PDF.",
            remedy="Use a printer that takes PDF, or one that takes JPEG for handouts.",
        )

    async def submit(self, part: Part, ticket: Ticket, keep: Keep) -> Ticket:
        """Bring a part to the printer, once, however often this is called.

        Raises:
            NotReadyError: The printer is away or busy.
            PrinterError: It does not take the part.
        """
        known = ticket if ticket.sent else await self._known(ticket)
        if known.sent:
            keep(known)
            return known
        if known.number <= 0:
            known = await self._created(part, known, keep)
        await self._send(part, known)
        sent = Ticket(known.name, known.number, sent=True)
        keep(sent)
        return sent

    async def poll(self, ticket: Ticket) -> Status:
        """Return how a part goes; one the printer forgot has failed.

        Raises:
            NotReadyError: The printer does not answer.
        """
        job = await self._told(ticket)
        if job is None:
            # Once it had all pages: rather none than two.
            return Status("failed")
        if job.get("job-state") in (COMPLETED, CANCELED):
            return status_of(job, {})
        return status_of(job, await self.wire.about_printer())

    async def cancel(self, ticket: Ticket) -> None:
        """Cancel a part; one that is over, or unknown, is left.

        Raises:
            NotReadyError: The printer does not answer.
        """
        from pyipp.enums import IppOperation

        number = ticket.number
        if number == ASKED_FOR:
            number = await self.wire.find(_shown(ticket))
        if number <= 0:
            return
        try:
            await self.wire.ask(IppOperation.CANCEL_JOB, {"job-id": number})
        except RefusedError as error:
            if not error.gone:
                raise

    async def _known(self, ticket: Ticket) -> Ticket:
        """Return what became of an earlier try: a number that can be used, or none."""
        number = ticket.number
        if number == 0:
            return ticket
        if number == ASKED_FOR:
            number = await self.wire.find(_shown(ticket))
        if number == 0:
            return Ticket(ticket.name)
        found = Ticket(ticket.name, number)
        job = await self._told(found)
        # One that was switched off may give the same numbers again, to others.
        if job is None or job.get("job-name", "") not in ("", _shown(ticket)):
            return Ticket(ticket.name)
        return await self._judged(found, job)

    async def _told(self, ticket: Ticket) -> Attributes | None:
        """Return what the printer tells of a job; None: it knows none."""
        try:
            return await self.wire.about_job(ticket.number)
        except RefusedError as error:
            if not error.gone:
                raise
            return None

    async def _judged(self, ticket: Ticket, job: Attributes) -> Ticket:
        state = job.get("job-state")
        printed = job.get("job-impressions-completed", 0) or 0
        if state in (CANCELED, ABORTED) and not printed:
            return Ticket(ticket.name)
        reasons = many(job, "job-state-reasons")
        if NOTHING_CAME in reasons and INCOMING not in reasons:
            # It takes pages once: should earlier ones still come, later are refused.
            return ticket
        started = state in (PROCESSING, STOPPED) and INCOMING not in reasons
        if started or state in (CANCELED, ABORTED, COMPLETED):
            return Ticket(ticket.name, ticket.number, sent=True)
        # Nobody can tell how much of it came: it is taken back before it prints.
        await self.cancel(ticket)
        raise NotReadyError(f"{self.printer.name} has half of a page.", busy=True)

    async def _created(self, part: Part, ticket: Ticket, keep: Keep) -> Ticket:
        from pyipp.enums import IppOperation

        told = await self.wire.about_printer()
        wanting(self.printer, told, part.media)
        keep(Ticket(ticket.name, ASKED_FOR))
        answer = await self.wire.ask(
            IppOperation.CREATE_JOB,
            {"job-name": _shown(ticket)},
            job=job_attributes(self.printer, part, told),
        )
        number = number_of(answer["jobs"][0]) if answer["jobs"] else 0
        if not number:
            raise PrinterError(f"{self.printer.name} gives its jobs no numbers.")
        created = Ticket(ticket.name, number)
        keep(created)
        return created

    async def _send(self, part: Part, ticket: Ticket) -> None:
        from pyipp.enums import IppOperation

        try:
            await self.wire.ask(
                IppOperation.SEND_DOCUMENT,
                {
                    "job-id": ticket.number,
                    "document-format": part.format,
                    "last-document": True,
                },
                content=part.content,
            )
        except RefusedError as error:
            if error.gone:
                problem = f"{self.printer.name} does not want the pages of a job now."
                raise NotReadyError(problem, busy=True) from error
            await self.cancel(ticket)
            raise


def _shared(
    pdf: bytes, pages: int, copies: int, media: Media, most: int
) -> tuple[Part, ...]:
    """Return as few parts as there must be for a printer that makes so many copies."""
    full, rest = divmod(copies, most)
    counts = (most,) * full + ((rest,) if rest else ())
    return tuple(Part(pdf, PDF, pages, count, media) for count in counts)


def _shown(ticket: Ticket) -> str:
    return f"kiosk-{ticket.mark}"
