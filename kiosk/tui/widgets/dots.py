"""Big writing in half blocks, read from across a lobby."""

from __future__ import annotations

from typing import Final

from kiosk.tui.widgets.dot_table import DIGITS, HELP
from kiosk.tui.widgets.drawn import Drawn
from kiosk.tui.widgets.lines import Line, Piece

HALVES: Final = " ▄▀█"
DIGIT_WIDTH: Final = 12
DIGIT_HEIGHT: Final = 16

Dotted = tuple[tuple[bool, ...], ...]
"""Rows of dots."""


def glyph(table: str, width: int) -> Dotted:
    """Return the dots of one glyph.

    Args:
        table: Its rows as hexadecimal numbers of equal length.
        width: Dots in a row.
    """
    digits = -(-width // 4)
    rows = (table[at : at + digits] for at in range(0, len(table), digits))
    bits = (f"{int(row, 16):0{digits * 4}b}"[:width] for row in rows)
    return tuple(tuple(bit == "1" for bit in row) for row in bits)


def half_blocks(glyphs: tuple[Dotted, ...], gap: int) -> tuple[str, ...]:
    """Draw glyphs side by side, two rows of dots in a row of cells.

    Args:
        glyphs: All of the same height.
        gap: Empty cells between two.
    """
    height = max(map(len, glyphs), default=0)
    rows = [
        (" " * gap).join(_row(each, y) for each in glyphs) for y in range(0, height, 2)
    ]
    return tuple(rows)


def _row(dots: Dotted, y: int) -> str:
    lower = dots[y + 1] if y + 1 < len(dots) else (False,) * len(dots[y])
    pairs = zip(dots[y], lower, strict=True)
    return "".join(HALVES[2 * above + below] for above, below in pairs)


def help_rows(columns: int, rows: int) -> tuple[str, ...]:
    """Return 需要帮助 as large as it fits, in one row or in two.

    Args:
        columns: Cells there are across.
        rows: Cells there are down.

    Returns:
        The rows; empty when even the smallest does not fit.
    """
    for size in HELP:
        glyphs = tuple(glyph(table, size) for table in HELP[size].values())
        if size * 4 + 3 <= columns and size // 2 <= rows:
            return half_blocks(glyphs, 2 if size * 4 + 6 <= columns else 1)
        if size * 2 + 2 <= columns and size + 1 <= rows:
            upper, lower = half_blocks(glyphs[:2], 2), half_blocks(glyphs[2:], 2)
            return (*upper, "", *lower)
    return ()


class Dots(Drawn):
    """A number in big digits, centred. Not mirrored."""

    _text = ""

    @property
    def text(self) -> str:
        """The number on screen."""
        return self._text

    def show(self, text: str) -> None:
        """Show another number.

        Args:
            text: Digits 0 to 9.
        """
        if text != self._text:
            self._text = text
            self.relaid()

    def lines(self, width: int) -> list[Line]:
        """Return the rows; on a low grid, plain digits."""
        if self.brief or len(self._text) * (DIGIT_WIDTH + 2) > width:
            rows: tuple[str, ...] = (self._text,)
        else:
            glyphs = tuple(glyph(DIGITS[each], DIGIT_WIDTH) for each in self._text)
            rows = half_blocks(glyphs, 2)
        spare = max(width - max(map(len, rows), default=0), 0) // 2
        return [(Piece(" " * spare, "plain"), Piece(row, "strong")) for row in rows]
