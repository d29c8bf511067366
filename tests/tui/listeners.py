"""A visitor who has a keypad and hears: nothing on the screen is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widget import Widget

from kiosk.content.wording import UNTRANSLATED
from kiosk.keyboard.layout import Key, Role
from kiosk.tui.visitor.aloud.keys import OTHER, key_said
from kiosk.tui.visitor.editors.country import CountryEditor
from kiosk.tui.widgets.button import TouchButton
from kiosk.tui.widgets.card import Card
from kiosk.tui.widgets.field import Field
from tests.tui.hands import Kiosk, app_of, frame_of, key, press, settled
from tests.tui.readers import Recorder
from tests.tui.visitors import boxes, question

MOST_STEPS = 120
MOST_KEYS = 90


class Listener:
    """Presses arrows, Enter and digits, and goes by what is said alone."""

    def __init__(self, reader: Recorder) -> None:
        self._reader = reader
        self._faces: dict[tuple[str, ...], list[str]] = {}

    # Hearing.

    async def _hear(self, pilot: Kiosk, *keys: str) -> str:
        """Press keys, and return all that is said after the last of them."""
        for name in keys:
            pilot.app.post_message(key(name))
        await settled(pilot)
        app_of(pilot).tick()
        return self.heard

    @property
    def heard(self) -> str:
        return " ".join(self._reader.texts)

    async def _go_to(self, pilot: Kiosk, wanted: str) -> None:
        """Go down until something is heard."""
        wanted = wanted.replace(UNTRANSLATED, "")
        for _step in range(MOST_STEPS):
            if wanted in await self._hear(pilot, "down"):
                return
        raise AssertionError(f"{wanted!r} is never heard")

    # What a hand does.

    async def use(self, pilot: Kiosk, target: Widget) -> None:
        """Find it by what is written on it, and choose it."""
        await self._go_to(pilot, _written_on(target))
        await self._hear(pilot, "enter")

    async def fill(self, pilot: Kiosk, texts: Sequence[str]) -> None:
        """Type, by digits of the keypad and by walking over the keys for the rest."""
        for number, text in enumerate(texts):
            await self._type(pilot, boxes(pilot)[number], text)
        await self._close(pilot)

    async def _close(self, pilot: Kiosk) -> None:
        """Leave the keyboard: "Done" opens it for the next box, where one is empty."""
        while question(pilot).walks:
            await self._strike(pilot, frame_of(pilot).voice.say("Done"))

    async def search(self, pilot: Kiosk, name: str) -> None:
        """Search for a country."""
        editor = question(pilot).editor
        assert isinstance(editor, CountryEditor)
        await self._type(pilot, editor.query_one(Field), name)
        await self._close(pilot)

    async def _type(self, pilot: Kiosk, box: Field, text: str) -> None:
        say, label = frame_of(pilot).voice.say, box.words.label
        state = say("Filled in") if box.text else say("Empty")
        if pilot.app.focused is not box:
            await self._close(pilot)
            await self._go_to(pilot, label.replace(UNTRANSLATED, "") or state)
        assert pilot.app.focused is box, self.heard
        had = bool(box.text)
        if not question(pilot).walks:
            await self._hear(pilot, "enter")
        if had:
            await self._strike(pilot, say("Clear"))
        for sign in text:
            if sign.isdigit():
                await self._hear(pilot, sign)
            else:
                await self._strike(pilot, _name(pilot, sign))
        await self._strike(pilot, say("Done"))

    # Keys.

    async def _strike(self, pilot: Kiosk, wanted: str) -> None:
        """Strike a key by its name, on this face or on another one."""
        for _face in range(3):
            names = await self._names(pilot)
            if wanted.casefold() in names:
                await self._walk_to(pilot, names, wanted.casefold())
                await self._hear(pilot, "enter")
                return
            other = frame_of(pilot).voice.say(OTHER, label="").replace(UNTRANSLATED, "")
            (face,) = (each for each in names if each.startswith(other.casefold()))
            await self._walk_to(pilot, names, face)
            await self._hear(pilot, "enter")
        raise AssertionError(f"no key is called {wanted!r}")

    async def _walk_to(self, pilot: Kiosk, names: list[str], wanted: str) -> None:
        here = names.index(self._key_heard(pilot))
        steps = names.index(wanted) - here
        way = "right" if steps > 0 else "left"
        if steps:
            await self._hear(pilot, *[way] * abs(steps))
            assert self._key_heard(pilot) == wanted

    def _key_heard(self, pilot: Kiosk) -> str:
        at = question(pilot).keyboard.at
        said = key_said(at, frame_of(pilot).voice).replace(UNTRANSLATED, "")
        return said.casefold()

    async def _names(self, pilot: Kiosk) -> list[str]:
        """Learn the names of all keys, by walking over them once."""
        page = question(pilot)
        shown = (page.keyboard._layout_shown.id, page.keyboard._face.id)
        if shown not in self._faces:
            names: list[str] = []
            for _key in range(MOST_KEYS):
                said = (await self._hear(pilot, "right")).casefold()
                if names and said == names[0] and len(names) > 3:
                    break
                names.append(said)
            await self._hear(pilot, "left")
            self._faces[shown] = names
        return self._faces[shown]


def _written_on(target: Widget) -> str:
    if isinstance(target, Card):
        return target.face.title.main
    assert isinstance(target, TouchButton)
    return target.label.main.rstrip("→← ").lstrip("▲▼ ")


def _name(pilot: Kiosk, sign: str) -> str:
    voice = frame_of(pilot).voice
    role: Role = "space" if sign == " " else "type"
    return key_said(Key(role, sign, sign), voice).replace(UNTRANSLATED, "")


async def begin(pilot: Kiosk, code: str) -> None:
    """Switch the voice on, and choose a language by its own name."""
    await settled(pilot)
    app = app_of(pilot)
    await press(pilot, "asterisk")
    app.tick()
    (own,) = (each for each in app.frame.voices() if each.language.code == code)
    for _card in app.frame.voices():
        await press(pilot, "down")
        app.tick()
        reader = app.reader
        assert isinstance(reader, Recorder)
        if own.language.own_name in reader.texts[-1]:
            break
    await press(pilot, "enter")
    app.tick()
