"""How well what is drawn stands out from what it is drawn on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.color_triplet import ColorTriplet
from rich.style import Style
from textual.widget import Widget

from tests.tui.hands import Kiosk, app_of, frame_of, page_of

LEAST: Final = {"lobby": 4.5, "contrast": 7.0, "yellow": 7.0}
"""Of text. Source: WCAG 2.2, 1.4.3 and 1.4.6."""
LEAST_OF_EDGES: Final = 3.0
"""Of what shows where a control is. Source: WCAG 2.2, 1.4.11."""


class Cell(NamedTuple):
    sign: str
    ink: ColorTriplet
    ground: ColorTriplet

    @property
    def is_line(self) -> bool:
        """Whether it is a line or a block rather than something to read."""
        return "\u2500" <= self.sign <= "\u259f"

    @property
    def contrast(self) -> float:
        return contrast(self.ink, self.ground)


@cache
def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """The ratio of the relative luminances. Source: WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: ColorTriplet) -> float:
    parts = (part / 255 for part in colour)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def cells(pilot: Kiosk) -> list[list[Cell]]:
    """What is painted, row by row; a wide sign is there twice."""
    return [
        [
            _cell(sign, segment.style or Style())
            for segment in strip
            if not segment.control
            for sign in segment.text
            for _cell_of_it in range(cell_len(sign))
        ]
        for strip in frame_of(pilot)._compositor.render_strips()
    ]


def _cell(sign: str, style: Style) -> Cell:
    assert not style.dim, "a dim colour is none of the palette"
    assert style.bgcolor is not None, sign
    assert style.color is not None or sign == " "
    ground = style.bgcolor.get_truecolor()
    ink = style.color.get_truecolor() if style.color else ground
    return Cell(sign, ground, ink) if style.reverse else Cell(sign, ink, ground)


def faint(pilot: Kiosk) -> Iterator[str]:
    """Whatever is too faint on the screen as it is now."""
    rows, theme = cells(pilot), app_of(pilot).theme
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            text = not cell.sign.isspace() and not cell.is_line
            if text and cell.contrast < LEAST[theme]:
                yield f"{cell.sign} at {x},{y} has {cell.contrast:.2f}: {cell}"
    for control in controls(pilot):
        found = edge_contrast(rows, control)
        if found < LEAST_OF_EDGES:
            yield f"the edge of {control} {control.region} has {found:.2f}"


def controls(pilot: Kiosk) -> list[Widget]:
    """What can be used and is wholly on the screen, not a page that is all of it."""
    frame, page = frame_of(pilot), page_of(pilot)
    return [
        each
        for each in frame.focus_chain
        if each.region.area
        and each is not page
        and (page not in each.ancestors or page.region.contains_region(each.region))
    ]


def edge_contrast(rows: list[list[Cell]], control: Widget) -> float:
    """How well a control is told from what is around it, at its best-told side.

    Either its frame or its fill stands out; a control of the bar below is told from
    its neighbour by a rule.
    """
    region = control.region
    y, middle = region.y + region.height // 2, region.x + region.width // 2
    outside = rows[y][region.x - 1].ground if region.x else rows[region.y - 1][0].ground
    edges = [rows[y][region.x], rows[y][region.right - 1], rows[region.y][middle]]
    inside = rows[region.bottom - 1][middle]
    drawn = (colour for cell in (*edges, inside) for colour in (cell.ink, cell.ground))
    return max(contrast(colour, outside) for colour in drawn)
