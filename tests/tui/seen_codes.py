"""What a phone would read from the cells on the screen."""

from __future__ import annotations

import zxingcpp
from rich.color import Color
from rich.segment import Segment
from textual.screen import Screen

DOTS = 4
HALF = "▀"


def seen_code(screen: Screen[None]) -> str | None:
    """Draw the whole screen as a picture, two dots of light in a cell, and read it."""
    rows: list[bytes] = []
    for strip in screen._compositor.render_strips():
        cells = [cell for segment in strip for cell in _cells(segment)]
        for half in (0, 1):
            row = b"".join(bytes([cell[half]]) * DOTS for cell in cells)
            rows += [row] * DOTS
    return read_rows(rows)


def read_rows(rows: list[bytes]) -> str | None:
    """Return what a phone reads in rows of dots, light from 0 to 255; None: nothing."""
    picture = memoryview(b"".join(rows)).cast("B", (len(rows), len(rows[0])))
    found = zxingcpp.read_barcode(
        picture,
        formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]),
        try_rotate=False,
        try_invert=False,
        text_mode=zxingcpp.TextMode.Plain,
    )
    return found.text if found else None


def _cells(segment: Segment) -> list[tuple[int, int]]:
    style = segment.style
    ink = _light(style.color if style else None)
    ground = _light(style.bgcolor if style else None)
    upper = {HALF: ink}
    return [(upper.get(sign, ground), ground) for sign in _padded(segment)]


def _padded(segment: Segment) -> str:
    """Fill up wide characters, which take two cells."""
    return segment.text + " " * (segment.cell_length - len(segment.text))


def _light(colour: Color | None) -> int:
    if colour is None:
        return 255
    red, green, blue = colour.get_truecolor()
    return (red * 299 + green * 587 + blue * 114) // 1000
