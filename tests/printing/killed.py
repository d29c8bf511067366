"""A kiosk that prints one page, and is killed after its Nth note in the ledger."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from kiosk.printers import Printer
from kiosk.printing.ipp import IppDevice
from kiosk.printing.ipp_wire import Wire
from kiosk.printing.ledger import Entry, Ledger
from kiosk.printing.queue import PrintQueue
from tests.printing.samples import QUICK, job


class DeadlyLedger(Ledger):
    """Kills its program as soon as enough stands in it."""

    left = 0

    def keep(self, entry: Entry) -> None:
        """Write it, and maybe die."""
        super().keep(entry)
        type(self).left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


async def main(folder: Path, uri: str, notes: int, *, personal: bool) -> None:
    """Print, and be killed."""
    printer = Printer(name="Lobby", kind="ipp", uri=uri)
    DeadlyLedger.left = notes
    device = IppDevice(printer, Wire(printer))
    queue = PrintQueue((device,), ledger=DeadlyLedger(folder), limits=QUICK)
    await queue.print(job(personal=personal))


if __name__ == "__main__":
    place, address, count, kind = sys.argv[1:]
    asyncio.run(main(Path(place), address, int(count), personal=kind == "personal"))
