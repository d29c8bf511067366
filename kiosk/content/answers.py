"""Answers in words, for the check page, the handout and the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from kiosk.content.wording import Wording
from kiosk.interview import model
from kiosk.interview.model import AnyStep, Value
from kiosk.interview.problems import mark

Given = Any
"""A step or an accepted value whose kind the table below vouches for."""
Words = Callable[[Given, Given, Wording], tuple[str, ...]]
# Translators: the visitor gave no answer to this question.
LEFT_OUT = mark("Left out")
YES = mark("Yes")
NO = mark("No")
# Translators: the visitor has read it (past tense).
DONE = mark("Read")


def in_words(step: AnyStep, value: Value, wording: Wording) -> tuple[str, ...]:
    """Return an accepted answer as the visitor would say it, line by line."""
    if value is None:
        return (wording.say(LEFT_OUT),)
    words: Words = _WORDS.get(type(step), _as_typed)
    return words(step, value, wording)


def label_of(step: AnyStep, wording: Wording) -> str:
    """Return the name of an answer: its label, or the title of a text to read."""
    text = step.title if isinstance(step, model.Information) else step.label
    return wording.tell(text).shown


def masked(value: str) -> str:
    """Return a document number with only its ends readable, such as E••••5678."""
    if len(value) <= 5:
        return "•" * len(value)
    return value[0] + "•" * (len(value) - 5) + value[-4:]


def _as_typed(_step: AnyStep, value: Given, _: Wording) -> tuple[str, ...]:
    return tuple(str(value).split("\n"))


def _option(step: Given, value: Given, wording: Wording) -> tuple[str, ...]:
    chosen = [value] if isinstance(value, str) else value
    return tuple(
        wording.tell(option.label).shown
        for option in step.options
        if option.id in chosen
    )


def _name(_step: Given, value: Given, _: Wording) -> tuple[str, ...]:
    return (f"{value['surname']} {value['given_names']}".strip(),)


def _date(_step: Given, value: Given, wording: Wording) -> tuple[str, ...]:
    return (wording.formatter.date(date.fromisoformat(value)),)


def _country(_step: Given, value: Given, wording: Wording) -> tuple[str, ...]:
    return (wording.formatter.territory(value),)


def _phone(_step: Given, value: Given, _: Wording) -> tuple[str, ...]:
    from phonenumbers import PhoneNumberFormat, format_number, parse

    return (format_number(parse(value), PhoneNumberFormat.INTERNATIONAL),)


def _amount(_step: Given, value: Given, wording: Wording) -> tuple[str, ...]:
    return (wording.formatter.money(Decimal(value["amount"]), value["currency"]),)


def _slot(_step: Given, value: Given, wording: Wording) -> tuple[str, ...]:
    return (moment_in_words(value, wording),)


def moment_in_words(slot: str, wording: Wording) -> str:
    """Return a day and time, YYYY-MM-DDTHH:MM, as a language writes the day."""
    moment = datetime.fromisoformat(slot)
    return f"{wording.formatter.date(moment.date())}, {moment:%H:%M}"


def _group(step: Given, value: Given, wording: Wording) -> tuple[str, ...]:
    return tuple(item_in_words(step, item, wording) for item in value)


def item_in_words(
    step: model.Group, item: Mapping[str, Value], wording: Wording
) -> str:
    """Return one item of a group on one line."""
    return " · ".join(
        line
        for part in step.fields
        if item.get(part.id) is not None
        for line in in_words(part, item[part.id], wording)
    )


def _truth(_step: Given, value: Given, wording: Wording) -> tuple[str, ...]:
    return (wording.say(YES if value else NO),)


def _read(_step: Given, _value: Given, wording: Wording) -> tuple[str, ...]:
    return (wording.say(DONE),)


_WORDS: Mapping[type, Words] = {
    model.Choice: _option,
    model.Several: _option,
    model.Name: _name,
    model.Date: _date,
    model.Country: _country,
    model.Phone: _phone,
    model.Amount: _amount,
    model.Slot: _slot,
    model.Group: _group,
    model.Information: _read,
    model.Consent: _truth,
}
