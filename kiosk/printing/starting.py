"""The queue of one program, as the settings say."""

from __future__ import annotations

from kiosk.paths import state_folder
from kiosk.printing.errand import Limits
from kiosk.printing.ledger import Ledger
from kiosk.printing.model import Device, Redrawn
from kiosk.printing.opening import devices_of
from kiosk.printing.queue import PrintQueue
from kiosk.settings import Settings

FOLDER = "printing"
"""Where the ledger stands, in the folder of the counter."""


def queue_of(
    settings: Settings,
    devices: tuple[Device, ...] | None = None,
    *,
    limits: Limits | None = None,
    redrawn: Redrawn | None = None,
) -> PrintQueue:
    """Return a queue for the printers of this machine. Nothing is begun yet.

    Args:
        settings: The operator's.
        devices: The printers; None: all that are set.
        limits: None: the usual ones.
        redrawn: Draws what an earlier run left, for printers that take no PDF.
    """
    folder = settings.counter.folder or state_folder()
    return PrintQueue(
        devices_of(settings) if devices is None else devices,
        ledger=Ledger(folder / FOLDER),
        limits=limits,
        redrawn=redrawn,
    )
