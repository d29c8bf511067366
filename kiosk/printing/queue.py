"""What is printed by this program: in order for each printer, told as it goes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from kiosk.errors import PrinterError
from kiosk.printing.errand import Errand, Limits, Record
from kiosk.printing.keeping import Forgotten, Kept, job_of, raw
from kiosk.printing.ledger import Entry, Ledger
from kiosk.printing.model import (
    TROUBLE,
    Device,
    Job,
    JobState,
    Redrawn,
    Status,
)
from kiosk.printing.opening import find_device
from kiosk.printing.queued import Queued, Told

NO_PRINTER = "There is no printer here."


class PrintQueue:
    """The queue of one program; it belongs to one event loop."""

    def __init__(
        self,
        devices: tuple[Device, ...],
        *,
        ledger: Ledger | None = None,
        limits: Limits | None = None,
        redrawn: Redrawn | None = None,
    ) -> None:
        """Make a queue.

        Args:
            devices: The printers, the one for handouts first.
            ledger: Keeps jobs without personal data. None: they are kept nowhere.
            limits: None: the usual ones.
            redrawn: Draws what an earlier run left, for printers that take no PDF.
        """
        self._redrawn = redrawn
        self.devices = devices
        self._ledger = ledger
        self._limits = limits or Limits()
        self._turns: dict[str, asyncio.Lock] = {}
        self._jobs: dict[str, Queued] = {}

    @property
    def jobs(self) -> tuple[Queued, ...]:
        """What is not over yet, in the order it came."""
        return tuple(self._jobs.values())

    @property
    def troubles(self) -> Mapping[str, JobState]:
        """The printers that keep a job waiting, by name, and why."""
        return {
            job.printer: job.status.state
            for job in self._jobs.values()
            if job.status.state in TROUBLE
        }

    def add(self, job: Job, printer: str = "", told: Told | None = None) -> Queued:
        """Take a job.

        Args:
            job: What is printed.
            printer: The name of a printer; empty: the first.
            told: Hears each change of its status.

        Raises:
            PrinterError: There is no printer.
            UnknownError: There is none of that name.
        """
        device = self._chosen(printer)
        queued = Queued(
            job.key,
            device.printer.name,
            personal=job.personal,
            told=told or (lambda _status: None),
        )
        record = self._record(queued, job.name, job.source)
        # Kept before its turn comes: it may be long until then.
        record.keep((raw(job, device.printer),), (), 0)
        self._begin(queued, self._errand(device, queued, record), job)
        return queued

    async def print(
        self, job: Job, printer: str = "", told: Told | None = None
    ) -> Status:
        """Print a job and return how it ended; cancelled, the job is dropped."""
        queued = self.add(job, printer, told)
        try:
            return await queued.ended()
        except asyncio.CancelledError:
            queued.drop()
            raise

    def resume(self) -> tuple[Queued, ...]:
        """Go on with what an earlier run of this program left behind."""
        if self._ledger is None:
            return ()
        found = []
        for entry in self._ledger.left_behind():
            resumed = self._resumed(entry)
            if resumed is None:
                self._ledger.release(entry.key)
            else:
                found.append(resumed)
        return tuple(found)

    async def drop_personal(self) -> None:
        """Drop every personal job, and wait until printers were told so."""
        await self._end([job for job in self.jobs if job.personal], drop=True)

    async def close(self) -> None:
        """End: personal jobs are dropped, the others left to the next start."""
        await self.drop_personal()
        await self._end(list(self.jobs), drop=False)

    async def _end(self, jobs: list[Queued], *, drop: bool) -> None:
        for job in jobs:
            if drop:
                job.drop()
            else:
                job.stop()
        for job in jobs:
            await job.ended()

    def _chosen(self, name: str) -> Device:
        if not self.devices:
            raise PrinterError(NO_PRINTER, remedy="Set one: see [[printer]].")
        return find_device(self.devices, name) if name else self.devices[0]

    def _resumed(self, entry: Entry) -> Queued | None:
        """Return a job that goes on; None when its printer is no longer here."""
        names = [device.printer.name for device in self.devices]
        if entry.printer not in names:
            return None
        device = self.devices[names.index(entry.printer)]
        queued = Queued(
            entry.key, entry.printer, personal=False, told=lambda _status: None
        )
        record = self._record(queued, entry.name, entry.source)
        errand = self._errand(device, queued, record)
        if entry.tickets:
            errand.resume(entry.parts, entry.tickets, entry.finished)
        job = None if entry.tickets else job_of(entry, self._redrawn)
        self._begin(queued, errand, job)
        return queued

    def _record(self, queued: Queued, name: str, source: bytes) -> Record:
        if self._ledger is None or queued.personal:
            return Forgotten()
        return Kept(self._ledger, queued, name, source)

    def _errand(self, device: Device, queued: Queued, record: Record) -> Errand:
        return Errand(device, record, queued.tell, limits=self._limits)

    def _begin(self, queued: Queued, errand: Errand, job: Job | None) -> None:
        self._jobs[queued.key] = queued
        task = asyncio.create_task(self._run(queued, errand, job))
        queued.begin(task)
        task.add_done_callback(lambda _task: self._over(queued))

    async def _run(self, queued: Queued, errand: Errand, job: Job | None) -> None:
        turn = self._turns.setdefault(queued.printer, asyncio.Lock())
        try:
            async with turn:
                queued.tell(await errand.run(job))
        except asyncio.CancelledError:
            if queued.unwanted or queued.personal:
                await errand.take_back()
            raise

    def _over(self, queued: Queued) -> None:
        """Let go of a job, however it ended; its task may never have begun."""
        del self._jobs[queued.key]
        if not queued.status.ended and (queued.unwanted or queued.personal):
            queued.tell(Status("cancelled"))
        if self._ledger is None:
            return
        if queued.status.ended:
            self._ledger.forget(queued.key)
        else:
            self._ledger.release(queued.key)
