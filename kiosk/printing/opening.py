"""The printers that the settings name, ready to print."""

from __future__ import annotations

import shutil
from typing import assert_never

from kiosk.errors import UnknownError
from kiosk.printers import Printer
from kiosk.printing.model import Device
from kiosk.printing.system import LP, SystemDevice
from kiosk.settings import Settings

HANDOUTS = "handouts"
"""The name of the one printer where none is named."""


def printers_of(settings: Settings, *, program: str = LP) -> tuple[Printer, ...]:
    """Return what is set: each [[printer]], else the folder, else the system's.

    Args:
        settings: The operator's.
        program: Hands pages to the system's printer; without it there is none.
    """
    if settings.printers:
        return settings.printers
    media = settings.printing.paper
    folder = settings.printing.folder
    if folder is not None:
        uri = folder.absolute().as_uri()
        return (Printer(name=HANDOUTS, kind="folder", uri=uri, media=media),)
    if shutil.which(program) is not None:
        return (Printer(name=HANDOUTS, kind="system", media=media),)
    return ()


def devices_of(settings: Settings, *, program: str = LP) -> tuple[Device, ...]:
    """Return the printers of this machine; none is asked anything yet."""
    return tuple(map(_device, printers_of(settings, program=program)))


def find_device(devices: tuple[Device, ...], name: str) -> Device:
    """Return the printer of a name, whatever the case of its letters.

    Raises:
        UnknownError: There is none.
    """
    for device in devices:
        if device.printer.name.casefold() == name.casefold():
            return device
    known = ", ".join(device.printer.name for device in devices) or "none"
    raise UnknownError(f"There is no printer {name!r}.", remedy=f"There are: {known}.")


def _device(printer: Printer) -> Device:
    # Imported here: a visitor's process learns of no kind that is not set.
    match printer.kind:
        case "folder":
            from kiosk.printing.folder import FolderDevice

            return FolderDevice(printer)
        case "system":
            return SystemDevice(printer)
        case "ipp":
            from kiosk.printing.ipp import IppDevice
            from kiosk.printing.ipp_wire import Wire

            return IppDevice(printer, Wire(printer))
        case "receipt":
            from kiosk.printing.receipt import ReceiptDevice
            from kiosk.printing.receipt_wire import wire_of

            return ReceiptDevice(printer, wire_of(printer))
        case _:
            assert_never(printer.kind)
