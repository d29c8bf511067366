"""A visitor and staff who talk: at two machines, or at the kiosk itself."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.content.library import Library
from kiosk.counter import sessions
from kiosk.settings import Settings
from kiosk.translation.interpreter import Interpreter
from kiosk.translation.machine import MachineText
from kiosk.translation.phrasebook import Book
from kiosk.tui.app import KioskApp
from kiosk.tui.reading_aloud import SILENT, Reader
from kiosk.tui.visitor.talk.card_list import WayCard
from kiosk.tui.visitor.talk.talk import Talk
from kiosk.tui.widgets.dock import Dock
from kiosk.tui.widgets.text_box import TextBox
from tests.tui.counters import Counter, Helper, until
from tests.tui.hands import (
    Kiosk,
    action,
    app_of,
    frame_of,
    page_of,
    press,
    settled,
    touch,
)
from tests.tui.kiosks import PIN, Clock, languages, library, screen_text


class FakeMachine:
    """Turns what it knows into Chinese, and nothing else."""

    def __init__(self, known: dict[str, str] | None = None) -> None:
        self._known = known or {}
        self.asked: list[str] = []
        self.warmed: list[tuple[str, str]] = []
        self.forgot = 0
        self.closed = False

    async def translate(
        self, texts: Sequence[str], speaks: str, hears: str, *, back: bool = False
    ) -> tuple[MachineText, ...]:
        self.asked += texts
        return tuple(MachineText(text=self._known.get(text, "")) for text in texts)

    async def pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset({("ko", "zh"), ("zh", "ko")})

    async def warm(self, pairs: Sequence[tuple[str, str]]) -> None:
        self.warmed += pairs

    async def forget(self) -> None:
        self.forgot += 1

    async def close(self) -> None:
        self.closed = True


def kiosk_talking(
    counter: Counter | None = None,
    clock: Clock | None = None,
    machine: FakeMachine | None = None,
    *,
    warm: bool = False,
    reader: Reader = SILENT,
) -> KioskApp:
    def opened(content: Library) -> Interpreter:
        return Interpreter(Book(content, languages()), machine)

    return KioskApp(
        Settings(staff_pin=PIN),
        languages(),
        library,
        clock=clock or Clock(),
        counter=counter.kiosk() if counter else None,
        open_interpreter=opened,
        warm=warm,
        reader=reader,
    )


async def joined(pilot: Kiosk, counter: Counter, *reads: str) -> Helper:
    """Call staff, and have them come into the session.

    Args:
        pilot: The visitor.
        counter: Where the call is placed.
        reads: The languages that the machine of the desk turns into Chinese.
    """
    frame_of(pilot).post_message(Dock.Wanted("call"))
    await settled(pilot)
    await until(pilot, lambda: len(counter.all()) == 1)
    helper = counter.accept()
    helper.say(sessions.Begin(reads))
    await until(pilot, lambda: frame_of(pilot).talk.on)
    await settled(pilot)
    return helper


def talk_of(pilot: Kiosk) -> Talk:
    return frame_of(pilot).talk.talk()


async def heard(pilot: Kiosk, count: int) -> None:
    """Wait until so many turns are on the page."""
    await until(pilot, lambda: len(talk_of(pilot).turns) >= count)
    await settled(pilot)


async def to_talk(pilot: Kiosk) -> None:
    """Come to the talk by the control in the corner."""
    await touch(pilot, frame_of(pilot).query_one("#bar #call"))
    assert page_of(pilot).id == "talk"


async def choose_card(pilot: Kiosk, way: str) -> None:
    """Touch a card of the list on the page."""
    cards = [each for each in page_of(pilot).query(WayCard) if each.way == way]
    await touch(pilot, cards[0])


async def say_phrase(pilot: Kiosk, situation: str, phrase: str) -> None:
    """Choose a phrase without slots and send it, from the page of the talk."""
    await touch(pilot, action(pilot, "choose"))
    await choose_card(pilot, situation)
    await choose_card(pilot, phrase)
    await touch(pilot, action(pilot, "send"))


async def write(pilot: Kiosk, text: str) -> None:
    """Write a text in the box and send it, from the page of the talk."""
    await touch(pilot, action(pilot, "write"))
    await fill_box(pilot, text)
    await touch(pilot, action(pilot, "send"))


async def fill_box(pilot: Kiosk, text: str) -> None:
    page_of(pilot).query_one(TextBox).hold(text)
    await settled(pilot)


def said_on_screen(pilot: Kiosk, text: str) -> bool:
    return text in screen_text(app_of(pilot))


async def type_pin(pilot: Kiosk) -> None:
    await press(pilot, *PIN)
