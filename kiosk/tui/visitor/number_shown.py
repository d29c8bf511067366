"""The number of a visitor who was forgotten, shown until somebody comes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.tui.visitor.pages.number import Taken
from kiosk.tui.visitor.places import supply_of

if TYPE_CHECKING:
    from kiosk.tui.visitor.frame import FrameScreen
    from kiosk.tui.visitor.tongues import Tongues


async def show_number(
    frame: FrameScreen, tongues: Tongues, given: tuple[int, str], at: datetime
) -> None:
    """Show a number over the start screen.

    Args:
        frame: As it is at first.
        tongues: The kiosk's languages, with the content.
        given: The number, from 1, and the code of the visitor's language.
        at: When it was given; aware.
    """
    number, code = given
    await frame.speak(code, second=False)
    supply = supply_of(tongues, frame.context())
    place = tongues.settings.branch.place
    await frame.lay("number", Taken(number, place, at), supply)
