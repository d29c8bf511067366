"""Where a page that does not fit goes on: at whole cards and whole lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from textual.widget import Widget

from kiosk.tui.widgets.still import Still

OVERLAP: Final = 2
"""Rows seen twice, where a single thing is higher than the window."""
KEPT: Final = 2
"""Rows after a heading that stay with it; one of them may be blank."""


class Block(NamedTuple):
    """What is not cut in two where it fits: a card, or a line with all its rows."""

    top: int
    """Its first row, from the top of all that can be scrolled."""
    bottom: int
    """The row after its last one."""


def turned(blocks: Sequence[Block], top: int, height: int, way: int) -> int:
    """Return the first row to show next. No row of a block is passed over.

    Args:
        blocks: In any order; some may stand side by side.
        top: The first row shown now, from 0.
        height: Rows of the window, at least 1.
        way: 1: further down; -1: further up.

    Returns:
        A row after `top`, or before it; it may lie where there is nothing to show.
    """
    turn = _down if way > 0 else _up
    return turn(blocks, top, height)


def _down(blocks: Sequence[Block], top: int, height: int) -> int:
    """Begin with the first block that does not end in the window."""
    end, on = top + height, top + _step(height)
    ahead = (each for each in blocks if each.bottom > end)
    starts = [
        each.top if each.top >= end or _fits(each, height) else on for each in ahead
    ]
    return min(starts, default=on)


def _up(blocks: Sequence[Block], top: int, height: int) -> int:
    """End with the last block that does not begin in the window."""
    cut = [b for b in blocks if b.top < top < b.bottom and _fits(b, height)]
    end = max([top, *(each.bottom for each in cut)])
    begun = min([top - 1, *(each.top for each in cut)])
    first = end - height
    for each in blocks:
        if each.top < first < each.bottom and not _fits(each, height):
            return min(first, begun)
    starts = [each.top for each in blocks if first <= each.top <= begun]
    # Of columns that never end in the same row one has to be cut.
    whole = [row for row in starts if not any(b.top < row < b.bottom for b in blocks)]
    return min(whole or starts, default=top - _step(height))


def _fits(block: Block, height: int) -> bool:
    return block.bottom - block.top <= height


def _step(height: int) -> int:
    return max(height - OVERLAP, 1)


def blocks_in(page: Widget) -> Iterator[Block]:
    """Yield what can be seen on a page wherever it is scrolled to."""
    first = page.content_region.y - page.scroll_offset.y
    for leaf in page.walk_children(Still):
        if leaf.region.area and not leaf.displayed_children and _scrolls(leaf, page):
            yield from _blocks(leaf, leaf.region.y - first)


def _scrolls(leaf: Widget, page: Widget) -> bool:
    inside = leaf.ancestors_with_self[: leaf.ancestors_with_self.index(page)]
    return all(each.styles.dock == "none" for each in inside)


def _blocks(leaf: Still, top: int) -> Iterator[Block]:
    end = leaf.region.height + (KEPT if leaf.leads else 0)
    # What is above the first row of a leaf is its border and padding.
    above = leaf.content_region.y - leaf.region.y
    starts = [0, *(above + stop for stop in leaf.stops[1:]), end]
    for start, following in pairwise(starts):
        yield Block(top + start, top + following)
