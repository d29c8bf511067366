"""The answers of a case, line by line, as staff and visitor read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from kiosk.content.answers import in_words, label_of
from kiosk.content.wording import Wording
from kiosk.counter.cases import Body
from kiosk.counter.masking import dotted, hides, masked
from kiosk.counter.packing import steps_of
from kiosk.interview import model
from kiosk.interview.model import AnyStep, Service, Value
from kiosk.interview.problems import mark

Given = Any
"""An accepted value whose kind its step vouches for."""
UNKNOWN: Final = mark("Unknown question %(number)s")
_UNSHOWN: Final = (model.Information, model.Consent, model.Zone)
"""Steps whose answer tells staff nothing."""


class CaseRow(Struct, frozen=True, kw_only=True):
    """One answer."""

    number: int
    """From 1: so that both people can point at it."""
    id: str
    """Id of the question; `unknown-7` where this library does not ask number 7."""
    label: str
    """In the desk's language."""
    value: tuple[str, ...]
    own_label: str = ""
    """In the visitor's language; empty when it is the desk's."""
    own_value: tuple[str, ...] = ()
    masked: tuple[str, ...] = ()
    """What stands there until it is unmasked. Empty: it is never hidden."""
    own_masked: tuple[str, ...] = ()
    level: str = ""
    """Class of JR/T 0171-2020: C1 or C2; empty: not personal, or not known."""
    compare: bool = False
    """Whether it is compared with the document."""
    typed: str = ""
    """As other systems want it typed: days as YYYY-MM-DD, telephones as E.164."""

    def __repr__(self) -> str:
        """Say which row it is, and nothing that a log must not have."""
        return f"<CaseRow {self.number} {self.id}>"


def case_rows(
    body: Body, services: Sequence[Service], chinese: Wording, own: Wording
) -> tuple[CaseRow, ...]:
    """Return the answers in the order they were asked, those not known last.

    Args:
        body: What the case says.
        services: Those of the case that this library has.
        chinese: The desk's words.
        own: The visitor's words; those of the desk where the visitor reads Chinese.
    """
    steps = steps_of(services)
    answered = [
        (step, body.answers[step.id])
        for step in steps.values()
        if body.answers.get(step.id) is not None and not isinstance(step, _UNSHOWN)
    ]
    compared = _compared(services)
    known = [
        _row(number, step, value, (chinese, own), compare=step.id in compared)
        for number, (step, value) in enumerate(answered, start=1)
    ]
    return (*known, *_unknown(body, len(known), chinese))


def _row(
    number: int,
    step: AnyStep,
    value: Value,
    voices: tuple[Wording, Wording],
    *,
    compare: bool,
) -> CaseRow:
    chinese, own = voices
    same = chinese.language.code == own.language.code
    hidden = hides(step)
    return CaseRow(
        number=number,
        id=step.id,
        label=label_of(step, chinese),
        value=in_words(step, value, chinese),
        own_label="" if same else label_of(step, own),
        own_value=() if same else in_words(step, value, own),
        masked=masked(step, value, chinese) if hidden else (),
        own_masked=masked(step, value, own) if hidden and not same else (),
        level=_level(step),
        compare=compare,
        typed=_typed(step, value, chinese),
    )


def _level(step: AnyStep) -> str:
    personal = step.personal if isinstance(step, model.Question) else "no"
    return "" if personal == "no" else personal.level


def _typed(step: AnyStep, value: Given, chinese: Wording) -> str:
    if isinstance(step, model.Date | model.Phone):
        return str(value)
    if isinstance(step, model.Amount):
        return f"{value['amount']} {value['currency']}"
    return " ".join(in_words(step, value, chinese))


def _compared(services: Sequence[Service]) -> frozenset[str]:
    """Return the questions whose answers stand in the document itself."""
    steps = steps_of(services).values()
    filled = {
        id_ for step in steps if isinstance(step, model.Zone) for id_ in _filled(step)
    }
    return frozenset(filled) | {step.id for step in steps if _in_document(step)}


def _filled(zone: model.Zone) -> Iterator[str]:
    yield from zone.fills.values()


def _in_document(step: AnyStep) -> bool:
    if isinstance(step, model.Date):
        return step.span in ("birth", "expiry")
    return isinstance(step, model.DocumentNumber)


def _unknown(body: Body, before: int, chinese: Wording) -> Iterator[CaseRow]:
    """Yield the answers without a question, as they stand: hidden, for who knows."""
    for number, (key, value) in enumerate(body.unknown, start=before + 1):
        lines = tuple(plain_lines(value))
        yield CaseRow(
            number=number,
            id=f"unknown-{key}",
            label=chinese.say(UNKNOWN, number=str(key)),
            value=lines,
            masked=tuple(map(dotted, lines)),
            typed=" ".join(lines),
        )


def plain_lines(value: Given) -> Iterator[str]:
    """Yield a value nobody here has words for, readable at least."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield f"{key}: {' '.join(plain_lines(one))}"
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:
            yield from plain_lines(one)
    elif value is not None:
        yield str(value)
