"""One job on its way to one printer: tried again, watched, given up, taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from kiosk.errors import KioskError, NotReadyError, PrinterError
from kiosk.printing.model import (
    TROUBLE,
    Device,
    Job,
    JobState,
    Part,
    Progress,
    Status,
    Ticket,
    TroubledError,
    new_ticket,
)

Made = TypeVar("Made")
Tell = Callable[[Status], None]
TAKE_BACK_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How often a printer is asked, and how long anything may take, in seconds."""

    poll_seconds: float = 0.5
    retry_seconds: tuple[float, ...] = (0.5, 1, 2, 4, 8)
    """Between tries; the last one again and again."""
    total_seconds: float = 300
    """For a job, from its turn on."""
    page_seconds: float = 15
    """More for each page."""


class Record(Protocol):
    """Remembers how far an errand is, for a later run of this program."""

    def keep(
        self, parts: tuple[Part, ...], tickets: tuple[Ticket, ...], finished: int
    ) -> None:
        """Remember it."""


class TooLateError(Exception):
    """The time of an errand is over."""


class Errand:
    """Brings the parts of one job to a printer, one after the other."""

    def __init__(
        self, device: Device, record: Record, tell: Tell, *, limits: Limits
    ) -> None:
        self._device = device
        self._record = record
        self._tell = tell
        self._limits = limits
        self._parts: tuple[Part, ...] = ()
        self._tickets: list[Ticket] = []
        self._finished = 0
        self._trouble: JobState | None = None
        self._problem = ""
        self._deadline = 0.0

    def resume(
        self, parts: Sequence[Part], tickets: Sequence[Ticket], finished: int
    ) -> None:
        """Go on where an earlier run ended."""
        self._parts = tuple(parts)
        self._tickets = list(tickets)
        self._finished = finished

    async def run(self, job: Job | None) -> Status:
        """Print it.

        Args:
            job: What is printed. None: what `resume` was given.

        Returns:
            How it ended; expected trouble is a status, never an error.
        """
        limits = self._limits
        self._deadline = _now() + limits.total_seconds
        try:
            if job is not None:
                await self._prepare(job)
            self._deadline += limits.page_seconds * self._pages()
            return await self._print()
        except TooLateError:
            problem = self._problem
        except KioskError as error:
            # Of the printer, or of whoever draws pages for it.
            problem = error.problem
        await self.take_back()
        return Status("failed", because=self._trouble, problem=problem)

    async def take_back(self) -> None:
        """Have nothing more printed of it, as far as the printer still hears."""
        if self._finished >= len(self._tickets):
            return
        ticket = self._tickets[self._finished]
        if ticket.number == 0:
            return
        for _try in range(2):
            try:
                async with asyncio.timeout(TAKE_BACK_SECONDS):
                    await self._device.cancel(ticket)
                return
            except (PrinterError, TimeoutError):
                continue

    async def _prepare(self, job: Job) -> None:
        self._parts = await self._tried(lambda: self._device.prepare(job))
        self._tickets = [new_ticket(job.name) for _part in self._parts]
        self._keep()

    async def _print(self) -> Status:
        while self._finished < len(self._parts):
            ticket = await self._tried(self._submit)
            status = await self._watched(ticket)
            if status.state != "done":
                return status
            self._finished += 1
            self._keep()
        return Status("done", Progress(self._pages(), self._pages()))

    async def _submit(self) -> Ticket:
        number = self._finished
        return await self._device.submit(
            self._parts[number], self._tickets[number], self._kept
        )

    def _kept(self, ticket: Ticket) -> None:
        self._tickets[self._finished] = ticket
        self._keep()

    def _keep(self) -> None:
        self._record.keep(self._parts, tuple(self._tickets), self._finished)

    async def _tried(self, attempt: Callable[[], Awaitable[Made]]) -> Made:
        """Return what an attempt gives, tried until it does or the time is over."""
        tries = 0
        while True:
            try:
                return await attempt()
            except NotReadyError as error:
                self._tell_why(error)
            await self._rest(tries)
            tries += 1

    async def _watched(self, ticket: Ticket) -> Status:
        """Return how a part ended; a printer that is away meanwhile may come back."""
        tries = 0
        while True:
            try:
                status = await self._device.poll(ticket)
            except NotReadyError as error:
                self._tell_why(error)
                await self._rest(tries)
                tries += 1
                continue
            tries = 0
            if status.ended:
                return Status(status.state, self._counted(status), self._why(status))
            self._told(status)
            await self._sleep(self._limits.poll_seconds)

    def _told(self, status: Status) -> None:
        self._trouble = status.state if status.state in TROUBLE else None
        self._tell(Status(status.state, self._counted(status)))

    def _tell_why(self, error: NotReadyError) -> None:
        self._problem = error.problem
        trouble = error.trouble if isinstance(error, TroubledError) else "offline"
        self._told(Status("waiting" if error.busy else trouble))

    def _why(self, status: Status) -> JobState | None:
        return status.because or self._trouble if status.state == "failed" else None

    def _counted(self, status: Status) -> Progress:
        """Return the page counted from the beginning of the job."""
        before = sum(one.pages * one.copies for one in self._parts[: self._finished])
        page = before + status.progress.page if status.progress.page else 0
        return Progress(min(page, self._pages()), self._pages())

    def _pages(self) -> int:
        return sum(part.pages * part.copies for part in self._parts)

    async def _rest(self, tries: int) -> None:
        waits = self._limits.retry_seconds
        await self._sleep(waits[min(tries, len(waits) - 1)])

    async def _sleep(self, seconds: float) -> None:
        left = self._deadline - _now()
        if left <= 0:
            raise TooLateError
        await asyncio.sleep(min(seconds, left))


def _now() -> float:
    return asyncio.get_running_loop().time()
