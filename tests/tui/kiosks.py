"""Kiosks to test: real content, and a clock that only moves when told to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from textual import events
from textual.pilot import Pilot

from kiosk.content.build import open_library
from kiosk.content.library import Library
from kiosk.language.languages import Language, read_languages
from kiosk.paths import find_places
from kiosk.settings import Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.widgets.card import Card

PIN = "2468"


@dataclass
class Clock:
    """Seconds that pass when a test says so."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def languages() -> tuple[Language, ...]:
    return read_languages(find_places().locales / "languages.toml")


@cache
def library() -> Library:
    return open_library(find_places())


def kiosk(
    clock: Clock | None = None,
    *,
    spoken: tuple[Language, ...] | None = None,
    settings: Settings | None = None,
) -> KioskApp:
    return KioskApp(
        settings or Settings(staff_pin=PIN),
        spoken or languages(),
        library,
        clock=clock or Clock(),
    )


async def opened(pilot: Pilot[None]) -> None:
    """Wait until the content is there."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def at_home(pilot: Pilot[None], code: str = "en") -> None:
    """Choose a language by touch."""
    await opened(pilot)
    codes = [each.code for each in languages()]
    await pilot.click(pilot.app.screen.query(Card)[codes.index(code)])
    await pilot.pause()


def screen_text(app: KioskApp) -> str:
    """What can be read on the screen now, row by row."""
    return "\n".join(
        "".join(segment.text for segment in strip)
        for strip in app.screen._compositor.render_strips()
    )


async def touch(pilot: Pilot[None], x: int, y: int) -> None:
    """Touch a cell as a terminal reports it, through the app itself."""
    for kind in (events.MouseDown, events.MouseUp):
        pilot.app.post_message(
            kind(None, x, y, 0, 0, 1, shift=False, meta=False, ctrl=False)
        )
        await pilot.pause()


async def slide(pilot: Pilot[None], x: int, y: int) -> None:
    """Move the mouse without a button, as a terminal reports it."""
    pilot.app.post_message(
        events.MouseMove(None, x, y, 1, 0, 0, shift=False, meta=False, ctrl=False)
    )
    await pilot.pause()


def place(app: KioskApp) -> str:
    """Where the visitor is."""
    return app.frame.journey.place
