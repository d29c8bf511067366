"""What each page is given to show."""

from __future__ import annotations

from collections.abc import Awaitable
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Protocol, cast

from kiosk.errors import KioskError
from kiosk.interview.problems import mark
from kiosk.settings import Settings
from kiosk.tui.reading_aloud import Reader
from kiosk.tui.surface import Surface
from kiosk.tui.visitor.display import Changeable
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.page import Page
from kiosk.tui.visitor.tongues import Tongues
from kiosk.tui.voice import Voice

if TYPE_CHECKING:
    from kiosk.interview.context import Context
    from kiosk.tui.visitor.carrying import Carrier
    from kiosk.tui.visitor.frame import FrameScreen
    from kiosk.tui.visitor.pages.big_qr import Step
    from kiosk.tui.visitor.supply import Supply


NO_VOICE = mark("There is no voice for this language here: it is not read aloud.")
UNHEARD = mark("The voice cannot be heard just now. Go on without it, or call staff.")


class Equipped(Protocol):
    """What the app has, besides the frame."""

    surface: Surface
    reader: Reader


async def show_place(
    page: Page,
    journey: Journey,
    tongues: Tongues,
    context: Context,
    carrier: Carrier | None = None,
) -> None:
    """Give the page of a place what it shows.

    Each page has a `show` of its own, plain or async:
    home(library); question and check(visit, context);
    outcome(visit, context, supply); guide(guide, supply).
    """
    for other in page.siblings:
        if isinstance(other, Page):
            other.left()
    match journey.place:
        case "home":
            await _shown(page, tongues.library)
        case "guide":
            await _shown(page, journey.guide, supply_of(tongues, context))
        case "outcome":
            supply = supply_of(tongues, context, carrier)
            await _shown(page, journey.visit, context, supply)
        case "question" | "check":
            await _shown(page, journey.visit, context)
        case "welcome":
            page.redraw()


async def show_told(page: Page, *model: object) -> None:
    """Give a page what its own `show` takes."""
    await _shown(page, *model)


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
            await _shown(page, frame.look, changeable_at(frame, settings))
        case "call":
            # Imported here: the first screen does not wait for it.
            from kiosk.tui.visitor.told import call_of

            await _shown(page, call_of(frame.journey, frame.voice, tongues, settings))
        case "pass_codes" | "own_page" | "own_code":
            await _shown(page, _carried(page, frame.carrier))
        case "talk" | "phrases" | "writing":
            await _shown(page, frame.talk.talk())
        case "big_qr":
            steps = _steps(frame, settings)
            await _shown(page, *_essentials(frame.journey, frame.voice), steps)
        case _:
            page.redraw()


def changeable_at(frame: FrameScreen, settings: Settings) -> Changeable:
    """Return what can be changed where the screens are shown, in this language."""
    # Imported here: the first screen does not wait for what prints.
    from kiosk.printing.opening import printers_of

    paper = any(printer.kind != "receipt" for printer in printers_of(settings))
    kiosk = cast(Equipped, frame.app)
    reader = kiosk.reader
    aloud = reader.reads(frame.voice.language.code)
    note = UNHEARD if reader.trouble else ""
    if not aloud and any(reader.reads(each.language.code) for each in frame.voices()):
        note = NO_VOICE
    return Changeable(kiosk.surface.sizes_text, aloud, paper, note)


def _carried(page: Page, carrier: Carrier) -> object:
    """Return what a page of what the visitor takes along shows."""
    match page.id:
        case "own_page":
            return carrier.pages
        case "own_code":
            return carrier.pages.own_address
        case _:
            return carrier.held


def supply_of(
    tongues: Tongues, context: Context, carrier: Carrier | None = None
) -> Supply:
    """Return what a page that is printed needs besides its own model.

    Raises:
        KioskError: The content is not open yet.
    """
    # Imported here: the first screen does not wait for what prints.
    from kiosk.tui.visitor.supply import Supply

    library = tongues.library
    if library is None:
        raise KioskError("The content is not open yet.", remedy="Try again.")
    return Supply(library, tongues.settings, context.today, carrier, tongues.reach)


def _essentials(journey: Journey, voice: Voice) -> tuple[str, str]:
    """Return the long and the short text of the code for where the visitor is."""
    if journey.guide is not None:
        essentials = journey.guide.essentials
    elif journey.visit is not None:
        essentials = journey.visit.services[0].essentials
    else:
        return "", ""
    words = voice.wording
    return words.tell(essentials.long).text, words.tell(essentials.short).text


def _steps(frame: FrameScreen, settings: Settings) -> tuple[Step, ...]:
    """Return the codes that lead a phone to the page of where the visitor is."""
    address = frame.address()
    if not address:
        return ()
    # Imported here: where no pages are served, nothing of it is needed.
    from kiosk.tui.visitor.phone_steps import steps_to

    return steps_to(address, settings)
