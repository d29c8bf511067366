"""A process that says a picture in a receipt printer's language, and ends.

python-escpos writes to standard output, logs to standard error and leaves a folder
behind where it is imported. None of that is for the process that shows the kiosk.
"""

from __future__ import annotations

import asyncio
import os
import resource
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path
from typing import Final

import kiosk
from kiosk.errors import PrinterError
from kiosk.lifelines import kill

PROFILE: Final = "TM-T20II"
"""A printer of 576 dots with a cutter; narrower pictures are as well for it."""
SECONDS: Final = 20.0
NO_DRIVER: Final = 3
ABSENT: Final = 4


async def commands_for(png: bytes, copies: int = 1) -> bytes:
    """Return what prints a picture, and cuts the paper, so many times.

    Args:
        png: One that `checked_png` lets pass.
        copies: From 1.

    Raises:
        PrinterError: The process failed or took too long.
    """
    status, made = await _run(png, "say", str(copies), seconds=SECONDS)
    if status or not made:
        raise PrinterError("The receipt could not be made ready for the printer.")
    return made


async def send_by_usb(commands: bytes, address: str, seconds: float) -> int:
    """Bring commands to a USB printer.

    Args:
        commands: What `commands_for` gave.
        address: Its maker and product, such as 04b8:0e15.
        seconds: After this the process is killed.

    Returns:
        0, `NO_DRIVER`, `ABSENT`, or any other status of a process that failed.

    Raises:
        PrinterError: It took too long.
    """
    status, _said = await _run(commands, "usb", address, seconds=seconds)
    return status


async def _run(given: bytes, *words: str, seconds: float) -> tuple[int, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        worker = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "kiosk.printing.escpos_worker", *words),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            cwd=Path(kiosk.__file__).parent.parent,
            env={**os.environ, "TMPDIR": folder},
        )
        try:
            async with asyncio.timeout(seconds):
                made, _said = await worker.communicate(given)
        except TimeoutError as error:
            raise PrinterError("The receipt printer took too long.") from error
        finally:
            if worker.returncode is None:
                kill(worker)
                await worker.wait()
    return worker.returncode or 0, made


def main(words: list[str]) -> int:
    """Do one of the two things this process does. Returns the exit status."""
    # A crash must not write a receipt to a core file.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    given = sys.stdin.buffer.read()
    match words:
        case ["say", copies]:
            made = _said(given, int(copies))
            sys.stdout.buffer.write(made)
            return 0
        case ["usb", address]:
            return _sent(given, address)
        case _:
            return 2


def _said(png: bytes, copies: int) -> bytes:
    from io import BytesIO

    from escpos.printer import Dummy
    from PIL import Image

    paper = Dummy(profile=PROFILE)
    with Image.open(BytesIO(png)) as picture:
        paper.image(picture, impl="bitImageRaster", center=False)
    paper.cut()
    once: bytes = paper.output
    return b"\x1b@" + once * copies


def _sent(commands: bytes, address: str) -> int:
    from escpos.exceptions import DeviceNotFoundError
    from escpos.printer import Usb

    maker, _, product = address.partition(":")
    if not Usb.is_usable():
        return NO_DRIVER
    paper = Usb(int(maker, 16), int(product, 16), profile=PROFILE)
    try:
        paper.open()
    except DeviceNotFoundError:
        return ABSENT
    paper._raw(commands)
    paper.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
