"""Asking for what stands in a slot of a phrase, with the editors of the questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kiosk.content.phrases import SlotKind
from kiosk.content.slot_values import MOST_OF_A_NAME
from kiosk.interview import model
from kiosk.interview.model import AnyStep, Value
from kiosk.interview.problems import mark
from kiosk.tui.visitor.talk.phrasing import Phrasing
from kiosk.tui.voice import Voice

if TYPE_CHECKING:
    from kiosk.language.formatting import Formatter

CURRENCIES: Final = ("CNY", "USD", "EUR", "KRW", "JPY", "HKD", "GBP", "RUB")
"""Those most visitors carry: our choice, as many as the editor of an amount shows."""
FIRST_HOUR, LAST_HOUR = 7, 21
QUESTIONS: Final[dict[SlotKind, str]] = {
    "number": mark("Which number?"),
    "money": mark("How much money?"),
    "date": mark("Which day?"),
    "time": mark("What time?"),
    "document": mark("Which document?"),
    "currency": mark("Which currency?"),
    "name": mark("Which name?"),
    "ticket": mark("Which number is on the ticket?"),
}


def step_of(kind: SlotKind) -> AnyStep | None:
    """Return the question that asks for a slot. None: it is chosen from a list."""
    match kind:
        case "number":
            return _amount(("CNY",))
        case "money":
            return _amount(CURRENCIES)
        case "date":
            return model.Date(id=kind, key=1, title="", label="", personal="no")
        case "name" | "ticket":
            return model.Text(
                id=kind,
                key=1,
                title="",
                label="",
                personal="no",
                max_length=MOST_OF_A_NAME,
            )
        case _:
            return None


def _amount(currencies: tuple[str, ...]) -> model.Amount:
    return model.Amount(
        id="amount",
        key=1,
        title="",
        label="",
        personal="no",
        currencies=currencies,
    )


def choices_of(
    kind: SlotKind, voice: Voice, phrasing: Phrasing
) -> tuple[tuple[str, str], ...]:
    """Return what a slot is chosen from, each value with its words."""
    return tuple(_choices(kind, voice, phrasing))


def _choices(
    kind: SlotKind, voice: Voice, phrasing: Phrasing
) -> Iterator[tuple[str, str]]:
    if kind == "document":
        words = phrasing.words(voice.language.code)
        for one in phrasing.library.phrases.documents:
            yield one.id, words.label(one).shown
    elif kind == "currency":
        formatter: Formatter = voice.wording.formatter
        for code in CURRENCIES:
            yield code, formatter.currency(code)
    elif kind == "time":
        for hour in range(FIRST_HOUR, LAST_HOUR):
            for minute in ("00", "30"):
                yield f"{hour:02}:{minute}", f"{hour:02}:{minute}"


def as_slot_value(kind: SlotKind, value: Value) -> str:
    """Return what was typed as a slot has it, right or wrong; empty: nothing."""
    if isinstance(value, dict):
        amount = str(value["amount"])
        return amount if kind == "number" else f"{amount} {value['currency']}"
    written = str(value or "")
    return written.strip().upper() if kind == "ticket" else written
