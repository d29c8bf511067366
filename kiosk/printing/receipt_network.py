"""A receipt printer on the network: a port that takes bytes, and may answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from socket import AF_UNSPEC, SO_SNDBUF, SOCK_STREAM, SOL_SOCKET, socket
from typing import Final
from urllib.parse import urlsplit

from kiosk.errors import NotReadyError, PrinterError
from kiosk.printers import Printer
from kiosk.printing.escpos_words import (
    ASK_CAUSE,
    ASK_PAPER,
    FORGET,
    Answer,
    answer_of,
)

PORT: Final = 9100
KERNEL_BYTES: Final = 16_384
"""Little is held back by our own machine: a printer that hangs is noticed."""
PIECE: Final = 4096


@dataclass(frozen=True, slots=True)
class Network:
    """A printer that listens on a port, usually 9100."""

    printer: Printer
    seconds: float = 3.0
    """How long a printer may take to be there, or to answer."""
    send_seconds: float = 60.0
    """How long it may take what it prints."""

    async def ask(self) -> Answer | None:
        """Return how it is; None: it does not tell.

        Raises:
            NotReadyError: Nothing is there, or what is there cuts the line.
        """
        reader, writer = await self._open()
        try:
            return await self._asked(reader, writer)
        finally:
            await _close(writer)

    async def send(self, commands: bytes, before: Callable[[], None]) -> None:
        """Bring commands to it."""
        reader, writer = await self._open()
        try:
            before()
            async with asyncio.timeout(self.send_seconds):
                for place in range(0, len(commands), PIECE):
                    writer.write(commands[place : place + PIECE])
                    await writer.drain()
            await self._taken(reader, writer)
        except (OSError, TimeoutError) as error:
            raise PrinterError(
                f"{self.printer.name} took a part of the receipt at most."
            ) from error
        finally:
            await _close(writer)

    async def forget(self) -> None:
        """Have it forget what it has not printed yet."""
        with suppress(PrinterError):
            await self.send(FORGET, lambda: None)

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        parts = urlsplit(self.printer.uri)
        try:
            async with asyncio.timeout(self.seconds):
                loop = asyncio.get_running_loop()
                found = await loop.getaddrinfo(
                    parts.hostname,
                    parts.port or PORT,
                    family=AF_UNSPEC,
                    type=SOCK_STREAM,
                )
                family, kind, protocol, _, address = found[0]
                line = socket(family, kind, protocol)
                try:
                    line.setblocking(False)
                    line.setsockopt(SOL_SOCKET, SO_SNDBUF, KERNEL_BYTES)
                    await loop.sock_connect(line, address)
                    reader, writer = await asyncio.open_connection(sock=line)
                except BaseException:
                    line.close()
                    raise
        except (OSError, TimeoutError, UnicodeError) as error:
            # UnicodeError: no host can have that name.
            raise NotReadyError(f"{self.printer.name} does not answer.") from error
        writer.transport.set_write_buffer_limits(0)
        return reader, writer

    async def _asked(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> Answer | None:
        answers = []
        for question in (ASK_CAUSE, ASK_PAPER):
            try:
                async with asyncio.timeout(self.seconds / 3):
                    writer.write(question)
                    await writer.drain()
                    answers.append(await reader.read(1))
            except TimeoutError:
                return None
            except OSError as error:
                # Something else sits at the port, or the printer is broken: what is
                # sent there would be lost.
                raise NotReadyError(f"{self.printer.name} cuts the line.") from error
        return answer_of(*answers)

    async def _taken(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Wait until it has read all; one that keeps the line open may have too."""
        writer.write_eof()
        with suppress(TimeoutError):
            async with asyncio.timeout(self.seconds / 3):
                # What it tells is read: closed over unread bytes, the line would be
                # cut before the last of ours arrived.
                while await reader.read(PIECE):
                    pass


async def _close(writer: asyncio.StreamWriter) -> None:
    if writer.transport.get_write_buffer_size():
        # Closing would wait for a printer that hangs.
        writer.transport.abort()
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()
