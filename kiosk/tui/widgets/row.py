"""Containers that turn themselves around while the screen reads right to left."""

from __future__ import annotations

from textual.containers import Container
from textual.geometry import Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from kiosk.tui.widgets.still import RTL, Holder, Still

__all__ = ["RTL", "STRAIGHT", "Mirrored", "Row"]
STRAIGHT = "-straight"
"""What is inside a widget of this class is never mirrored: staff read it."""


class Mirrored(Layout):
    """Another layout, seen in a mirror."""

    name = "mirrored"

    def __init__(self, straight: Layout) -> None:
        self.straight = straight
        """What is seen in it."""

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Arrange the children, then flip each to the other side."""
        placements = self.straight.arrange(parent, children, size, greedy)
        return [_flipped(placement, size.width) for placement in placements]


def _flipped(placement: WidgetPlacement, width: int) -> WidgetPlacement:
    region = placement.region
    return placement._replace(
        region=Region(width - region.right, region.y, region.width, region.height)
    )


class Row(Container, Holder, Still):
    """Children side by side or in a grid, from the side where reading begins.

    The order of the children, and so of the focus, is always the logical one.
    """

    DEFAULT_CSS = """
    Row { layout: horizontal; height: auto; width: 1fr; }
    """

    @property
    def layout(self) -> Layout:
        """The layout of the sheet, mirrored on a right-to-left screen."""
        straight = super().layout
        return Mirrored(straight) if self._turned else straight

    @property
    def _turned(self) -> bool:
        if not self.screen.has_class(RTL):
            return False
        return not any(each.has_class(STRAIGHT) for each in self.ancestors)

    def turn(self) -> None:
        """Arrange again, since the direction of the screen changed."""
        # A refresh forgets what the ancestors arranged, not what the row did; and
        # nothing public makes a widget forget it while its size stays.
        self._clear_arrangement_cache()
        self.refresh(layout=True)
