"""Arabic letters brought into their cells: a browser cuts off what stands outside.

In DejaVu Sans Mono the tails of some last letters reach a quarter of a cell to the
left, where a terminal has the next cell, and some marks stand above or below the row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

FORMS: Final = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF))
"""Arabic presentation forms. Source: Unicode 15.1, Blocks."""
HIGHEST: Final = 0.90
LOWEST: Final = -0.25
"""Of the size of the text: a row has 0.92 and 0.26, and is rounded to pixels."""
OVERLAP: Final = 0.025
"""A letter that is joined reaches so far into its neighbour, and must."""
STROKE: Final = 0.45
"""Under this height letters are joined: nothing there is moved up or down."""

Point = tuple[float, float]


def fit(font: Any) -> None:  # noqa: ANN401 - a font of fontTools
    """Redraw the letters that stand outside of their cells.

    Args:
        font: With TrueType outlines; it is changed.
    """
    # Imported here: it is needed once on a machine.
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    signs, drawings = font.getBestCmap(), font.getGlyphSet()
    recorded: dict[str, DecomposingRecordingPen] = {}
    for name in sorted({signs[sign] for sign in FORMS if sign in signs}):
        recorded[name] = DecomposingRecordingPen(drawings)
        drawings[name].draw(recorded[name])
    for name, pen in recorded.items():
        points = [point for _, args in pen.value for point in args if point]
        if points:
            to = _moved(points, font["hmtx"][name][0], font["head"].unitsPerEm)
            drawn = TTGlyphPen(None)
            for act, args in pen.value:
                getattr(drawn, act)(*(point and to(point) for point in args))
            font["glyf"][name] = drawn.glyph()
            font["glyf"][name].recalcBounds(font["glyf"])
            font["hmtx"][name] = (font["hmtx"][name][0], font["glyf"][name].xMin)


def _moved(
    points: Iterable[Point], width: float, em: float
) -> Callable[[Point], Point]:
    """Return where each point of a letter goes; its right side, where it joins, stays.

    Args:
        points: All of the letter.
        width: Of the cell.
        em: Units of the font for the size of the text.
    """
    across, up = zip(*points, strict=True)
    left, low, high = min(across), min(up), max(up)
    narrower = width / (width - left) if left < -OVERLAP * em else 1.0
    flatter = min(LOWEST * em / low, 1.0) if low < 0 else 1.0
    foot = STROKE * em
    lower = min((HIGHEST * em - foot) / (high - foot), 1.0) if high > foot else 1.0

    def to(point: Point) -> Point:
        x, y = point
        x = width - (width - x) * narrower if x < width else x
        y = foot + (y - foot) * lower if y > foot else y
        return round(x), round(y * flatter if y < 0 else y)

    return to
