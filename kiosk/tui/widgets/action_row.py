"""The buttons above the dock: one filled, at the trailing end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from kiosk.tui.voice import Pair
from kiosk.tui.widgets.button import TouchButton
from kiosk.tui.widgets.row import Row
from kiosk.tui.widgets.target import Target

MOST: Final = 3
UP, DOWN = "▲", "▼"


@dataclass(frozen=True, slots=True)
class Offered:
    """One button of the row."""

    id: str
    label: Pair
    primary: bool = False


class ActionRow(Row):
    """Up to three actions of a page, and ▲ ▼ for a page that does not fit."""

    @dataclass
    class Taken(Message):
        """One of the actions was used."""

        id: str

    @dataclass
    class ScrollWanted(Message):
        """▲ (-1) or ▼ (1) was used."""

        way: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ids: list[str] = []
        self._ways = tuple(
            TouchButton(Pair(sign), id=id_, classes="scroll")
            for id_, sign in (("up", UP), ("down", DOWN))
        )
        self._buttons = tuple(
            TouchButton(id=f"action{number}", classes="second")
            for number in range(MOST)
        )

    def compose(self) -> ComposeResult:
        """Put in the buttons; those not needed are hidden."""
        yield from self._ways
        yield from self._buttons

    def show(self, offered: tuple[Offered, ...], *, scrolls: bool) -> None:
        """Offer other actions; with none, and nothing to scroll, the row goes."""
        self._ids = [each.id for each in offered]
        # By class, so that the countdown and the wipe can still hide the row.
        self.set_class(not offered and not scrolls, "-none")
        self.set_class(len(offered) >= MOST, "-three")
        for button in self._ways:
            button.display = scrolls
        for number, button in enumerate(self._buttons):
            button.display = number < len(offered)
            button.set_class(number == len(offered) - 1, "last")
            if button.display:
                button.show(offered[number].label, primary=offered[number].primary)

    @on(Target.Touched)
    def _report(self, message: Target.Touched) -> None:
        message.stop()
        id_ = message.target.id or ""
        if id_ in ("up", "down"):
            self.post_message(self.ScrollWanted(-1 if id_ == "up" else 1))
            return
        number = int(id_.removeprefix("action"))
        if number < len(self._ids):
            self.post_message(self.Taken(self._ids[number]))
