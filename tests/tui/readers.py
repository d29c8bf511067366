"""A voice that writes down what it is given, and what it was given in all."""

from __future__ import annotations

from collections.abc import Iterable

from textual.pilot import Pilot

from kiosk.settings import Settings
from kiosk.speech.model import Utterance
from kiosk.tui.app import KioskApp
from tests.tui import hands
from tests.tui.kiosks import PIN, Clock, languages, library, opened

EVERY = ("en", "zh", "ko", "ar")


class Recorder:
    """Says nothing; knows what was said last, and everything."""

    def __init__(self, spoken: Iterable[str] = EVERY) -> None:
        self.spoken = frozenset(spoken)
        self.all: list[Utterance] = []
        self.last: list[Utterance] = []
        self.stops = 0
        self.trouble = False
        self.slow = False
        self.closed = False

    def reads(self, language: str) -> bool:
        return language in self.spoken

    def say(
        self, said: tuple[Utterance, ...], *, slow: bool = False, after: bool = False
    ) -> None:
        self.last = [*self.last, *said] if after else list(said)
        self.all += said
        self.slow = slow

    def stop(self) -> None:
        self.stops += 1
        self.last = []

    async def close(self) -> None:
        self.closed = True

    @property
    def texts(self) -> list[str]:
        """What was said last."""
        return [each.text for each in self.last]


def aloud(
    reader: Recorder, *, clock: Clock | None = None, settings: Settings | None = None
) -> KioskApp:
    """Return a kiosk with a voice."""
    return KioskApp(
        settings or Settings(staff_pin=PIN),
        languages(),
        library,
        clock=clock or Clock(),
        reader=reader,
    )


def kiosk_of(pilot: Pilot[None]) -> KioskApp:
    assert isinstance(pilot.app, KioskApp)
    return pilot.app


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, one after the other, each when all before it is done and said."""
    for name in keys:
        await hands.press(pilot, name)
        kiosk_of(pilot).tick()
        await hands.settled(pilot)


async def listening(pilot: Pilot[None], code: str = "en") -> None:
    """Switch reading on, and choose a language by what is heard of its card."""
    await opened(pilot)
    await press(pilot, "asterisk", "down")
    codes = [each.code for each in languages()]
    for _card in range(codes.index(code)):
        await press(pilot, "down")
    await press(pilot, "enter")
