"""What of an answer is hidden at the desk until somebody asks to see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from kiosk.content.answers import in_words
from kiosk.content.wording import Wording
from kiosk.interview import model
from kiosk.interview.model import AnyStep, Value

Given = Any
"""A step or an accepted value whose kind the caller vouches for."""
DOT: Final = "•"
SHOWN_AHEAD: Final = 1
SHOWN_BEHIND: Final = 3
LEAST_HIDDEN: Final = 3
"""A telephone number hides at least so many digits."""
_OPEN: Final = (model.Choice, model.Several, model.Country, model.Name, model.Slot)
"""Kinds that stay readable: what was chosen, and the name by which staff call."""


def hides(step: AnyStep) -> bool:
    """Return whether the answer to a step is hidden at first.

    Hidden is what is of class C2 and is not needed to recognise the visitor: numbers,
    addresses, the day of birth, amounts and free words.

    Source: JR/T 0171-2020, classes C1 to C3; what stays readable is our choice.
    """
    if not isinstance(step, model.Question) or step.personal == "no":
        return False
    if isinstance(step, _OPEN):
        return False
    return step.personal.level == "C2" and not is_expiry(step)


def is_expiry(step: AnyStep) -> bool:
    """Return whether a step asks until when a document is valid."""
    return isinstance(step, model.Date) and step.span == "expiry"


def at_first(step: AnyStep, value: Value, wording: Wording) -> tuple[str, ...]:
    """Return an answer as staff read it at first: hidden where that is due."""
    said = masked if hides(step) else in_words
    return said(step, value, wording)


def masked(step: AnyStep, value: Value, wording: Wording) -> tuple[str, ...]:
    """Return an answer with most of it as dots, line by line."""
    if isinstance(step, model.Group):
        return tuple(_item(step, one, wording) for one in _listed(value))
    lines = in_words(step, value, wording)
    if isinstance(step, model.Phone):
        return tuple(map(masked_phone, lines))
    if isinstance(step, model.DocumentNumber):
        return tuple(map(masked_number, lines))
    return (dotted("".join(lines)),)


def masked_number(number: str) -> str:
    """Return the number of a document, such as M•••••678."""
    hidden = len(number) - SHOWN_AHEAD - SHOWN_BEHIND
    if hidden < LEAST_HIDDEN:
        return DOT * len(number)
    return number[:SHOWN_AHEAD] + DOT * hidden + number[-SHOWN_BEHIND:]


def masked_phone(phone: str) -> str:
    """Return a telephone number in groups, such as +82 10-••••-5678.

    The country, the first group and the last four digits stay; where that would hide
    too little, the first group goes too.
    """
    places = [place for place, sign in enumerate(phone) if sign.isdigit()]
    groups = _groups(places)
    shown = {*sum(groups[:2], ()), *places[-4:]}
    if len(places) - len(shown) < LEAST_HIDDEN:
        shown = {*sum(groups[:1], ()), *places[-2:]}
    return "".join(
        DOT if sign.isdigit() and place not in shown else sign
        for place, sign in enumerate(phone)
    )


def _groups(places: Sequence[int]) -> list[tuple[int, ...]]:
    groups: list[tuple[int, ...]] = [tuple(places[:1])]
    for before, place in pairwise(places):
        if place == before + 1:
            groups[-1] = (*groups[-1], place)
        else:
            groups.append((place,))
    return groups


def dotted(text: str) -> str:
    """Return dots for a text; how many says nothing of its length."""
    return DOT * 6 if text else ""


def _listed(value: Given) -> Sequence[Mapping[str, Value]]:
    return value if isinstance(value, Sequence) else ()


def _item(step: model.Group, item: Mapping[str, Value], wording: Wording) -> str:
    """Return one item of a group: its open parts, and dots for the others."""
    return " · ".join(
        line
        for part in step.fields
        if item.get(part.id) is not None
        for line in at_first(part, item[part.id], wording)
    )
