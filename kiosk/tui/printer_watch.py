"""Looks at the printers of a kiosk now and then, so that the desk hears first.

All of it runs in a thread of its own: no touch waits for a printer or a database.
Printers are asked how they are, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Final

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from kiosk.counter.printer_troubles import PrinterTrouble
    from kiosk.counter.store import Store
    from kiosk.printers import Printer
    from kiosk.printing.model import Device, JobState
    from kiosk.printing.needs import Need
    from kiosk.settings import Settings

TROUBLES: Final = frozenset(("out-of-paper", "jam", "attention", "offline"))
"""States of a job in which its printer needs somebody."""
OVER: Final = frozenset(("done", "failed", "cancelled"))


@dataclass(frozen=True, slots=True)
class Pace:
    """How often printers are asked, in seconds. Our own bounds."""

    first: float = 20
    """After the start: what the kiosk loads for itself comes first."""
    calm: float = 180
    """Between looks while all is well."""
    trouble: float = 30
    """Between looks while something is not: the desk believes what is told again."""
    least: float = 2
    """Before a look that a job asked for: it may not be the only one."""


class PrinterWatch:
    """Tells the store which printers of this kiosk need somebody."""

    def __init__(
        self,
        settings: Settings,
        open_store: Callable[[], Store | None],
        *,
        devices: tuple[Device, ...] | None = None,
        pace: Pace | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Make it; nothing is begun.

        Args:
            settings: Where the kiosk stands, and its printers.
            open_store: Opens the counter's store, or returns the opened one; it is
                called in the thread, once there is something to tell. None: there is
                no counter, and nobody is told.
            devices: The printers; None: those of the settings.
            pace: None: the usual one.
            clock: Now, aware, in UTC.
        """
        self._settings = settings
        self._open_store = open_store
        self._devices = devices
        self._pace = pace or Pace()
        self._clock = clock
        self._lock = Lock()
        self._jobs: dict[str, JobState] = {}
        """How the job goes that each printer has now."""
        self._soon, self._ended = Event(), False
        self._told = False
        """Whether the store knows of a trouble here."""

    def start(self) -> None:
        """Begin, in a thread that ends with the program."""
        Thread(target=self._run, name="kiosk-printers", daemon=True).start()

    def heard(self, printer: str, state: JobState) -> None:
        """Take what became known of a printer while it prints; from any thread."""
        with self._lock:
            before = self._jobs.pop(printer, "")
            if state not in OVER:
                self._jobs[printer] = state
            if before != state and not TROUBLES.isdisjoint((before, state)):
                self._soon.set()

    def close(self) -> None:
        """End; nothing is waited for."""
        self._ended = True
        self._soon.set()

    def look(self) -> None:
        """Ask the printers once, and tell of what changed or lasts. It blocks."""
        needs, devices = self._needs(), self._devices or ()
        printers = tuple(device.printer for device in devices)
        troubles = troubles_of(self._settings, printers, needs, self._clock())
        if (troubles or self._told) and not self._ended:
            self._tell(troubles)

    def _run(self) -> None:
        pause = self._pace.first
        while not self._ended:
            if self._soon.wait(pause):
                self._soon.clear()
                if not self._ended:
                    self._soon.wait(self._pace.least)
            if self._ended:
                return
            self.look()
            pause = self._pace.trouble if self._told else self._pace.calm

    def _needs(self) -> Mapping[str, Need]:
        # Imported here, in the thread: the first screen does not wait for it.
        from kiosk.printing.needs import need_of_job, needs_of
        from kiosk.printing.opening import devices_of

        if self._devices is None:
            self._devices = devices_of(self._settings)
        with self._lock:
            jobs = {name: need_of_job(state) for name, state in self._jobs.items()}
        needs = {name: need for name, need in jobs.items() if need}
        # Receipt printers listen to one at a time: whoever prints knows how they are.
        free = [
            one
            for one in self._devices
            if one.printer.kind != "receipt" or one.printer.name not in jobs
        ]
        return {**needs, **needs_of(free)}

    def _tell(self, troubles: tuple[PrinterTrouble, ...]) -> None:
        """Tell the store; one that is away is told at the next look."""
        try:
            store = self._open_store()
            if store is not None:
                place = self._settings.branch.place
                store.tell_printers(place, troubles, self._clock())
        except KioskError:
            self._told = True
        else:
            self._told = bool(troubles)


def troubles_of(
    settings: Settings,
    printers: tuple[Printer, ...],
    needs: Mapping[str, Need],
    now: datetime,
) -> tuple[PrinterTrouble, ...]:
    """Return what the desk is told of the printers of a kiosk.

    Args:
        settings: Where the kiosk stands.
        printers: All of its printers.
        needs: What some of them need, by name.
        now: Since when, unless it was told before.
    """
    from kiosk.counter.printer_troubles import PrinterTrouble

    return tuple(
        PrinterTrouble(
            kiosk=settings.branch.place,
            printer=one.name,
            state=needs[one.name],
            paper="roll" if one.kind == "receipt" else one.media,
            since=now,
        )
        for one in printers
        if one.name in needs
    )
