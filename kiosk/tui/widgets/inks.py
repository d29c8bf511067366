"""What the parts of a widget are written in, by the tokens of the palette.

Textual's component classes would do the same, with a hidden node of the DOM for each
part of each widget: on a page of cards they take more memory than the cards do.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rich.style import Style
from textual.widget import Widget


class Ink(NamedTuple):
    """Colours as tokens; empty: as the widget itself."""

    colour: str = ""
    ground: str = ""
    bold: bool = False
    underline: bool = False


def ink_of(widget: Widget, ink: Ink) -> Style:
    """Return what a part is written in, under the palette that is worn now."""
    colours = widget.app.theme_variables
    ground = colours[ink.ground] if ink.ground else None
    colour = colours[ink.colour] if ink.colour else None
    return _style(colour, ground, ink.bold, ink.underline)


@lru_cache(maxsize=64)
def _style(colour: str | None, ground: str | None, bold: bool, line: bool) -> Style:
    return Style(color=colour, bgcolor=ground, bold=bold, underline=line or None)
