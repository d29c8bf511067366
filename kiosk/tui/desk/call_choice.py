"""Whom a call is handed to and why, or why it is declined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from kiosk.counter import calls
from kiosk.counter.model import Call, Staff
from kiosk.interview.problems import mark
from kiosk.tui.desk.queue_rows import reason_rows, staff_rows
from kiosk.tui.desk.rows import RowList
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words


class CallChoice(Vertical):
    """One list after the other: colleague, then reason."""

    DEFAULT_CSS = """
    CallChoice { height: auto; }
    """

    @dataclass
    class Decided(Message):
        """The choice is made."""

        call: Call
        to: Staff | None
        """Who it is handed to; None: it is declined."""
        reason: str
        """One of `counter.calls.REASONS`."""

    def __init__(self, workplace: Workplace, voice: Voice) -> None:
        super().__init__()
        self._workplace = workplace
        self._voice = voice
        self._call: Call | None = None
        self._to: Staff | None = None
        self._people: tuple[Staff, ...] = ()
        self._title = Words(part="title", classes="title")
        self._rows = RowList(id="choices", bidi=voice.bidi)
        self.display = False

    def compose(self) -> ComposeResult:
        """Make the question and the answers."""
        yield self._title
        yield self._rows

    @property
    def open(self) -> bool:
        """Whether something is being chosen."""
        return self._call is not None

    async def hand_over(self, call: Call, people: tuple[Staff, ...]) -> None:
        """Ask who gets the call."""
        self._call, self._to, self._people = call, None, people
        await self._show()

    async def decline(self, call: Call) -> None:
        """Ask why it is declined."""
        self._call, self._to, self._people = call, None, ()
        await self._show()

    def end(self) -> None:
        """Choose nothing."""
        self._call, self._to, self._people = None, None, ()
        self.display = False

    async def speak(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        if self.open:
            await self._show()

    async def _show(self) -> None:
        call, voice = self._call, self._voice
        if call is None:
            return
        self.display = True
        if self._people and self._to is None:
            title = mark("Who takes it?")
            rows = staff_rows(self._workplace, voice, self._people, call)
        else:
            title = mark("Why is it handed over?") if self._to else mark("Why not?")
            rows = reason_rows(voice, self._reasons())
        self._title.show(voice.plain(voice.say(title)))
        await self._rows.show(rows)
        self._rows.point_at()

    def _reasons(self) -> Mapping[str, str]:
        return calls.HAND_OVER if self._to else calls.DECLINE

    @on(RowList.Chosen)
    async def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        call = self._call
        if call is None:
            return
        if self._people and self._to is None:
            named = (one for one in self._people if one.id == message.row)
            self._to = next(named, None)
            await self._show()
            return
        if message.row in self._reasons():
            to = self._to
            self.end()
            self.post_message(self.Decided(call, to, message.row))
