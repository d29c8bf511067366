"""The three buttons under a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from kiosk.interview.problems import mark
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.button import TouchButton
from kiosk.tui.widgets.target import Target

ACTS: Final = ("back", "supervisor", "print", "done")


class CaseActs(Horizontal):
    """Back, a supervisor, paper, and done."""

    @dataclass
    class Taken(Message):
        """One of them was used."""

        act: str
        """One of `ACTS`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._buttons = {
            act: TouchButton(id=f"act-{act}", primary=act == "done") for act in ACTS
        }

    def compose(self) -> ComposeResult:
        """Put in the buttons."""
        yield from self._buttons.values()

    def show(self, voice: Voice, *, closing: bool, done: bool) -> None:
        """Write them.

        Args:
            voice: The desk's.
            closing: Closing was asked for once already.
            done: The case is closed.
        """
        close = mark("Close anyway") if closing else mark("Close the case")
        back = voice.say(mark("Back"))
        words = {
            "back": f"Esc {back}",
            "supervisor": voice.say(mark("Ask supervisor")),
            "print": voice.say(mark("Print forms")),
            "done": voice.say(close),
        }
        for act, button in self._buttons.items():
            button.show(voice.plain(words[act]))
        self._buttons["done"].display = not done

    @on(Target.Touched)
    def _report(self, message: Target.Touched) -> None:
        message.stop()
        self.post_message(self.Taken((message.target.id or "").removeprefix("act-")))
