"""The visitor's number: large, in words, and as a code to take along."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import NamedTuple

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Center

from kiosk.errors import HandoutError
from kiosk.handout.number_slip import NUMBER, in_words, of_number
from kiosk.interview.problems import mark
from kiosk.tui.visitor.codes import fitting_code
from kiosk.tui.visitor.messages import ActionsChanged, EraseWanted
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.visitor.pages.taken_page import NO_CODE, NOTICES, PRINT, Print
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


class NumberPage(Page):
    """Stands on a kiosk that has forgotten everything else."""

    reading = False

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._taken: Taken | None = None
        self._supply: Supply | None = None
        self.printing: Print = "nowhere"
        """How far the slip is."""
        self._title = Words(part="title", align="center")
        self._digits = Dots()
        self._lead = Words(part="plain", align="center")
        self._notice = Words(part="quiet", align="center")
        self._panel = QrPanel()

    def compose(self) -> ComposeResult:
        """Make number, words and code."""
        yield self._title
        yield self._digits
        yield self._lead
        yield self._notice
        with Center():
            yield self._panel

    @property
    def panel(self) -> QrPanel:
        """The code."""
        return self._panel

    def show(self, taken: Taken, supply: Supply) -> None:
        """Show a number, and offer its slip where there is a printer."""
        self._taken, self._supply = taken, supply
        self.workers.cancel_node(self)
        self.printing = "idle" if supply.prints else "nowhere"
        self.redraw()

    def redraw(self) -> None:
        """Write it again."""
        voice = self.voice
        self._title.show(voice.pair(NUMBER, number=self._n))
        self._digits.show(self._n)
        self._lead.show(
            voice.pair(mark("Sit down; staff call it. This kiosk has forgotten you."))
        )
        self._write_notice()
        self._draw()

    def _write_notice(self) -> None:
        told = {**NOTICES, **NO_CODE}.get(self.printing)
        self._notice.display = told is not None and self.printing != "nowhere"
        if told is not None:
            sign, msgid, part = told
            said = self.voice.pair(msgid)
            text = f"{sign} {said.main}".strip()
            self._notice.show(self.voice.plain(text, said.second), part=part)

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
        code = await asyncio.to_thread(fitting_code, texts, size.width, room)
        self._panel.show(code)
        self._panel.display = code is not None

    def actions(self) -> tuple[Action, ...]:
        """Offer the slip, and to leave the kiosk to the next visitor."""
        slip = (Action(PRINT, mark("Print")),)
        done = Action("done", mark("Finish and erase"), primary=True)
        return (*(slip if self.printing in ("idle", "failed") else ()), done)

    def on_action(self, id_: str) -> None:
        """Print the slip, or leave the kiosk to the next visitor."""
        if id_ == "done":
            self.post_message(EraseWanted())
        elif id_ == PRINT and self.printing in ("idle", "failed"):
            self._tell("running")
            self._print()

    @work(group="print")
    async def _print(self) -> None:
        if self._taken is None or self._supply is None:
            return
        slip = of_number(*self._taken, paper_voices(self.voice))
        try:
            await self._supply.print_out(slip)
        except HandoutError as error:
            # For whoever looks after the kiosk.
            self.log.warning(error.problem)
            self._tell("failed")
        else:
            self._tell("done")

    def _tell(self, printing: Print) -> None:
        self.printing = printing
        self._write_notice()
        self.post_message(ActionsChanged())

    def back(self) -> bool:
        """Go nowhere: there is nothing left to go back to."""
        # In a turn of its own: what it posts in the frame's would end at the frame.
        self.call_later(self.on_action, "done")
        return True
