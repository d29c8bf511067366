"""Which target an arrow key leads to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

ARROWS: Final = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
ASIDE: Final = 4
"""A row counts for two cells across, and being out of line twice as much again."""


def move_focus(screen: Screen[None], arrow: str) -> None:
    """Focus the next target on the side of an arrow; the first, if none is focused.

    Args:
        screen: Where the focus moves. It stays when nothing lies on that side.
        arrow: left, right, up or down.
    """
    focused = screen.focused
    targets = [each for each in screen.focus_chain if each is not focused]
    if focused is None:
        target = next(iter(targets), None)
    else:
        target = nearest(focused.region, targets, arrow)
    if target is not None:
        screen.set_focus(target)


def nearest(start: Region, targets: Iterable[Widget], arrow: str) -> Widget | None:
    """Return the closest target on one side of a region.

    Args:
        start: Where the focus is.
        targets: Where it may go.
        arrow: left, right, up or down.

    Returns:
        The target, or None when nothing lies on that side.
    """
    across, down = ARROWS[arrow]
    best: tuple[int, Widget] | None = None
    for target in targets:
        cost = _cost(start, target.region, across, down)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, target)
    return best[1] if best else None


def _cost(start: Region, end: Region, across: int, down: int) -> int | None:
    if across:
        ahead = (end.x - start.right) if across > 0 else (start.x - end.right)
        aside = _apart(start.y, start.bottom, end.y, end.bottom) * 2
    else:
        ahead = (end.y - start.bottom) if down > 0 else (start.y - end.bottom)
        ahead *= 2
        aside = _apart(start.x, start.right, end.x, end.right)
    if ahead < 0 or (across and aside):
        return None
    return ahead + aside * ASIDE


def _apart(start: int, end: int, other_start: int, other_end: int) -> int:
    """Return the gap between two stretches; 0 when they overlap."""
    return max(other_start - end + 1, start - other_end + 1, 0)
