"""Visitors who answer every question by keyboard, or by touch alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, cast

from textual.widget import Widget

from kiosk.interview import model
from kiosk.interview.model import Answers, AnyStep, Value
from kiosk.tui.visitor.editors.country import CountryEditor
from kiosk.tui.visitor.editors.forms import form_of
from kiosk.tui.visitor.editors.typed import TypedEditor
from kiosk.tui.visitor.pages.question import QuestionPage
from kiosk.tui.widgets.card_grid import OptionCard
from kiosk.tui.widgets.field import Field
from tests.tui.hands import (
    Kiosk,
    action,
    frame_of,
    page_of,
    press,
    strike,
    tab_to,
    touch,
    type_fast,
)

ENGLISH_NAMES = {
    "KR": "SOUTH KOREA",
    "UZ": "UZBEKISTAN",
    "HK": "HONG KONG",
    "DE": "GERMANY",
}

AGREEMENT = {"True": "yes", "False": "no"}
"""The cards of a consent, by its answer."""


class Hand(Protocol):
    """A way to use the kiosk."""

    async def use(self, pilot: Kiosk, target: Widget) -> None:
        """Use a control."""

    async def fill(self, pilot: Kiosk, texts: Sequence[str]) -> None:
        """Fill the boxes of a question."""

    async def search(self, pilot: Kiosk, name: str) -> None:
        """Search for a country."""


class Keys:
    """Uses only a keyboard."""

    async def use(self, pilot: Kiosk, target: Widget) -> None:
        await tab_to(pilot, target)
        await press(pilot, "enter")

    async def fill(self, pilot: Kiosk, texts: Sequence[str]) -> None:
        for field, text in zip(boxes(pilot), texts, strict=True):
            await tab_to(pilot, field)
            await type_fast(pilot, "\x7f" * len(field.text) + text[:-1])
            await type_fast(pilot, text[-1:])

    async def search(self, pilot: Kiosk, name: str) -> None:
        await type_fast(pilot, name.lower())


class Finger:
    """Uses only touch, and the keyboard on the screen."""

    async def use(self, pilot: Kiosk, target: Widget) -> None:
        await touch(pilot, target)

    async def fill(self, pilot: Kiosk, texts: Sequence[str]) -> None:
        for number, text in enumerate(texts):
            field = boxes(pilot)[number]
            if number and pilot.app.focused is not field:
                await strike(pilot, "done")
            if not page_of(pilot).has_class("-typing"):
                await touch_box(pilot, field)
            keys = ["clear"] if field.text else []
            await strike(pilot, *keys, *text)
        while page_of(pilot).has_class("-typing"):
            await strike(pilot, "done")

    async def search(self, pilot: Kiosk, name: str) -> None:
        page = question(pilot)
        assert isinstance(page.editor, CountryEditor)
        await touch_box(pilot, page.editor.query_one(Field))
        await strike(pilot, *name, "done")


async def touch_box(pilot: Kiosk, field: Field) -> None:
    await touch(pilot, field)
    assert page_of(pilot).has_class("-typing")


def question(pilot: Kiosk) -> QuestionPage:
    page = page_of(pilot)
    assert isinstance(page, QuestionPage)
    return page


def boxes(pilot: Kiosk) -> tuple[Field, ...]:
    editor = question(pilot).editor
    assert isinstance(editor, TypedEditor)
    return editor.fields


def card(pilot: Kiosk, id_: str) -> OptionCard:
    """The card of the question that stands for an answer."""
    cards = question(pilot).query(OptionCard)
    shown = [each for each in cards if each.option_id == id_ and _is_shown(each)]
    assert len(shown) == 1, f"{len(shown)} cards for {id_}"
    return shown[0]


def _is_shown(widget: Widget) -> bool:
    return all(each.display for each in (widget, *widget.ancestors))


async def open_service(pilot: Kiosk, hand: Hand, service_id: str) -> None:
    """Choose a service on the home page."""
    cards = page_of(pilot).query("Card")
    (wanted,) = (each for each in cards if each.name == service_id)
    await hand.use(pilot, wanted)
    await hand.use(pilot, action(pilot, "go"))


async def answer_all(pilot: Kiosk, hand: Hand, answers: Answers) -> None:
    """Answer until there is nothing more to ask."""
    for _question in range(80):
        if page_of(pilot).id != "question":
            return
        step = step_of(pilot)
        await answer(pilot, hand, step, answers.get(step.id))
    raise AssertionError("the questions do not end")


def step_of(pilot: Kiosk) -> AnyStep:
    """The step the visit has come to."""
    frame = frame_of(pilot)
    step = frame.journey.visit.shown(frame.context()) if frame.journey.visit else None
    assert step is not None
    return step


async def answer(pilot: Kiosk, hand: Hand, step: AnyStep, value: Value) -> None:
    """Answer the step on the screen, and go on."""
    if isinstance(step, model.Group):
        await _fill_group(pilot, hand, cast(Sequence[Mapping[str, Value]], value))
    elif value is None:
        await hand.use(pilot, action(pilot, "leave-out"))
        return
    else:
        await give(pilot, hand, step, value)
    await hand.use(pilot, action(pilot, "continue"))
    page = page_of(pilot)
    refused = isinstance(page, QuestionPage) and page._problem is not None
    assert not refused, f"{step.id}: {value!r} was refused"


async def give(pilot: Kiosk, hand: Hand, step: AnyStep, value: Value) -> None:
    """Enter an answer, without going on."""
    match step:
        case model.Information():
            return
        case model.Choice() | model.Consent():
            await hand.use(pilot, card(pilot, AGREEMENT.get(str(value), str(value))))
        case model.Several():
            for id_ in cast(Sequence[str], value):
                await hand.use(pilot, card(pilot, id_))
        case model.Country():
            await hand.search(pilot, ENGLISH_NAMES[str(value)])
            await hand.use(pilot, card(pilot, str(value)))
        case model.Slot():
            await hand.use(pilot, card(pilot, str(value)[:10]))
            await hand.use(pilot, card(pilot, str(value)))
        case model.Amount():
            amount = cast(Mapping[str, str], value)
            await hand.fill(pilot, [amount["amount"]])
            await hand.use(pilot, card(pilot, amount["currency"]))
        case _:
            form = form_of(step, frame_of(pilot).voice.language.code)
            assert form is not None
            texts = form.write(value)
            await hand.fill(pilot, texts)


async def _fill_group(
    pilot: Kiosk, hand: Hand, items: Sequence[Mapping[str, Value]]
) -> None:
    """The first item is asked for at once, the others after "Add another"."""
    for number, item in enumerate(items):
        if number:
            await hand.use(pilot, action(pilot, "item-add"))
        while (part := question(pilot).asked) is not None:
            if isinstance(part, model.Group):
                break
            await give(pilot, hand, part, item[part.id])
            await hand.use(pilot, action(pilot, "continue"))
