"""Desks that talk with a visitor at a kiosk, and machines that say what tests want."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from msgspec.structs import replace as changed

from kiosk.content.library import Library
from kiosk.counter.sessions import Shown
from kiosk.settings import Settings
from kiosk.translation.interpreter import Interpreter
from kiosk.translation.machine import Machine, MachineText
from kiosk.tui.desk.rows import RowCard, RowList
from kiosk.tui.desk.talk.pane import TalkPane
from kiosk.tui.visitor.tongues import Tongues
from kiosk.tui.widgets.field import Field
from tests.counter.people import Bank
from tests.translation.books import book
from tests.translation.machines import ToldMachine
from tests.tui.desk.desks import Desk, RingingDesk, calm, desk_of, hears, workplace
from tests.tui.desk.test_assist import AtKiosk, shown
from tests.tui.kiosks import Clock, languages

FINE = MachineText(text="카드는 가방에 있습니다.", back="卡在包里。")
SENTENCE = "猫在桌子下面睡觉呢"
"""No phrase, nor near to one."""


@dataclass
class SlowMachine(ToldMachine):
    """Answers when it is let."""

    gate: asyncio.Event = field(default_factory=asyncio.Event)

    async def translate(
        self, texts: Sequence[str], speaks: str, hears: str, *, back: bool = False
    ) -> tuple[MachineText, ...]:
        await self.gate.wait()
        return await super().translate(texts, speaks, hears, back=back)


def interpreter_of(machine: Machine | None) -> Interpreter:
    return Interpreter(book(), machine)


def talking_desk(
    bank: Bank, machine: Machine | None, *, english: bool, who: str = "wang"
) -> RingingDesk:
    """Return a desk with somebody signed in and a machine to ask."""
    place = workplace(bank, who)

    def open_interpreter(library: Library) -> Interpreter:
        return interpreter_of(machine)

    tongues = Tongues(languages(), Settings(), open_interpreter)
    tongues.open(place.library)
    return RingingDesk(replace(place, tongues=tongues), english=english, clock=Clock())


@asynccontextmanager
async def talk(
    bank: Bank,
    machine: Machine | None = None,
    *,
    size: tuple[int, int] = (120, 40),
    english: bool = False,
    language: str = "ko",
) -> AsyncIterator[tuple[Desk, AtKiosk]]:
    """A session that runs, with the talk on screen."""
    visitor = AtKiosk(bank)
    call = visitor.accept()
    app = talking_desk(bank, machine, english=english)
    async with app.run_test(size=size) as pilot:
        await calm(pilot)
        await desk_of(pilot).desk.go("assist", call)
        await calm(pilot)
        visitor.say(shown_in(language))
        await hears(pilot, "session")
        await pilot.press("t")
        await calm(pilot)
        yield pilot, visitor


def shown_in(language: str) -> Shown:
    return changed(shown("for-whom"), language=language)


async def write(pilot: Desk, text: str, end: str = "enter") -> None:
    """Type Chinese, as an input method hands it over, and a key that ends it."""
    pane = pilot.app.screen.query_one(TalkPane)
    one = pane.query_one(Field)
    one.strike("", text)
    await calm(pilot)
    await pilot.press(end)
    await calm(pilot)


def talk_pane(pilot: Desk) -> TalkPane:
    return pilot.app.screen.query_one(TalkPane)


def rows_seen(pilot: Desk) -> list[str]:
    """The rows below the field, each as one text."""
    return [_text(card) for card in talk_pane(pilot).query_one(RowList).cards]


def focused_row(pilot: Desk) -> str:
    card = pilot.app.focused
    assert isinstance(card, RowCard)
    return _text(card)


def _text(card: RowCard) -> str:
    cells = (text.text for cell in card.face.cells for text in cell.texts)
    return " ".join(cells)
