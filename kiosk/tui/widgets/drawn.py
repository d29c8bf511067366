"""A widget that draws its own lines: one widget where others need five."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from kiosk.tui.widgets.inks import Ink, ink_of
from kiosk.tui.widgets.lines import Line, Part, width_of
from kiosk.tui.widgets.still import Still

_INKS: Final[dict[Part, Ink]] = {
    "title": Ink("brand", bold=True),
    "strong": Ink("ink", bold=True),
    "plain": Ink("ink"),
    "quiet": Ink("quiet"),
    "error": Ink("error", bold=True),
    "good": Ink("good", bold=True),
    "number": Ink("onbrand", "brand", bold=True),
}


class Drawn(Still):
    """Lays out logical text for its own width, and draws it. Never markup."""

    DEFAULT_CSS = """
    Drawn { height: auto; width: 1fr; }
    """

    _laid: tuple[int, bool, list[Line]] | None = None
    """The lines, and the width and grid they were laid out for."""

    def lines(self, width: int) -> list[Line]:
        """Return the rows for a width, each from left to right."""
        return []

    @property
    def one_ink(self) -> bool:
        """Whether all is written in the widget's own colour, as on a fill."""
        return False

    @property
    def brief(self) -> bool:
        """Whether the grid is so low that quiet lines are left out."""
        return self.is_attached and self.screen.has_class("-short")

    def relaid(self) -> None:
        """Draw again, after the words changed. Cheap when the height stays."""
        before, self._laid = self._laid, None
        if before is None or not self.is_attached:
            self.refresh(layout=True)
            return
        after = self._lines(before[0])
        self.refresh(layout=len(after) != len(before[2]))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width of the widest line."""
        return max(map(width_of, self.lines(container.width)), default=0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many rows there are at a width."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """Draw one row of cells."""
        width, ground = self.content_size.width, self.visual_style.rich_style
        lines = self._lines(width)
        y -= max(self.content_size.height - len(lines), 0) // 2 if self.middle else 0
        if not 0 <= y < len(lines):
            return Strip.blank(width, ground)
        pieces = [Segment(p.text, ground + self._style(p.part)) for p in lines[y]]
        return Strip(pieces).adjust_cell_length(width, ground)

    middle: bool = False
    """Whether the lines stand in the middle of a box that is too high."""

    def _lines(self, width: int) -> list[Line]:
        if self._laid is None or self._laid[:2] != (width, self.brief):
            self._laid = (width, self.brief, self.lines(width) if width > 0 else [])
        return self._laid[2]

    def _style(self, part: Part) -> Style:
        ink = _INKS[part]
        return ink_of(self, Ink(bold=ink.bold) if self.one_ink else ink)
