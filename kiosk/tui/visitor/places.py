"""What each page is given to show."""

from __future__ import annotations

from collections.abc import Awaitable
from inspect import isawaitable
from typing import TYPE_CHECKING, Any

from kiosk.settings import Settings
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.page import Page
from kiosk.tui.visitor.told import call_of
from kiosk.tui.visitor.tongues import Tongues

if TYPE_CHECKING:
    from kiosk.interview.context import Context
    from kiosk.tui.visitor.frame import FrameScreen


async def show_place(
    page: Page, journey: Journey, tongues: Tongues, context: Context
) -> None:
    """Give the page of a place what it shows.

    Each page has a `show` of its own, plain or async:
    home(library); question, check and outcome(visit, context); guide(guide).
    """
    match journey.place:
        case "home":
            await _shown(page, tongues.library)
        case "guide":
            await _shown(page, journey.guide)
        case "question" | "check" | "outcome":
            await _shown(page, journey.visit, context)
        case "welcome":
            page.redraw()


async def _shown(page: Page, *model: object) -> None:
    show: Any = getattr(page, "show")  # noqa: B009 - each page has its own signature
    outcome: Awaitable[None] | None = show(*model)
    if isawaitable(outcome):
        await outcome


async def show_over(
    page: Page, frame: FrameScreen, tongues: Tongues, settings: Settings
) -> None:
    """Give a page that stands over the journey what it shows."""
    match page.id:
        case "language":
            await _shown(page, tongues.languages)
        case "display":
            await _shown(page, frame.app.theme, frame.longer)
        case "call":
            await _shown(page, call_of(frame.journey, frame.voice, tongues, settings))
        case _:
            page.redraw()
