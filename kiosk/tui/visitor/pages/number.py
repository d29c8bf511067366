"""The visitor's number: large, in words, and as a code to take along."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Center

from kiosk.handout.compose import Voices
from kiosk.handout.model import Handout
from kiosk.handout.number_slip import NUMBER, in_words, of_number
from kiosk.interview.problems import mark
from kiosk.tui.visitor.codes import fitting_code
from kiosk.tui.visitor.messages import EraseWanted
from kiosk.tui.visitor.page import Action
from kiosk.tui.visitor.pages.printed_page import PrintedPage
from kiosk.tui.visitor.supply import Supply, paper_voices
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.dots import Dots
from kiosk.tui.widgets.qr_panel import QrPanel
from kiosk.tui.widgets.words import Words

BESIDE_ROWS = 14
"""Rows that the words and the digits need."""


class Taken(NamedTuple):
    """What a visitor waits with."""

    number: int
    """From 1."""
    place: str
    """Where the call came from, as staff know it."""
    at: datetime
    """Aware."""


class NumberPage(PrintedPage):
    """Stands on a kiosk that has forgotten everything else."""

    reading = False
    of_visitor = True

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._taken: Taken | None = None
        self._title = Words(part="title", align="center")
        self._digits = Dots()
        self._lead = Words(part="plain", align="center")
        self.notice = Words(part="quiet", align="center")
        self._panel = QrPanel()

    def compose(self) -> ComposeResult:
        """Make number, words and code."""
        yield self._title
        yield self._digits
        yield self._lead
        yield self.notice
        with Center():
            yield self._panel

    @property
    def panel(self) -> QrPanel:
        """The code."""
        return self._panel

    def show(self, taken: Taken, supply: Supply) -> None:
        """Show a number, and offer its slip where there is a printer."""
        self._taken = taken
        self.begin(supply)

    def redraw(self) -> None:
        """Write it again."""
        voice = self.voice
        self._title.show(voice.pair(NUMBER, number=self._n))
        self._digits.show(self._n)
        self._lead.show(
            voice.pair(mark("Sit down; staff call it. This kiosk has forgotten you."))
        )
        self.write_notice()
        self._draw()

    @property
    def _n(self) -> str:
        return str(self._taken.number) if self._taken else ""

    def in_words(self) -> str:
        """Return what the code says, in the visitor's language and in Chinese."""
        if self._taken is None:
            return ""
        voices = paper_voices(self.voice)
        return in_words(self._taken.number, self._taken.place, voices)

    def on_resize(self, event: events.Resize) -> None:
        """Draw the code for the screen there is."""
        self._draw()

    @work(group="code", exclusive=True)
    async def _draw(self) -> None:
        size = self.size
        room = max(size.height - BESIDE_ROWS, 0)
        texts = (self.in_words(),)
        code = await fitting_code(self, texts, size.width, room)
        self._panel.show(code)
        self._panel.display = code is not None

    def actions(self) -> tuple[Action, ...]:
        """Offer the slip, and to leave the kiosk to the next visitor."""
        over = self.printing in ("nowhere", "done")
        done = Action("done", mark("Finish and erase"), primary=True)
        return (done,) if over else (self.print_action(), done)

    def on_action(self, id_: str) -> None:
        """Print the slip, or leave the kiosk to the next visitor."""
        if id_ == "done":
            self.post_message(EraseWanted())
        else:
            super().on_action(id_)

    def composed(self, voices: Voices) -> Handout | None:
        """Return the slip."""
        return of_number(*self._taken, voices) if self._taken else None

    def back(self) -> bool:
        """Go nowhere: there is nothing left to go back to."""
        # In a turn of its own: what it posts in the frame's would end at the frame.
        self.call_later(self.on_action, "done")
        return True
