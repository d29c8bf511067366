"""What pages that show a code over the whole screen have in common."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Final, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Center

from kiosk.interview.problems import mark
from kiosk.tui.visitor.messages import Left
from kiosk.tui.visitor.page import Page
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.qr_panel import QrPanel
from kiosk.tui.widgets.words import Words

MOMENT: Final = mark("One moment. Your code is being made.")
MOMENT_SECONDS: Final = 0.7
"""After this it is said that a code takes a moment: our own bound."""
Drawn = TypeVar("Drawn")


class CodePage(Page, can_focus=True, inherit_bindings=False):
    """A code, its title and text where none fits, a hint; any touch goes on."""

    BINDINGS = [Binding("tab,shift+tab", "go_on", show=False)]
    bare = True

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self.panel = QrPanel()
        """The code."""
        self.title_words = Words(part="title", align="center")
        self.text_words = Words(part="strong", align="center")
        self.hint_words = Words(part="quiet", align="center")

    def compose(self) -> ComposeResult:
        """Make the code and the words."""
        with Center():
            yield self.panel
        yield self.title_words
        yield self.text_words
        yield self.hint_words

    async def soon(self, drawing: Awaitable[Drawn]) -> Drawn:
        """Wait for what is drawn; say so when it takes a moment.

        It does where what draws hung or was lost, and drawing began anew.
        """
        waiting = self.set_timer(MOMENT_SECONDS, self._ask_patience)
        try:
            return await drawing
        finally:
            waiting.stop()

    def _ask_patience(self) -> None:
        self.panel.show(None)
        self.title_words.show(self.voice.pair(MOMENT))
        self.title_words.display = True
        self.text_words.display = self.hint_words.display = False

    def fit_hint(self) -> None:
        """Show the hint only where the code leaves room for it."""
        rows = self.panel.get_content_height(self.size, self.size, self.size.width)
        own = len(self.hint_words.lines(max(self.screen.size.width, 1)))
        self.hint_words.display = rows + own <= self.screen.size.height

    def on_resize(self, event: events.Resize) -> None:
        """Draw the code again for another grid."""
        self.redraw()

    # Any sign of life goes on.

    def action_go_on(self) -> None:
        """Go back to what was there before."""
        self.post_message(Left())

    def on_click(self, event: events.Click) -> None:
        """Go on."""
        event.stop()
        self.action_go_on()

    def on_key(self, event: events.Key) -> None:
        """Go on."""
        event.stop()
        self.action_go_on()

    def on_stray_key(self, event: events.Key) -> None:
        """Go on, also when the focus is elsewhere."""
        self.action_go_on()
