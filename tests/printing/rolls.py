"""A receipt printer that listens on the loopback, and paper to look at."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO
from socket import SO_LINGER, SO_RCVBUF, SOL_SOCKET, socket
from typing import Literal

from PIL import Image

from kiosk.printers import Printer

ASKED = b"\x10\x04"
FORGET = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
READY, COVER_OPEN, NO_PAPER = (0x12, 0x12), (0x16, 0x12), (0x32, 0x72)
SMALL_BUFFER = 4096
AT_ONCE = struct.pack("ii", 1, 0)
"""Closed so, a line is reset. Source: socket(7), SO_LINGER."""


@dataclass
class Roll:
    """What the printer took, and how it is."""

    answers: tuple[int, int] | None = READY
    """What it says of itself when asked: cause, paper. None: it says nothing."""
    reads: bool = True
    """Whether it takes anything at all."""
    most: int | None = None
    """After so many bytes it cuts the line. None: it takes all."""
    cuts: bool = False
    """Whether it cuts every line at once."""
    taken: bytearray = field(default_factory=bytearray)
    forgot: int = 0
    port: int = 0

    def printer(self, width_mm: Literal[58, 80] = 80) -> Printer:
        uri = f"tcp://127.0.0.1:{self.port}"
        return Printer(name="Roll", kind="receipt", uri=uri, width_mm=width_mm)

    async def serve(
        self, reader: asyncio.StreamReader, line: asyncio.StreamWriter
    ) -> None:
        try:
            if self.cuts:
                line.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, AT_ONCE)
            elif self.reads:
                await self._read(reader, line)
            else:
                await asyncio.Event().wait()
        finally:
            line.close()
            with suppress(OSError):
                await line.wait_closed()

    async def _read(
        self, reader: asyncio.StreamReader, line: asyncio.StreamWriter
    ) -> None:
        while said := await reader.read(SMALL_BUFFER):
            if said.startswith(ASKED):
                if self.answers is not None:
                    line.write(bytes([self.answers[said[2] == 4]]))
                    await line.drain()
                continue
            if said == FORGET:
                self.forgot += 1
                continue
            self.taken += said
            if self.most is not None and len(self.taken) > self.most:
                line.transport.abort()
                return


@asynccontextmanager
async def listening(roll: Roll) -> AsyncIterator[Roll]:
    """Have a printer listen on a free port of the loopback."""
    line = socket()
    line.setsockopt(SOL_SOCKET, SO_RCVBUF, SMALL_BUFFER)
    line.bind(("127.0.0.1", 0))
    lines: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        lines.add(task)
        with suppress(asyncio.CancelledError):
            await roll.serve(reader, writer)

    server = await asyncio.start_server(serve, sock=line, limit=SMALL_BUFFER)
    roll.port = line.getsockname()[1]
    try:
        yield roll
    finally:
        server.close()
        for task in lines:
            task.cancel()
        await asyncio.gather(*lines, return_exceptions=True)
        await server.wait_closed()


def printed(commands: bytes) -> list[Image.Image]:
    """Draw what commands burn: each picture between two cuts.

    Source: Epson, ESC/POS command reference: GS v 0, ESC d, GS V, ESC @.
    """
    receipts: list[Image.Image] = []
    rows: list[Image.Image] = []
    place = 0
    while place < len(commands):
        if commands.startswith(b"\x1b@", place):
            place += 2
        elif commands.startswith(b"\x1dv0\x00", place):
            wide, high = struct.unpack("<HH", commands[place + 4 : place + 8])
            place += 8
            raster = commands[place : place + wide * high]
            place += wide * high
            burnt = bytes(byte ^ 0xFF for byte in raster)
            rows.append(Image.frombytes("1", (wide * 8, high), burnt))
        elif commands.startswith(b"\x1bd", place):
            place += 3
        else:
            assert commands.startswith(b"\x1dV\x00", place), commands[place : place + 8]
            place += 3
            receipts.append(_joined(rows))
            rows = []
    assert not rows
    return receipts


def _joined(rows: list[Image.Image]) -> Image.Image:
    whole = Image.new("1", (rows[0].width, sum(row.height for row in rows)))
    top = 0
    for row in rows:
        whole.paste(row, (0, top))
        top += row.height
    return whole


def strip(width: int = 576, height: int = 1000) -> bytes:
    """A picture of stripes that are no two alike."""
    picture = Image.new("1", (width, height), 1)
    for row in range(0, height, 2):
        picture.paste(0, (0, row, 1 + row % width, row + 1))
    file = BytesIO()
    picture.save(file, "png")
    return file.getvalue()
