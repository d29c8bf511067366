"""What this program prints on: opened at first use, let go of when it ends."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from contextvars import Context
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Protocol

from kiosk.errors import KioskError
from kiosk.tui.printout import Printout

if TYPE_CHECKING:
    from kiosk.handout.again import Drawable
    from kiosk.handout.at_press import AtPress
    from kiosk.handout.model import Handout
    from kiosk.printers import Printer
    from kiosk.printing.model import Device, Job, JobState, Status
    from kiosk.printing.queue import PrintQueue
    from kiosk.settings import Settings
    from kiosk.tui.press import Press

NO_PRINTER = "There is no printer here."


class Watch(Protocol):
    """Looks after the printers while nobody prints, and tells who can help."""

    def start(self) -> None:
        """Begin, in a thread of its own."""

    def heard(self, printer: str, state: JobState) -> None:
        """Take what became known of a printer while it prints."""

    def close(self) -> None:
        """End; nothing is waited for."""


class PaperTray:
    """The printers of a program, and its queue."""

    def __init__(
        self,
        settings: Settings,
        open_queue: Callable[[Settings], PrintQueue] | None = None,
        open_watch: Callable[[], Watch] | None = None,
    ) -> None:
        """Make it; nothing is opened yet.

        Args:
            settings: What the operator set.
            open_queue: Called once; its queue may know of an earlier run. None: the
                printers of the settings, and nothing is kept for the next start.
            open_watch: Called once, by `resume`. None: nobody is told of trouble.
        """
        self._open_watch = open_watch
        self._watch: Watch | None = None
        self._settings = settings
        self._open_queue = open_queue or _queue_of
        self._keeps = open_queue is not None
        self._queue: PrintQueue | None = None
        self._press: Press | None = None
        self._printed: list[Printout] = []
        """What is made, waits or is printed now."""

    @property
    def queue(self) -> PrintQueue:
        """The queue; it belongs to the loop that runs when it is first asked for."""
        if self._queue is None:
            self._queue = self._open_queue(self._settings)
        return self._queue

    @property
    def printers(self) -> tuple[Printer, ...]:
        """The printers of this machine, the one for handouts first."""
        return tuple(device.printer for device in self.queue.devices)

    @property
    def sheets(self) -> Printer | None:
        """The printer for sheets of A4; None: there are but rolls, or none at all."""
        return next((one for one in self.printers if one.kind != "receipt"), None)

    @property
    def awaited(self) -> Printout | None:
        """A page of this visitor's that is on its way to paper; None: none is."""
        wanted = (one for one in self._printed if one.personal and not one.unwanted)
        return next(wanted, None)

    def make_with(self, press: Press) -> None:
        """Have pages made where codes are made, not in a process for each."""
        self._press = press

    def resume(self) -> None:
        """Go on with what an earlier run of this program left behind."""
        if self._keeps:
            # A folder that cannot be read is no reason to show no kiosk.
            with suppress(OSError):
                self.queue.resume()
        if self._open_watch is not None:
            self._watch = self._open_watch()
            self._watch.start()

    async def print_handout(
        self,
        handout: Handout,
        day: date,
        printout: Printout,
        *,
        printer: str = "",
        copies: int = 0,
    ) -> None:
        """Make a page in a process of its own, print it, and wait for its end.

        Expected trouble is told to the printout, never raised.

        Args:
            handout: What it says.
            day: The date of the page.
            printout: Hears how it goes.
            printer: The name of a printer; empty: the one for handouts.
            copies: 0: as many as are set for the printer.
        """
        self._printed.append(printout)
        try:
            device = self._device(printer)
            page = _page_of(handout, day, device)
            job = await _job_of(page, self._drawn(page), printout, copies)
            await self.print(job, printout, printer=printer)
        except KioskError as error:
            printout.hear(_failed(error))
        finally:
            self._printed.remove(printout)

    async def print(
        self, job: Job, printout: Printout, *, printer: str = ""
    ) -> JobState:
        """Print a job, wait for its end, and return it.

        Raises:
            KioskError: There is no such printer.
        """
        if printout.unwanted:
            printout.hear(_stopped())
            return "cancelled"
        if (ahead := self._ahead(printer)) is not None:
            printout.hear(ahead)
        # In a context of its own: the one here leads to what asked for the page.
        told = self._telling(printer, printout)
        queued = Context().run(self.queue.add, job, printer, told)
        printout.begin(queued)
        return (await queued.ended()).state

    def _telling(self, name: str, printout: Printout) -> Callable[[Status], None]:
        """Return what hears of a job: its printout, and who looks after printers."""
        watch, names = self._watch, [printer.name for printer in self.printers]
        printer = name or (*names, "")[0]

        def told(status: Status) -> None:
            printout.hear(status)
            if watch is not None:
                watch.heard(printer, status.state)

        return told

    def _ahead(self, name: str) -> Status | None:
        """Return what a new job waits for; None: the printer is free."""
        from kiosk.printing.model import Status

        names = [printer.name for printer in self.printers]
        printer = name or (*names, "")[0]
        if all(job.printer != printer for job in self.queue.jobs):
            return None
        return Status(self.queue.troubles.get(printer, "waiting"))

    async def drop_personal(self) -> None:
        """Have nothing printed any more that says something of a visitor."""
        if self._queue is not None:
            await self._queue.drop_personal()

    async def close(self) -> None:
        """End: personal jobs are dropped, the others left to the next start."""
        if self._watch is not None:
            self._watch.close()
        if self._queue is not None:
            await self._queue.close()

    def _drawn(self, page: Drawable) -> Drawable | AtPress:
        """Return a page with what draws it."""
        if self._press is None:
            return page
        from kiosk.handout.at_press import AtPress

        return AtPress(self._press.room, page)

    def _device(self, name: str) -> Device:
        from kiosk.errors import PrinterError
        from kiosk.printing.opening import find_device

        devices = self.queue.devices
        if not devices:
            raise PrinterError(NO_PRINTER)
        return find_device(devices, name) if name else devices[0]


def _queue_of(settings: Settings) -> PrintQueue:
    from kiosk.printing.opening import devices_of
    from kiosk.printing.queue import PrintQueue

    return PrintQueue(devices_of(settings))


def _page_of(handout: Handout, day: date, device: Device) -> Drawable:
    from kiosk.handout.again import Drawable

    stamp = int(datetime.combine(day, time(12), UTC).timestamp())
    return Drawable(handout, device.printer.media, stamp)


async def _job_of(
    page: Drawable, drawn: Drawable | AtPress, printout: Printout, copies: int
) -> Job:
    """Return a page as a printer wants it.

    Raises:
        HandoutError: It cannot be made.
    """
    from kiosk.printing.model import Job

    return Job(
        pdf=await drawn.pdf(),
        name=page.handout.id,
        personal=printout.personal,
        copies=copies,
        pictures=drawn.pictures,
        strip=drawn.strip,
        source=b"" if printout.personal else page.packed(),
    )


def _stopped() -> Status:
    from kiosk.printing.model import Status

    return Status("cancelled")


def _failed(error: KioskError) -> Status:
    from kiosk.printing.model import Status

    return Status("failed", problem=error.problem)
