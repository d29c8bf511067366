"""What a visitor changes about the screens, for this visit only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from kiosk.tui.surface import TextStep
from kiosk.tui.themes import DEFAULT

if TYPE_CHECKING:
    from textual.app import App

    from kiosk.handout.model import Handout
    from kiosk.tui.surface import Surface


@dataclass(frozen=True, slots=True)
class Display:
    """How the screens are shown. Kept by the frame, and gone with it."""

    theme: str = DEFAULT
    """Name of a palette."""
    text: TextStep = 0
    """Size of the text."""
    low: bool = False
    """All that is touched stands in the lower half, for who sits."""
    aloud: bool = False
    """The screens are read aloud."""
    paper: bool = False
    """Pages are printed in large print."""
    longer: bool = False
    """There is more time before the kiosk asks."""


AS_DESIGNED: Final = Display()


class Changeable(NamedTuple):
    """What can be changed here, beyond what can be changed everywhere."""

    text: bool = False
    """Where the screens are shown, the size of the text can be changed in place."""
    aloud: bool = False
    """There is a voice for the visitor's language."""
    paper: bool = False
    """There is a printer for sheets."""
    note: str = ""
    """What is to know of reading aloud; English, to be translated. Empty: nothing."""


def printed_as(handout: Handout, chosen: Display) -> Handout:
    """Return a handout in the size of print that was chosen."""
    # Imported here: the first screen prints nothing.
    from msgspec.structs import replace

    look = replace(handout.look, large=handout.look.large or chosen.paper)
    return replace(handout, look=look)


def wear(app: App[None], surface: Surface, before: Display, after: Display) -> None:
    """Show everything in the colours and the size of text that were chosen.

    Args:
        app: Shows the screens.
        surface: Where it shows them.
        before: What is worn now.
        after: What was chosen.
    """
    if app.theme != after.theme:
        app.theme = after.theme
    if before.text != after.text:
        surface.size_text(after.text)
