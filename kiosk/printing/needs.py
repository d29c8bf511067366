"""What printers need somebody for, asked beside whatever else a program does."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import Final, Literal

from kiosk.printing.ipp_words import plain_reason
from kiosk.printing.model import Condition, Device, JobState

Need = Literal["out-of-paper", "jam", "door", "offline", "failing"]
"""Why a printer prints nothing; `failing`: somebody must look at it."""
OPEN: Final = frozenset(("door-open", "cover-open", "interlock-open"))
"""Reasons of a printer that is open. Source: RFC 8011, 5.4.12."""
MOST_SECONDS: Final = 20.0
"""Whatever a printer does: after this it counts as one that does not answer."""
_KNOWN: Final[dict[str, Need]] = {
    "out-of-paper": "out-of-paper",
    "jam": "jam",
    "attention": "failing",
    "offline": "offline",
}


def need_of(condition: Condition) -> Need | None:
    """Return what a printer needs; None: nothing that is known."""
    need = _KNOWN.get(condition.state)
    if need == "failing" and not OPEN.isdisjoint(map(plain_reason, condition.reasons)):
        return "door"
    return need


def need_of_job(state: JobState) -> Need | None:
    """Return what the printer of a job needs; None: nothing that is known."""
    return _KNOWN.get(state)


def needs_of(
    devices: Collection[Device], *, seconds: float = MOST_SECONDS
) -> dict[str, Need]:
    """Return the printers that need somebody, by name; it blocks until all are asked.

    Nothing is printed. It has a loop of its own: call it in a thread.

    Args:
        devices: The printers, opened for this alone.
        seconds: How long one may take.
    """
    return asyncio.run(_asked(devices, seconds))


async def _asked(devices: Collection[Device], seconds: float) -> dict[str, Need]:
    needs = await asyncio.gather(*(_need(device, seconds) for device in devices))
    names = (device.printer.name for device in devices)
    return {name: need for name, need in zip(names, needs, strict=True) if need}


async def _need(device: Device, seconds: float) -> Need | None:
    try:
        async with asyncio.timeout(seconds):
            return need_of(await device.condition())
    except TimeoutError:
        return "offline"
