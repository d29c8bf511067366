"""The code over the whole screen; any touch or key goes back."""

from __future__ import annotations

import asyncio
from typing import Final

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Center

from kiosk.handout.qr import QrCode
from kiosk.interview.problems import mark
from kiosk.tui.visitor.codes import fitting_code
from kiosk.tui.visitor.messages import Left
from kiosk.tui.visitor.page import Page
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.qr_panel import QrPanel
from kiosk.tui.widgets.words import Words

LONG_ROWS: Final = 32
"""From so many rows on, the long text is shown: its modules are large enough.

Source: issue 2, "Handout".
"""


class BigQrPage(Page, can_focus=True, inherit_bindings=False):
    """Nothing but the code, or its text where no code fits."""

    BINDINGS = [Binding("tab,shift+tab", "leave", show=False)]
    bare = True

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._long, self._short = "", ""
        self._panel = QrPanel()
        self._title = Words(part="title", align="center")
        self._text = Words(part="strong", align="center")
        self._hint = Words(part="quiet", align="center")

    def compose(self) -> ComposeResult:
        """Make the code and the words."""
        with Center():
            yield self._panel
        yield self._title
        yield self._text
        yield self._hint

    @property
    def panel(self) -> QrPanel:
        """The code."""
        return self._panel

    def show(self, long: str, short: str) -> None:
        """Show the longest text that fits.

        Args:
            long: At most 200 bytes of UTF-8.
            short: At most 80 bytes of UTF-8.
        """
        self._long, self._short = long, short
        self.redraw()
        self.call_after_refresh(self.focus)

    def redraw(self) -> None:
        """Draw the code for the screen there is; the words come with it."""
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Draw the code again for another grid."""
        self.redraw()

    @work(group="code", exclusive=True)
    async def _draw(self) -> None:
        screen = self.screen.size
        fits_long = screen.height >= LONG_ROWS
        texts = (self._long, self._short) if fits_long else (self._short,)
        code = await asyncio.to_thread(fitting_code, texts, screen.width, screen.height)
        self._write(code)

    def _write(self, code: QrCode | None) -> None:
        self._panel.show(code)
        voice = self.voice
        self._title.show(voice.pair(mark("Please take the printed page")))
        self._text.show(voice.plain(self._long))
        self._hint.show(voice.pair(mark("Touch anywhere to go back")))
        self._title.display = self._text.display = code is None
        hint_rows = len(self._hint.lines(max(self.screen.size.width, 1)))
        rows = self._panel.get_content_height(self.size, self.size, self.size.width)
        self._hint.display = rows + hint_rows <= self.screen.size.height

    # Any sign of life goes back.

    def action_leave(self) -> None:
        """Go back."""
        self.post_message(Left())

    def on_click(self, event: events.Click) -> None:
        """Go back."""
        event.stop()
        self.post_message(Left())

    def on_key(self, event: events.Key) -> None:
        """Go back."""
        event.stop()
        self.post_message(Left())

    def on_stray_key(self, event: events.Key) -> None:
        """Go back, also when the focus is elsewhere."""
        self.post_message(Left())
