"""Receipt printers (ESC/POS): a picture, and then the knife."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Literal

from kiosk.errors import NotReadyError, PrinterError
from kiosk.printers import Printer
from kiosk.printing.escpos_words import Answer, checked_png
from kiosk.printing.escpos_worker import commands_for
from kiosk.printing.model import (
    Condition,
    Job,
    Keep,
    Part,
    Status,
    Ticket,
    TroubledError,
)
from kiosk.printing.receipt_wire import Wire

PNG: Final = "image/png"
LOST: Final = "It is not known whether an earlier run printed this receipt."


@dataclass(frozen=True, slots=True)
class ReceiptDevice:
    """A receipt printer. Many of them tell nothing: what they took counts as done."""

    printer: Printer
    wire: Wire
    translated: Callable[[bytes, int], Awaitable[bytes]] = commands_for
    """Gives a picture in the printer's language."""

    async def condition(self) -> Condition:
        """Return how it is; one that tells nothing is ready."""
        try:
            answer = await self.wire.ask()
        except NotReadyError:
            return Condition("offline", formats=(PNG,))
        except PrinterError as error:
            return Condition("attention", (error.problem,), formats=(PNG,))
        reasons = ("cover-open",) if answer and answer.cover_open else ()
        return Condition(_trouble(answer) or "ready", reasons, formats=(PNG,))

    async def prepare(self, job: Job) -> tuple[Part, ...]:
        """Return the receipt.

        Raises:
            PrinterError: The job has none, or it is for another roll.
        """
        if job.strip is None:
            raise PrinterError(
                f"{self.printer.name} prints receipts only.",
                remedy="Use a printer for sheets.",
            )
        png = await job.strip(self.printer.width_mm)
        checked_png(png, self.printer.width_mm)
        return (Part(png, PNG, copies=job.copies or self.printer.copies),)

    async def submit(self, part: Part, ticket: Ticket, keep: Keep) -> Ticket:
        """Bring a receipt to a printer that would print it now; rather none than two.

        Raises:
            NotReadyError: It is away, open, or has no paper: it was given nothing.
            PrinterError: It took a part at most, or an earlier run may have printed.
        """
        if ticket.number:
            raise PrinterError(LOST)
        commands = await self.translated(part.content, part.copies)
        answer = await self.wire.ask()
        if trouble := _trouble(answer):
            raise TroubledError(f"{self.printer.name} cannot print now.", trouble)
        await self.wire.send(commands, lambda: keep(Ticket(ticket.name, number=1)))
        sent = Ticket(ticket.name, number=1, sent=True)
        keep(sent)
        return sent

    async def poll(self, ticket: Ticket) -> Status:
        """Return that it is done, unless the printer says what keeps it from it.

        Raises:
            NotReadyError: It is not there any more.
        """
        return Status(_trouble(await self.wire.ask()) or "done")

    async def cancel(self, ticket: Ticket) -> None:
        """Have what is not printed yet forgotten: the next person must not get it.

        Raises:
            NotReadyError: It is not there.
        """
        answer = await self.wire.ask()
        if answer is not None:
            await self.wire.forget()


def _trouble(
    answer: Answer | None,
) -> Literal["out-of-paper", "attention"] | None:
    """Return what keeps a printer from printing; None for nothing that is known."""
    if answer is None or answer.ready:
        return None
    return "attention" if answer.paper else "out-of-paper"
