"""The ways to a receipt printer: network, device file, USB."""

from __future__ import annotations

import asyncio
import errno
import importlib.util
import os
import select
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import unquote, urlsplit

from kiosk.errors import NotReadyError, PrinterError
from kiosk.printers import Printer
from kiosk.printing.escpos_words import Answer
from kiosk.printing.escpos_worker import ABSENT, NO_DRIVER, send_by_usb
from kiosk.printing.receipt_network import Network

PIECE: Final = 4096
NO_USB: Final = "The driver for USB receipt printers is not installed."
USB_REMEDY: Final = "Install pyusb and libusb, or give the address file:///dev/usb/lp0."
_ABSENT: Final = frozenset((errno.ENXIO, errno.ENODEV, errno.ENOENT, errno.EBUSY))


class Wire(Protocol):
    """A way to one printer."""

    async def ask(self) -> Answer | None:
        """Return how it is; None when it does not tell.

        Raises:
            NotReadyError: It is not there.
        """

    async def send(self, commands: bytes, before: Callable[[], None]) -> None:
        """Bring commands to it.

        Args:
            commands: All that is to be printed.
            before: Called once the printer is there, before the first byte goes.

        Raises:
            NotReadyError: It is not there; nothing was sent.
            PrinterError: It took a part at most.
        """

    async def forget(self) -> None:
        """Have it forget what it has not printed yet, where it can."""


@dataclass(frozen=True, slots=True)
class DeviceFile:
    """A device such as /dev/usb/lp0, or a file that collects what is printed."""

    printer: Printer
    send_seconds: float = 60.0

    @property
    def path(self) -> Path:
        """Where it is."""
        return Path(unquote(urlsplit(self.printer.uri).path))

    async def ask(self) -> Answer | None:
        """Return nothing: such a way leads one way."""
        there = await asyncio.to_thread(self._is_there)
        if not there:
            raise NotReadyError(f"{self.printer.name} is not there.")
        return None

    async def send(self, commands: bytes, before: Callable[[], None]) -> None:
        """Bring commands to it."""
        number = await asyncio.to_thread(self._open)
        try:
            before()
            await asyncio.to_thread(self._write, number, commands)
        finally:
            os.close(number)

    async def forget(self) -> None:
        """Do nothing: what a device took is out of our hands."""

    def _is_there(self) -> bool:
        path = self.path
        if path.is_dir():
            raise PrinterError(f"{self.printer.name}: {path} is a folder.")
        return os.access(path if path.exists() else path.parent, os.W_OK)

    def _open(self) -> int:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NONBLOCK | os.O_CLOEXEC
        try:
            return os.open(self.path, flags, 0o600)
        except OSError as error:
            problem = f"{self.printer.name}: {error.strerror}."
            if error.errno in _ABSENT:
                raise NotReadyError(problem) from error
            raise PrinterError(problem) from error

    def _write(self, number: int, commands: bytes) -> None:
        kept = os.fstat(number)
        try:
            self._write_all(number, commands)
        except OSError as error:
            if stat.S_ISREG(kept.st_mode):
                os.ftruncate(number, kept.st_size)
            raise PrinterError(f"{self.printer.name}: {error.strerror}.") from error

    def _write_all(self, number: int, commands: bytes) -> None:
        end = time.monotonic() + self.send_seconds
        left = memoryview(commands)
        while left:
            wait = end - time.monotonic()
            if wait <= 0 or not select.select([], [number], [], wait)[1]:
                raise TimeoutError(errno.ETIMEDOUT, "It does not take the receipt")
            with suppress(BlockingIOError):
                left = left[os.write(number, left[:PIECE]) :]


@dataclass(frozen=True, slots=True)
class Usb:
    """A USB printer without a device file, where its driver (pyusb) is installed."""

    printer: Printer
    send_seconds: float = 60.0

    async def ask(self) -> Answer | None:
        """Return nothing, where the driver is there."""
        if importlib.util.find_spec("usb") is None:
            raise PrinterError(NO_USB, remedy=USB_REMEDY)
        return None

    async def send(self, commands: bytes, before: Callable[[], None]) -> None:
        """Bring commands to it."""
        await self.ask()
        before()
        address = urlsplit(self.printer.uri).netloc
        status = await send_by_usb(commands, address, self.send_seconds)
        if status == NO_DRIVER:
            raise PrinterError(NO_USB, remedy=USB_REMEDY)
        if status == ABSENT:
            raise PrinterError(f"{self.printer.name} is not plugged in.")
        if status:
            raise PrinterError(f"{self.printer.name} took a part at most.")

    async def forget(self) -> None:
        """Do nothing: what it took is out of our hands."""


def wire_of(printer: Printer) -> Wire:
    """Return the way to a printer, by the beginning of its address."""
    ways: dict[str, Callable[[Printer], Wire]] = {
        "tcp": Network,
        "file": DeviceFile,
        "usb": Usb,
    }
    return ways[urlsplit(printer.uri).scheme](printer)
