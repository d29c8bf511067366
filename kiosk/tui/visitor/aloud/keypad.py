"""What the keys of a keypad do for who hears the screens instead of seeing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.tui.visitor.pages.typing_page import TypingPage
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.nearest import ARROWS

if TYPE_CHECKING:
    from kiosk.tui.visitor.frame import FrameScreen


def pressed(frame: FrameScreen, key: str) -> bool:
    """Do what a key does only while screens are read aloud. False: no such key.

    Up and down lead through everything in its order, and Enter in a box opens the
    keyboard, whose keys the arrows lead through.
    """
    page, widget = frame.page, frame.focused
    if page.bare:
        return False
    if isinstance(page, TypingPage):
        if page.walks and key in ARROWS:
            page.keyboard.walk(key)
            return True
        if page.walks and key == "enter":
            page.keyboard.strike_at()
            return True
        if key == "enter" and isinstance(widget, Field) and page.can_type_in(widget):
            page.walk_in(widget)
            return True
    return _leads(frame, key)


def _leads(frame: FrameScreen, key: str) -> bool:
    if key not in ("up", "down"):
        return False
    if key == "down":
        frame.focus_next()
    else:
        frame.focus_previous()
    return True
