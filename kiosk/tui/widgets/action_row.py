"""The buttons above the dock: one filled, at the trailing end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from textual import on
from textual.message import Message

from kiosk.tui.sheets import read_later_sheet
from kiosk.tui.voice import Pair
from kiosk.tui.widgets.button import TouchButton
from kiosk.tui.widgets.row import Row
from kiosk.tui.widgets.target import Target

MOST: Final = 3
UP, DOWN = "▲", "▼"


class Offered(NamedTuple):
    """One button of the row."""

    id: str
    label: Pair
    primary: bool = False


class ActionRow(Row):
    """Up to three actions of a page, and ▲ ▼ for a page that does not fit.

    The buttons are put in when they are first needed: the first screen has none.
    """

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
        self._shown: tuple[tuple[Offered, ...], bool] | None = None
        self._ways = tuple(
            TouchButton(Pair(sign), id=id_, classes="scroll")
            for id_, sign in (("up", UP), ("down", DOWN))
        )
        self._buttons = tuple(
            TouchButton(id=f"action{number}", classes="second")
            for number in range(MOST)
        )

    def fill(self) -> None:
        """Put in the buttons, once; those not needed are hidden."""
        if self.is_attached and not self.children:
            read_later_sheet(self.app)
            self.mount(*self._ways, *self._buttons)

    def show(self, offered: tuple[Offered, ...], *, scrolls: bool) -> None:
        """Offer other actions; with none, and nothing to scroll, the row goes."""
        if offered or scrolls:
            self.fill()
        if (offered, scrolls) == self._shown:
            return
        self._shown = (offered, scrolls)
        # By class, so that the countdown and the wipe can still hide the row.
        self.set_class(not offered and not scrolls, "-none")
        self.set_class(len(offered) >= MOST, "-three")
        self.set_class(scrolls, "-scrolls")
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
        offered = self._shown[0] if self._shown else ()
        if number < len(offered):
            self.post_message(self.Taken(offered[number].id))
