"""Rows of cells: logical text wrapped, ordered and put to its side."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rich.cells import cell_len

from kiosk.language.visual import Align, lay_out
from kiosk.tui.voice import Pair

Part = Literal["title", "strong", "plain", "quiet", "error", "good", "number"]
"""What a piece of text is; the palette gives it its colour and weight."""
GAP = 2
"""Least cells between a text and its second language on the same line."""


class Piece(NamedTuple):
    """Text as drawn, from left to right, of one colour."""

    text: str
    part: Part


Line = tuple[Piece, ...]
"""One row, from left to right."""


def both(pair: Pair, width: int, part: Part, align: Align = "start") -> list[Line]:
    """Lay out a text and, where there is one, its second language.

    The second stands on the same line at the trailing end when both fit, else
    below, at the edge where the first one begins.

    Args:
        pair: The texts.
        width: Cells in a row.
        part: What the main text is; the second one is always quiet.
        align: Side of the main text. Centred texts never share a line.
    """
    main = _laid(pair, width, align)
    if not pair.second:
        return [(Piece(line, part),) for line in main]
    used = cell_len(pair.second) + GAP
    if (
        align == "start"
        and len(main) == 1
        and cell_len(main[0].strip()) + used <= width
    ):
        return [_shared(pair, main[0].strip(), width, part)]
    return [
        *((Piece(line, part),) for line in main),
        *((Piece(line, "quiet"),) for line in _second(pair, width, align)),
    ]


def beneath(pair: Pair, width: int, part: Part) -> list[Line]:
    """Lay out a text with its second language below it, never beside it.

    Args:
        pair: The texts.
        width: Cells in a row.
        part: What the main text is; the second one is always quiet.
    """
    rows = [(Piece(line, part),) for line in _laid(pair, width, "start")]
    if pair.second:
        rows += [(Piece(line, "quiet"),) for line in _second(pair, width, "start")]
    return [*rows]


def _shared(pair: Pair, main: str, width: int, part: Part) -> Line:
    second = _second(pair, width, "start")[0].strip()
    gap = Piece(" " * (width - cell_len(main) - cell_len(second)), "plain")
    line = (Piece(main, part), gap, Piece(second, "quiet"))
    return line if pair.direction == "ltr" else line[::-1]


def _laid(pair: Pair, width: int, align: Align) -> tuple[str, ...]:
    return lay_out(
        pair.main,
        width,
        direction=pair.direction,
        bidi=pair.bidi,
        measure=cell_len,
        align=align,
    )


def _second(pair: Pair, width: int, align: Align) -> tuple[str, ...]:
    if align == "start" and pair.direction == "rtl":
        align = "end"
    return lay_out(
        pair.second,
        width,
        direction="ltr",
        bidi=pair.bidi,
        measure=cell_len,
        align=align,
    )


def width_of(line: Line) -> int:
    """Return how many cells a line takes."""
    return sum(cell_len(piece.text) for piece in line)
