"""A small code beside the text, with its caption; not there when it does not fit."""

from __future__ import annotations

from typing import Final

from textual import work
from textual.app import ComposeResult
from textual.geometry import Size

from kiosk.tui.visitor.codes import fitting_code
from kiosk.tui.voice import Pair
from kiosk.tui.widgets.qr_panel import QrPanel
from kiosk.tui.widgets.row import Row
from kiosk.tui.widgets.words import Words

WIDE: Final = 100
"""From so many columns on, the code stands beside the text."""
TALL: Final = 48
"""From so many rows on, the code stands above the text."""
CAPTION: Final = 16
"""Least columns for the caption beside a code that stands above the text."""
MARGIN: Final = 2
"""Columns between text and code."""

Place = tuple[int, int]
"""Columns and rows."""


class CodeAside(Row):
    """Keeps its code as large as the place allows, drawn apart."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._panel = QrPanel()
        self._caption = Words(part="quiet")
        self._wanted: tuple[str, Place] = ("", (0, 0))
        self._captions: tuple[Pair, Pair | None] = (Pair(""), None)

    def compose(self) -> ComposeResult:
        """Make the code and its caption."""
        yield self._panel
        yield self._caption

    @property
    def panel(self) -> QrPanel:
        """The code."""
        return self._panel

    def show(
        self, text: str, caption: Pair, page: Size, *, least: Pair | None = None
    ) -> None:
        """Show a text as a code, or nothing when there is no place for it.

        Args:
            text: What a phone shows.
            caption: What to do with the code.
            page: Cells of the page, bars not counted.
            least: What stands there when the caption is too long; None: nothing.
        """
        self._captions = (caption, least)
        self._caption.show(caption)
        wanted = (text, place_for(self.screen.size, page) if text else (0, 0))
        if wanted == self._wanted:
            self._fit_caption()
            return
        self._wanted = wanted
        self._draw(*wanted)

    @work(group="code", exclusive=True)
    async def _draw(self, text: str, place: Place) -> None:
        code = await fitting_code(self, (text,), *place)
        self._panel.show(code)
        self.display = code is not None
        self._fit_caption()

    def _fit_caption(self) -> None:
        """Put the caption beside or below; left out where the code takes all rows."""
        side = self._panel.get_content_width(Size(), Size())
        if self.screen.size.width < WIDE:
            self.styles.width = self._caption.styles.width = "1fr"
            self._caption.display = True
            return
        # A mirrored row cannot find its own width.
        self.styles.width = side + MARGIN
        self._caption.styles.width = side
        rows = self._wanted[1][1] - (side + 1) // 2
        for caption in self._captions:
            if caption is not None:
                self._caption.show(caption)
                fits = len(self._caption.lines(max(side, 1))) <= rows
                self._caption.display = fits
                if fits:
                    return


def place_for(screen: Size, page: Size) -> Place:
    """Return the columns and rows there are for a code beside the text."""
    if screen.width >= WIDE:
        return page.width // 2, page.height
    if screen.height >= TALL:
        return page.width - CAPTION - MARGIN, page.height * 2 // 3
    return 0, 0
