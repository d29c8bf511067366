"""`kiosk printers`: which there are, how they are, and a page to try one."""

from __future__ import annotations

import asyncio
from argparse import Namespace

from kiosk.cli.opening import Opened, open_all, print_json, print_line
from kiosk.cli.printer_troubles import tell_counter
from kiosk.cli.printing import chosen, job_of, print_job
from kiosk.printing.model import Condition, Device
from kiosk.printing.opening import devices_of
from kiosk.settings import read_settings

NONE = "There is no printer here: visitors keep the code instead."


def printers(options: Namespace) -> int:
    """List the printers, or print a test page; 1 when one is in trouble."""
    if options.test_page is not None:
        return _try(open_all(options.config), options.test_page)
    settings = read_settings(options.config)
    devices = devices_of(settings)
    conditions = asyncio.run(_conditions(devices))
    tell_counter(settings, devices, conditions)
    if options.json:
        rows = map(_as_json, devices, conditions)
        print_json({"printers": list(rows)})
    else:
        for device, condition in zip(devices, conditions, strict=True):
            print_line(_told(device, condition))
        if not devices:
            print_line(NONE)
    return 0 if all(one.state in ("ready", "busy") for one in conditions) else 1


async def _conditions(devices: tuple[Device, ...]) -> list[Condition]:
    """Ask all printers at the same time: one that is away answers late."""
    return await asyncio.gather(*(device.condition() for device in devices))


def _as_json(device: Device, condition: Condition) -> dict[str, object]:
    printer = device.printer
    return {
        "name": printer.name,
        "kind": printer.kind,
        "uri": printer.uri,
        "state": condition.state,
        "reasons": list(condition.reasons),
        "model": condition.model,
        "formats": list(condition.formats),
        "media": list(condition.media),
        "sides": list(condition.sides),
        "colour": condition.colour,
    }


def _told(device: Device, condition: Condition) -> str:
    printer = device.printer
    parts = (
        f"{printer.name:<16} {printer.kind:<8} {condition.state:<12}",
        f" {condition.model or printer.uri}".rstrip(),
        f" ({', '.join(condition.reasons)})" if condition.reasons else "",
    )
    return "".join(parts).rstrip()


def _try(opened: Opened, name: str) -> int:
    """Print a page in every language, the way handouts are printed."""
    from kiosk.handout.trial_page import trial_page

    device = chosen(opened.settings, name)
    codes = [language.code for language in opened.languages]
    page = trial_page([opened.wording(code) for code in codes], device.printer.name)
    print_job(opened.settings, device, job_of(page, device, opened.today, copies=1))
    print_line(f"A test page was printed on {device.printer.name}.")
    return 0
