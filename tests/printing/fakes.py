"""A printer that does what the test says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kiosk.errors import NotReadyError, PrinterError
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

AWAY = NotReadyError("It is away.")
BUSY = NotReadyError("It is busy.", busy=True)
NEVER = PrinterError("It takes no such thing.")


@dataclass
class FakeDevice:
    """Answers each question with the next thing of its list, the last for ever."""

    name: str = "Fake"
    parts: int = 1
    prepares: list[Exception | None] = field(default_factory=lambda: [None])
    submits: list[Exception | None] = field(default_factory=lambda: [None])
    polls: Sequence[Status | Exception] = (Status("done"),)
    jobs: list[Job] = field(default_factory=list)
    """What it was given, as it came."""
    brought: list[str] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    on_poll: Callable[[], None] = lambda: None

    @property
    def printer(self) -> Printer:
        """What an operator would set."""
        return Printer(name=self.name, kind="system")

    async def condition(self) -> Condition:
        """Be ready."""
        return Condition("ready")

    async def prepare(self, job: Job) -> tuple[Part, ...]:
        """Take it as it is, in so many parts."""
        self.jobs.append(job)
        _answer(self.prepares)
        return (Part(job.pdf, "application/pdf", checked_pdf(job.pdf)),) * self.parts

    async def submit(self, part: Part, ticket: Ticket, keep: Keep) -> Ticket:
        """Take it."""
        keep(Ticket(ticket.name, 7))
        _answer(self.submits)
        self.brought.append(ticket.name)
        keep(Ticket(ticket.name, 7, sent=True))
        return Ticket(ticket.name, 7, sent=True)

    async def poll(self, ticket: Ticket) -> Status:
        """Say the next thing."""
        self.on_poll()
        now, *rest = self.polls
        self.polls = rest or self.polls
        if isinstance(now, Exception):
            raise now
        return now

    async def cancel(self, ticket: Ticket) -> None:
        """Remember it."""
        self.cancelled.append(ticket.name)


def _answer(answers: list[Exception | None]) -> None:
    now = answers[0]
    if len(answers) > 1:
        del answers[0]
    if now is not None:
        raise now
