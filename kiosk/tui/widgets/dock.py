"""The dark bar below: six fixed controls that never move."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from kiosk.interview.problems import mark
from kiosk.tui.voice import Pair, Voice
from kiosk.tui.widgets.button import BACK_ARROWS, TouchButton
from kiosk.tui.widgets.lines import Line
from kiosk.tui.widgets.row import Row
from kiosk.tui.widgets.target import Target

SLOTS: Final = ("back", "again", "language", "second", "display", "call")
"""The controls, from the side where reading begins."""
OFF, ON = "□", "✓"
STAFF: Final = "工作人员"
"""What staff who help at the kiosk read on their control."""


class Shown(NamedTuple):
    """What the controls say and which of them make sense now."""

    slots: frozenset[str] = frozenset(SLOTS)
    """The others leave their slot empty."""
    second_name: str = "中文"
    """The second language's own name."""
    second_on: bool = False
    helped: bool = False
    """Staff help here: their control leads to their pane."""
    talks: bool = False
    """Staff are there already: instead of calling them, the visitor talks to them."""


class DockButton(TouchButton):
    """A control with a sign before its word; the sign goes where room is short."""

    signed: str = ""

    def lines(self, width: int) -> list[Line]:
        """Return the label, with its sign where it fits."""
        if self.signed and not self.brief:
            plain = self.label
            self.label = replace(plain, main=f"{self.signed} {plain.main}")
            rows = super().lines(width)
            self.label = plain
            if len(rows) == 1:
                return rows
        return super().lines(width)


class Dock(Row):
    """The six controls, in the same places on every screen."""

    @dataclass
    class Wanted(Message):
        """One of the controls was used."""

        slot: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._buttons = tuple(DockButton(id=slot) for slot in SLOTS)
        self._written: tuple[Voice, Shown] | None = None

    def compose(self) -> ComposeResult:
        """Put in the six controls."""
        yield from self._buttons

    def show(self, voice: Voice, shown: Shown) -> None:
        """Write the controls in the visitor's language."""
        if (voice, shown) == self._written:
            return
        self._written = (voice, shown)
        back = BACK_ARROWS[voice.direction]
        second = f"{ON if shown.second_on else OFF} {shown.second_name}"
        words = {
            "back": (back, voice.say(mark("Back"))),
            "again": ("↺", voice.say(mark("Start over"))),
            "language": ("文A", voice.language.own_name),
            "second": ("", second),
            "display": ("Aa", voice.say(mark("Display"))),
            "call": ("", _last(voice, shown)),
        }
        for button in self._buttons:
            sign, text = words[button.id or ""]
            button.signed = sign
            button.show(Pair(text, "", voice.direction, voice.bidi))
            here = button.id in shown.slots
            button.visible = here

    @on(Target.Touched)
    def _report(self, message: Target.Touched) -> None:
        message.stop()
        self.post_message(self.Wanted(message.target.id or ""))


def _last(voice: Voice, shown: Shown) -> str:
    """Return the word on the control in the trailing corner."""
    if shown.helped:
        return STAFF
    return voice.say(mark("Talk") if shown.talks else mark("Call staff"))
