"""The visitor's number: large, in words, and as a code to take along."""

from __future__ import annotations

import asyncio

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Center

from kiosk.interview.problems import mark
from kiosk.tui.visitor.codes import fitting_code
from kiosk.tui.visitor.messages import EraseWanted
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.dots import Dots
from kiosk.tui.widgets.qr_panel import QrPanel
from kiosk.tui.widgets.words import Words

BESIDE_ROWS = 14
"""Rows that the words and the digits need."""


class NumberPage(Page):
    """Stands on a kiosk that has forgotten everything else."""

    reading = False

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._number, self._place = 0, ""
        self._title = Words(part="title", align="center")
        self._digits = Dots()
        self._lead = Words(part="plain", align="center")
        self._panel = QrPanel()

    def compose(self) -> ComposeResult:
        """Make number, words and code."""
        yield self._title
        yield self._digits
        yield self._lead
        with Center():
            yield self._panel

    @property
    def panel(self) -> QrPanel:
        """The code."""
        return self._panel

    def show(self, number: int, place: str) -> None:
        """Show a number.

        Args:
            number: From 1.
            place: Where the call came from, as staff know it.
        """
        self._number, self._place = number, place
        self.redraw()

    def redraw(self) -> None:
        """Write it again."""
        voice = self.voice
        self._title.show(voice.pair(mark("Your number is %(number)s"), number=self._n))
        self._digits.show(self._n)
        self._lead.show(
            voice.pair(mark("Sit down; staff call it. This kiosk has forgotten you."))
        )
        self._draw()

    @property
    def _n(self) -> str:
        return str(self._number)

    def in_words(self) -> str:
        """Return what the code says, in the visitor's language and in Chinese."""
        voice, text = self.voice, mark("Your number is %(number)s")
        said = [voice.say(text, number=self._n)]
        if voice.chinese is not None:
            said.append(voice.chinese.say(text, number=self._n))
        return "\n".join((*dict.fromkeys(said), self._place))

    def on_resize(self, event: events.Resize) -> None:
        """Draw the code for the screen there is."""
        self._draw()

    @work(group="code", exclusive=True)
    async def _draw(self) -> None:
        size = self.size
        room = max(size.height - BESIDE_ROWS, 0)
        texts = (self.in_words(),)
        code = await asyncio.to_thread(fitting_code, texts, size.width, room)
        self._panel.show(code)
        self._panel.display = code is not None

    def actions(self) -> tuple[Action, ...]:
        """Offer to leave the kiosk to the next visitor."""
        return (Action("done", mark("Finish and erase"), primary=True),)

    def on_action(self, id_: str) -> None:
        """Leave the kiosk to the next visitor."""
        self.post_message(EraseWanted())

    def back(self) -> bool:
        """Go nowhere: there is nothing left to go back to."""
        # In a turn of its own: what it posts in the frame's would end at the frame.
        self.call_later(self.on_action, "done")
        return True
