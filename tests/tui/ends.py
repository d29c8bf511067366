"""Kiosks that stand where a visit ends."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from textual.pilot import Pilot

from kiosk.content.wording import Wording
from kiosk.interview.context import Context
from kiosk.interview.guide import Guide
from kiosk.interview.model import Answers, Service
from kiosk.interview.paths import every_way
from kiosk.interview.visit import Visit
from kiosk.settings import Printing, Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.visitor.frame import FrameScreen
from kiosk.tui.visitor.journey import Journey
from tests.tui.kiosks import PIN, kiosk, languages, library

CODES = tuple(language.code for language in languages())
SERVICES = ("open-account", "renew-passport")
"""What a whole visit is tried with: the longest one, and one with a short end."""
GUIDES = ("pay-by-phone", "cash-and-atm")


def printing_kiosk(folder: Path) -> KioskApp:
    return kiosk(settings=Settings(staff_pin=PIN, printing=Printing(folder=folder)))


@cache
def ways(service_id: str, context: Context) -> dict[str, Answers]:
    """Answers that lead to each outcome."""
    service = library().service(service_id)
    return {way.outcome: way.answers for way in every_way(service, context)}


def frame_of(pilot: Pilot[None]) -> FrameScreen:
    assert isinstance(pilot.app, KioskApp)
    return pilot.app.frame


async def settled(pilot: Pilot[None]) -> None:
    """Wait until codes are drawn and pages printed."""
    for _ in range(2):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def at_outcome(pilot: Pilot[None], service_id: str, outcome: str) -> None:
    frame = frame_of(pilot)
    service = library().service(service_id)
    answers = ways(service_id, frame.context())[outcome]
    await frame.go(Journey("outcome", Visit((service,), answers)))
    await settled(pilot)


async def at_guide(pilot: Pilot[None], guide_id: str) -> None:
    frame = frame_of(pilot)
    await frame.go(frame.journey.read(library().guide(guide_id)))
    await settled(pilot)


def topics() -> tuple[Service | Guide, ...]:
    """Everything that has a code."""
    services = tuple(library().service(id_) for id_ in SERVICES)
    return (*services, *(library().guide(id_) for id_ in GUIDES))


def wording(code: str) -> Wording:
    (language,) = (each for each in languages() if each.code == code)
    settings = Settings()
    return Wording(language, library(), settings, settings.today())
