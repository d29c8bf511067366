"""Who tells the counter which printers of this kiosk need somebody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.paths import state_folder

if TYPE_CHECKING:
    from kiosk.counter.store import Store
    from kiosk.printing.model import Condition, Device
    from kiosk.settings import Settings
    from kiosk.tui.printer_watch import PrinterWatch
    from kiosk.tui.visitor.counter_desk import CounterDesk


def watch_of(settings: Settings, counter: CounterDesk) -> Callable[[], PrinterWatch]:
    """Return what makes the watch of a kiosk; nothing is made or asked yet.

    Args:
        settings: The operator's.
        counter: Opens the store, where there is one already or a server is set.
    """

    def opened() -> Store | None:
        from kiosk.records.opening import has_store

        folder = settings.counter.folder or state_folder()
        return counter.store() if has_store(settings, folder) else None

    def made() -> PrinterWatch:
        from kiosk.tui.printer_watch import PrinterWatch

        return PrinterWatch(settings, opened)

    return made


def tell_counter(
    settings: Settings, devices: Sequence[Device], conditions: Sequence[Condition]
) -> None:
    """Tell how all printers of this kiosk are, where there is a counter to hear it.

    A counter that is away hears nothing: who asked sees the list all the same.
    """
    from kiosk.printing.needs import need_of
    from kiosk.records.opening import has_store, open_store
    from kiosk.tui.printer_watch import troubles_of
    from kiosk.tui.visitor.counter_desk import utc_now

    folder = settings.counter.folder or state_folder()
    if not has_store(settings, folder):
        return
    found = zip(devices, map(need_of, conditions), strict=True)
    needs = {device.printer.name: need for device, need in found if need}
    printers, now = tuple(device.printer for device in devices), utc_now()
    troubles = troubles_of(settings, printers, needs, now)
    with suppress(KioskError):
        store = open_store(settings, folder)
        try:
            store.tell_printers(settings.branch.place, troubles, now)
        finally:
            store.close()
