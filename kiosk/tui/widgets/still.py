"""Widgets that never scroll, and so are laid out once; and those that only hold."""

from __future__ import annotations

from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.layout import DockArrangeResult
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

RTL = "rtl"
"""The screen has this class while the visitor's language reads right to left."""

UNREAD = "-unread"
"""What a widget of this class shows is not read aloud: it was typed, or is a secret."""


class Still(Widget):
    """A widget that never scrolls.

    Textual lays the whole screen out a second time when what could scroll in a
    widget is of another size. Here nothing scrolls, so the first time is enough.
    """

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)

    @property
    def stops(self) -> tuple[int, ...]:
        """Rows, from 0, at which a page may begin: none of them parts a line."""
        return (0,)

    @property
    def leads(self) -> bool:
        """Whether it says what follows, and so is never the last on a page."""
        return False

    @property
    def _focus_sort_key(self) -> tuple[int, int]:
        """Where Tab comes to it: row by row, from the side where reading begins."""
        # Textual knows only the left side as the one where reading begins, and
        # sorts by this alone.
        down, across = super()._focus_sort_key
        return down, -across if self.screen.has_class(RTL) else across


class Holder(Widget):
    """A widget that only holds others.

    Textual would paint the blank ground of each one, below all that it holds.
    Where it has no look of its own, the ground that lies below them all is enough.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows of the widget; none where nothing of it is seen."""
        styles = self.styles
        if styles.background.a or styles.border or styles.outline:
            return super().render_lines(crop)
        return []


class Stack(Vertical, Holder, Still):
    """Widgets below each other, each as high as its words need."""

    def arrange(self, size: Size, optimal: bool = False) -> DockArrangeResult:
        """Arrange the widgets once for each width: no height is a share of ours."""
        return super().arrange(Size(size.width, 0), optimal)
