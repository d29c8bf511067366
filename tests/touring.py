"""A visitor who has eyes and a finger: sees a grid of cells, and touches one."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar, cast

import pytest

from kiosk.content.wording import Wording
from kiosk.handout.compose import Voices, of_visit
from kiosk.interview import model
from kiosk.interview.context import Context
from kiosk.interview.model import Answers, AnyStep, Value
from kiosk.interview.path import Path, path
from kiosk.tui.visitor.editors.forms import form_of
from tests.seeing import (
    Box,
    Place,
    bare,
    boxes,
    key,
    same_letters,
    stands_in,
    words_at,
)
from tests.tui.ends import wording
from tests.tui.kiosks import library
from tests.tui.visitors import ENGLISH_NAMES

PATIENCE_SECONDS = 90.0
STILL_SECONDS = 0.7
"""A screen that has not changed so long after a touch on ▼ is at its end."""
MOMENT_SECONDS = 0.02
CALM_SECONDS = 0.15
READS = 8
BACKSPACE = "⌫"
PREFIX = re.compile(r"(\+[0-9]+)?")
"""What a telephone number begins with, by the nationality."""
TURNS = ("123", "ABC")
"""Keys that turn to the other face of a keyboard of Latin letters."""
SHOWN = (
    *("KIM", "MIN-JUN", "M12345678", "TEACHER", "RENT, AND 2 BILLS", "+821012345678"),
    *("min.jun-1@gmail.com", "HOTEL 88", "ROAD 9", "BEIJING", "1 SAMPLE ROAD", "BUSAN"),
)
"""What was typed, as the page of all answers writes it."""
Found = TypeVar("Found")


class Glass(Protocol):
    """A screen that is seen and touched."""

    async def lines(self) -> list[str]:
        """Return what stands on it, row by row."""

    async def tap(self, column: float, row: float) -> None:
        """Touch a cell and let go."""


@dataclass
class Tourist:
    """Makes a visit on what is seen alone."""

    glass: Glass
    code: str
    typed: list[str] = field(default_factory=list)
    """Every text that was typed, key by key."""

    @property
    def words(self) -> Wording:
        return wording(self.code)

    @property
    def rtl(self) -> bool:
        return self.words.language.direction == "rtl"

    def say(self, msgid: str) -> str:
        return self.words.say(msgid)

    def tell(self, msgid: str) -> str:
        return self.words.tell(msgid).shown if msgid else ""

    # Seeing.

    async def until(self, found: Callable[[list[str]], Found | None]) -> Found:
        """Wait until something is seen, on a screen that is painted; return it."""
        until, before = time.monotonic() + PATIENCE_SECONDS, list[str]()
        while True:
            lines = await self.glass.lines()
            what = found(lines) if lines == before else None
            before = lines
            if what is not None and what is not False:
                return what
            if time.monotonic() > until:
                pytest.fail("not seen, but:\n" + "\n".join(lines))
            await asyncio.sleep(MOMENT_SECONDS)

    async def calm(self) -> None:
        """Wait until a page that has come changes no more, as eyes do.

        It is looked at longer on a machine that is slow to answer.
        """
        before, since, slowest = list[str](), time.monotonic(), 0.0
        while time.monotonic() - since < max(CALM_SECONDS, READS * slowest):
            asked = time.monotonic()
            lines = await self.glass.lines()
            slowest = max(slowest, time.monotonic() - asked)
            if lines != before:
                before, since = lines, time.monotonic()
            await asyncio.sleep(MOMENT_SECONDS)

    async def until_told(self, *texts: str) -> None:
        """Wait until all the words of some texts are seen."""
        words = [word for text in texts for word in text.split()]
        await self.until(lambda lines: self._told(lines, words) or None)

    def _told(self, lines: Sequence[str], words: Sequence[str]) -> bool:
        shown = "".join(lines)
        return all(stands_in(word, shown, rtl=self.rtl) for word in words)

    def _box(self, lines: Sequence[str], *texts: str) -> Box | None:
        """The frame with exactly one of these texts, or all of them."""
        for box in boxes(lines):
            if same_letters(box.text, texts[0]) or same_letters(box.text, *texts):
                return box
        return None

    # Touching.

    async def touch(self, place: Place) -> None:
        await self.glass.tap(*place)

    async def press(self, *texts: str) -> None:
        """Touch the frame with a text, after scrolling down where needed."""
        await self.touch((await self.reach(*texts)).middle)

    async def reach(self, *texts: str) -> Box:
        """Scroll down until a frame with a text is seen."""
        for _turn in range(20):
            until = time.monotonic() + STILL_SECONDS
            while True:
                lines = await self.glass.lines()
                box = self._box(lines, *texts)
                if box is not None:
                    return box
                if time.monotonic() > until:
                    break
                await asyncio.sleep(MOMENT_SECONDS)
            if not await self.scroll():
                break
        return await self.until(lambda lines: self._box(lines, *texts))

    async def scroll(self, sign: str = "▼") -> bool:
        """Touch ▼; False: there is none, or it did nothing."""
        lines = await self.glass.lines()
        arrow = next((box for box in boxes(lines) if box.text.startswith(sign)), None)
        if arrow is None:
            return False
        await self.touch(arrow.middle)
        until = time.monotonic() + STILL_SECONDS
        while await self.glass.lines() == lines:
            if time.monotonic() > until:
                return False
            await asyncio.sleep(MOMENT_SECONDS)
        return True

    async def choose(self, *texts: str, mark: str = "●✓") -> None:
        """Touch a card, and see that it is chosen."""
        await self.press(*texts)
        await self.until(lambda lines: self._chosen(lines, texts, mark))

    def _chosen(
        self, lines: Sequence[str], texts: Sequence[str], mark: str
    ) -> Box | None:
        box = self._box(lines, *texts)
        return box if box and any(sign in box.text for sign in mark) else None

    async def press_language(self, code: str) -> None:
        """Touch the card of a language, and speak it from now on."""
        spoken = Tourist(self.glass, code)
        name = spoken.words.language.own_name

        def card(lines: Sequence[str]) -> Box | None:
            named = (box for box in boxes(lines) if spoken.names(name, box.text))
            return next(named, None)

        before = await self.glass.lines()
        await self.touch((await self.until(card)).middle)
        await self.until(lambda lines: lines != before or None)
        self.code = code

    def names(self, text: str, shown: str) -> bool:
        return stands_in(text, shown, rtl=self.rtl)

    async def press_dock(self, text: str) -> None:
        """Touch a fixed control at the bottom."""
        word = self.drawn(text)
        await self.touch(await self.until(lambda lines: words_at(lines, word)))

    def drawn(self, text: str) -> str:
        """Return one line as the screen draws it."""
        from kiosk.language.visual import visual_line

        return visual_line(text, base=self.words.language.direction)

    # Typing.

    async def type(self, text: str) -> None:
        """Touch key after key."""
        for sign in text:
            await self.strike(self.drawn(self.say("Space")) if sign == " " else sign)
        self.typed.append(text)

    async def strike(self, label: str) -> None:
        lines = await self.glass.lines()
        place = key(lines, label)
        if place is None:
            turned = next(at for turn in TURNS if (at := key(lines, turn)) is not None)
            await self.touch(turned)
            place = await self.until(lambda lines: key(lines, label))
        await self.touch(place)

    async def done(self) -> None:
        await self.strike(self.drawn(self.say("Done")))

    async def fill(self, texts: Sequence[str], limits: Sequence[int]) -> None:
        """Touch the first field, and type one text after the other.

        A field that is full leads on by itself.
        """
        empty = await self.until(self._first_field)
        await self.touch(empty.middle)
        await self.until(lambda lines: key(lines, BACKSPACE))
        await self.calm()
        if empty.text.strip():
            await self.strike(self.drawn(self.say("Clear")))
        for number, (text, limit) in enumerate(zip(texts, limits, strict=True)):
            await self._write_in(text)
            if len(text) < limit or number == len(texts) - 1:
                await self.done()
        await self.until(lambda lines: None if key(lines, BACKSPACE) else True)
        await self.calm()

    async def _write_in(self, text: str) -> None:
        """Type a text, and see it in its field; one that is left out stays empty."""
        if text:
            await self.type(text)
            await self.until(lambda lines: _holds(lines, text))
        else:
            await self.until(self._first_field)

    def _first_field(self, lines: Sequence[str]) -> Box | None:
        """The first frame with nothing in it but a prefix, in reading order."""
        empty = [box for box in boxes(lines) if PREFIX.fullmatch(box.text.strip())]
        row = [box for box in empty if box.row == empty[0].row]
        return None if not row else row[-1] if self.rtl else row[0]

    # A visit.

    async def answer(self, step: AnyStep, value: Value) -> None:
        """Answer the question on the screen, and go on."""
        await self.until_told(self.title(step))
        await self.calm()
        if isinstance(step, model.Group):
            await self._fill_group(step, cast(Sequence[Mapping[str, Value]], value))
        elif value is None:
            by_hand = isinstance(step, model.Zone)
            await self.go(self.say("Type it by hand" if by_hand else "Leave out"))
            return
        else:
            await self.give(step, value)
        await self.go(self.say("Continue"))

    def title(self, step: AnyStep) -> str:
        if isinstance(step, model.Group):
            return self.tell(step.fields[0].title)
        return self.tell(step.title)

    async def go(self, *texts: str) -> None:
        """Touch the one button with one of these, and wait for another screen."""
        box = await self.until(
            lambda lines: next(
                (box for text in texts if (box := self._box(lines, text))), None
            )
        )
        before = await self.glass.lines()
        await self.touch(box.middle)
        await self.until(lambda lines: lines != before or None)

    async def leave(self, text: str) -> None:
        """Touch a button until it is gone: the page may just be laid out anew."""
        for _try in range(5):
            await self.go(text)
            await self.calm()
            if self._box(await self.glass.lines(), text) is None:
                return
        pytest.fail(f"{text} does not lead away")

    async def give(self, step: AnyStep, value: Value) -> None:
        """Enter an answer, without going on."""
        match step:
            case model.Information():
                return
            case model.Consent():
                await self.choose(self.tell(step.agree if value else step.refuse))
            case model.Choice():
                await self._choose_of(step.options, str(value))
            case model.Several():
                for each in cast(Sequence[str], value):
                    await self._choose_of(step.options, each)
            case model.Country():
                await self._find(str(value))
            case model.Slot():
                await self._choose_time(str(value))
            case _:
                await self._write(step, value)

    async def _choose_time(self, slot: str) -> None:
        day, _, hour = slot.partition("T")
        await self.choose(self.words.formatter.date(date.fromisoformat(day)))
        await self.choose(hour)

    async def _write(self, step: AnyStep, value: Value) -> None:
        """Type an answer; choose its currency, if it has one."""
        form = form_of(step, self.code)
        assert form is not None
        texts = form.write(value)
        limits = [blank.limit for blank in form.blanks]
        await self.fill(texts, limits)
        if isinstance(step, model.Amount):
            await self.choose(cast(Mapping[str, str], value)["currency"])

    async def _choose_of(self, options: Sequence[model.Option], id_: str) -> None:
        (option,) = (each for each in options if each.id == id_)
        await self.choose(self.tell(option.label), self.tell(option.line))

    async def _find(self, country: str) -> None:
        field_ = await self.until(self._first_field)
        await self.touch(field_.middle)
        await self.until(lambda lines: key(lines, BACKSPACE))
        await self.calm()
        await self.type(ENGLISH_NAMES[country])
        await self.done()
        await self.until(lambda lines: None if key(lines, BACKSPACE) else True)
        await self.calm()
        await self.choose(self.words.formatter.territory(country))

    async def _fill_group(
        self, group: model.Group, items: Sequence[Mapping[str, Value]]
    ) -> None:
        for number, item in enumerate(items):
            if number:
                await self.go(self.say("Add another"))
            for id_, value in item.items():
                (part,) = (each for each in group.fields if each.id == id_)
                await self.answer(part, value)

    async def visit(
        self,
        service_id: str,
        wanted: Answers,
        context: Context,
        at: Mapping[str, Callable[[AnyStep], Awaitable[object]]] | None = None,
    ) -> Path:
        """Choose a service, and answer until there is nothing more to ask.

        Args:
            service_id: Stands on the first page.
            wanted: The answers; of other steps there may be more.
            context: Today.
            at: What is done before the question of a name is answered.
        """
        service = library().service(service_id)
        await self.choose(self.tell(service.title), self.tell(service.summary))
        await self.go(self.say("Continue"))
        answers: dict[str, Value] = {}
        while (step := path([service], answers, context).next) is not None:
            await self.until_told(self.title(step))
            if at and step.id in at:
                await at[step.id](step)
            value = wanted.get(step.id)
            await self.answer(step, value)
            answers[step.id] = value
        await self.until_told(self.say("Check your answers"))
        return path([service], answers, context)

    async def all_rows(self) -> str:
        """Read a page to its end."""
        await asyncio.sleep(STILL_SECONDS)
        shown = ["\n".join(await self.glass.lines())]
        while await self.scroll():
            shown.append("\n".join(await self.glass.lines()))
        return "\n".join(shown)

    async def check_answers(self, visible: Sequence[str]) -> None:
        """See what was typed on the page that shows all answers."""
        await self.calm()
        await self.leave(self.say("Show numbers"))
        await self.until_told(self.say("Hide numbers"))
        while await self.scroll("▲"):
            pass
        shown = bare(await self.all_rows())
        for text in visible:
            assert bare(text) in shown, text

    async def check_outcome(self, ended: Path) -> None:
        """Read every line of where the visit ended, and its Chinese."""
        chinese = None if self.code == "zh" else wording("zh")
        paper = of_visit(ended.ended, Voices(self.words, chinese))
        await self.until_told(paper.title.text)
        shown = await self.all_rows()
        for section in paper.sections:
            for line in section.lines:
                assert stands_in(line.text, shown, rtl=self.rtl), line.text
                assert bare(line.chinese) in bare(shown)


def _holds(lines: Sequence[str], text: str) -> bool | None:
    return any(box.text.strip() == text for box in boxes(lines)) or None
