"""`kiosk print`: a guide or a checklist on paper, told as it comes out."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from time import monotonic
from typing import TYPE_CHECKING

from kiosk.cli.logo import tell_of_logo
from kiosk.cli.opening import Opened, open_all, print_line
from kiosk.cli.progress import Progress
from kiosk.cli.redrawing import redrawn
from kiosk.cli.visits import voices_of
from kiosk.errors import PrinterError
from kiosk.handout.compose import of_guide, of_service
from kiosk.printing.model import Device, Job, Status
from kiosk.printing.opening import devices_of, find_device
from kiosk.printing.starting import queue_of

if TYPE_CHECKING:
    from kiosk.handout.model import Handout, Roll
    from kiosk.printing.queue import PrintQueue
    from kiosk.settings import Settings

SAID = {
    "waiting": "waiting for the printer",
    "printing": "printing",
    "out-of-paper": "the printer is out of paper: refill it",
    "jam": "paper is jammed: open the printer and take it out",
    "attention": "the printer needs somebody: look at its display",
    "offline": "the printer does not answer: see that it is on and connected",
    "done": "printed",
    "failed": "not printed",
    "cancelled": "cancelled",
}
"""States of a job, for staff at a terminal."""


def print_page(options: Namespace) -> int:
    """Print a guide or the general checklist of a service."""
    opened = open_all(options.config, options.today)
    device = chosen(opened.settings, options.printer)
    tell_of_logo(opened.settings.branch)
    handout = _composed(opened, options.id, options.lang)
    job = job_of(handout, device, opened.today, copies=options.copies)
    print_job(opened.settings, device, job)
    number = "1 copy" if options.copies == 1 else f"{options.copies} copies"
    print_line(f"Printed on {device.printer.name}: {options.id}, {number}.")
    return 0


def chosen(settings: Settings, name: str) -> Device:
    """Return a printer by its name; the first one for an empty name.

    Raises:
        PrinterError: There is no printer.
        UnknownError: There is none of that name.
    """
    devices = devices_of(settings)
    if not devices:
        raise PrinterError(
            "There is no printer here.", remedy="Add a [[printer]] to kiosk.toml."
        )
    return find_device(devices, name) if name else devices[0]


def job_of(handout: Handout, device: Device, today: date, *, copies: int = 0) -> Job:
    """Return a page without personal data, made in whatever form a printer takes.

    Args:
        handout: What it says.
        device: The printer.
        today: The date of the file.
        copies: How many; 0: as the settings say.

    Raises:
        HandoutError: It cannot be made.
    """
    from kiosk.handout.again import Drawable
    from kiosk.handout.jpegs import jpegs
    from kiosk.handout.pdf import Press
    from kiosk.handout.receipt import receipt

    press, printer = Press(), device.printer
    moment = int(datetime.combine(today, time(12), UTC).timestamp())

    async def pictures() -> tuple[bytes, ...]:
        return await asyncio.to_thread(
            lambda: jpegs(handout, paper=printer.media, press=press, timestamp=moment)
        )

    async def strip(width_mm: int) -> bytes:
        roll: Roll = "58mm" if width_mm < 80 else "80mm"
        return await asyncio.to_thread(
            lambda: receipt(handout, roll=roll, press=press, timestamp=moment)
        )

    return Job(
        pdf=press.pdf(handout, paper=printer.media, timestamp=moment),
        name=handout.id,
        personal=False,
        copies=copies,
        pictures=pictures,
        strip=strip,
        source=Drawable(handout, printer.media, moment).packed(),
    )


def print_job(settings: Settings, device: Device, job: Job) -> None:
    """Print a job, after those an earlier run left behind; Ctrl+C cancels it.

    Raises:
        PrinterError: It was not printed.
    """
    progress = Progress(sys.stderr, monotonic)

    def tell(status: Status) -> None:
        progress.tell(_line(status))

    queue = queue_of(settings, (device,), redrawn=redrawn)
    try:
        ended = asyncio.run(_printed(queue, job, tell))
    finally:
        progress.end()
    if ended.state != "done":
        why = SAID.get(ended.because or "", "") or ended.problem
        raise PrinterError(
            f"{device.printer.name}: {SAID[ended.state]}.",
            remedy=f"{why[:1].upper()}{why[1:].rstrip('.')}." if why else "",
        )


async def _printed(
    queue: PrintQueue, job: Job, tell: Callable[[Status], None]
) -> Status:
    try:
        for earlier in queue.resume():
            await earlier.ended()
        return await queue.print(job, told=tell)
    finally:
        await queue.close()


def _line(status: Status) -> str:
    page, pages = status.progress.page, status.progress.pages
    if status.state == "printing" and page and pages:
        return f"printing page {page} of {pages}"
    return SAID[status.state]


def _composed(opened: Opened, id_: str, code: str) -> Handout:
    voices = voices_of(opened, code)
    if id_ in {page.id for page in opened.library.guides}:
        return of_guide(opened.library.guide(id_), voices)
    return of_service(opened.library.service(id_), voices)
