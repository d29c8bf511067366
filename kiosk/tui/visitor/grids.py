"""How wide and how high the screen is, in the words of the sheet."""

from __future__ import annotations

from typing import Final

from textual.geometry import Size

WIDTHS: Final = ((0, "-narrow"), (100, "-wide"))
HEIGHTS: Final = ((0, "-short"), (28, "-mid"), (48, "-tall"))
SLIM: Final = "-slim"
SLIM_UNDER: Final = 60
"""Columns under which the dock stands in two rows."""

BESIDE, BELOW, SWAP = "-beside", "-below", "-swap"
SPLITS: Final = (BESIDE, BELOW, SWAP)
"""Where the pane of staff stands: beside the page, below it, or in its place."""
PANE_COLUMNS: Final = 38
PANE_ROWS: Final = 8
BESIDE_FROM: Final = 100
BELOW_FROM: Final = 48


def split_of(size: Size) -> str:
    """Return where the pane of staff stands on a screen of this size."""
    if size.width >= BESIDE_FROM:
        return BESIDE
    return BELOW if size.height >= BELOW_FROM else SWAP


def room_for(size: Size, split: str) -> Size:
    """Return the room that is left for the visitor.

    Args:
        size: Of the screen.
        split: One of `SPLITS`; empty: there is no pane.
    """
    width = size.width - (PANE_COLUMNS if split == BESIDE else 0)
    return Size(width, size.height - (PANE_ROWS if split == BELOW else 0))


def grid_classes(size: Size) -> str:
    """Return the classes of a screen of this size, with spaces between.

    Given to a new screen, so that its first layout is the right one already.
    """
    names = [_last(WIDTHS, size.width), _last(HEIGHTS, size.height)]
    return " ".join([*names, SLIM] if is_slim(size) else names)


def is_slim(size: Size) -> bool:
    """Tell whether the grid is very narrow."""
    return size.width < SLIM_UNDER


def _last(steps: tuple[tuple[int, str], ...], cells: int) -> str:
    return [name for least, name in steps if cells >= least][-1]
