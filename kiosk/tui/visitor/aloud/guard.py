"""The second barrier: what a visitor typed is cut out of whatever is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kiosk.interview import model
from kiosk.interview.model import AnyStep, Value

if TYPE_CHECKING:
    from kiosk.tui.visitor.frame import FrameScreen

SHORTEST: Final = 3
"""Characters of what is cut out: less says nothing about anybody."""
CHOSEN: Final = (model.Choice, model.Several, model.Country, model.Consent, model.Slot)
"""Kinds whose answer is one of the cards on the screen, which are read."""
_PARTS = re.compile(r"[\n<]+")
"""Ends a line, and a name in a scanned zone. Source: ICAO Doc 9303, 4.2.2."""
_LATIN = re.compile(r"[\u0000-\u024f]+")


def may_be_said(step: AnyStep) -> bool:
    """Tell whether the answer to a step may be read aloud once it was given.

    Only one of several prepared answers, and only where the question asks for
    nothing personal: nobody else in the lobby is to learn it.
    """
    personal = isinstance(step, model.Question) and step.personal != "no"
    return isinstance(step, CHOSEN) and not personal


def withheld(frame: FrameScreen) -> frozenset[str]:
    """Return what was typed in this visit line by line, and what was scanned.

    Not word by word: an "and" that somebody typed stands in half of all sentences.
    """
    parts = (part for text in _typed(frame) for part in _PARTS.split(text.casefold()))
    return frozenset(part.strip() for part in parts if len(part.strip()) >= SHORTEST)


def _typed(frame: FrameScreen) -> Iterator[str]:
    from kiosk.tui.widgets.field import Field

    yield from (field.text for field in frame.query(Field) if not field.finds)
    if frame.carrier.held is not None:
        # Whoever hears it could ask staff for the answers.
        yield frame.carrier.held.carried.code
    visit = frame.journey.visit
    if visit is None:
        return
    for service in visit.services:
        for step in service.steps:
            yield from _leaves(step, visit.answers.get(step.id))


def _leaves(step: AnyStep, value: Value) -> Iterator[str]:
    if isinstance(step, model.Group) and isinstance(value, tuple | list):
        for item in value:
            for part in step.fields:
                if isinstance(item, dict):
                    yield from _leaves(part, item.get(part.id))
    elif not isinstance(step, CHOSEN):
        yield from _texts(value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each)


def without(text: str, words: frozenset[str]) -> str:
    """Return a text with an ellipsis in place of these words.

    Args:
        text: What would be said.
        words: In lower case. Latin ones are cut out as whole words, others anywhere.
    """
    for word in sorted(words, key=len, reverse=True):
        if word in text.casefold():
            whole = _LATIN.fullmatch(word)
            pattern = rf"(?<!\w){re.escape(word)}(?!\w)" if whole else re.escape(word)
            text = re.sub(pattern, "…", text, flags=re.IGNORECASE)
    return text
