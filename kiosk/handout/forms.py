"""Forms to sign: filled from a case, each value once, the rest written by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from kiosk.content.answers import in_words
from kiosk.content.forms import Form, FormField
from kiosk.content.wording import Wording
from kiosk.handout.compose import AS_OF, PREVAILS, Voices
from kiosk.handout.form_model import Box, Cell, FilledForm, Mark
from kiosk.handout.look import look_of
from kiosk.handout.model import Line
from kiosk.interview import model
from kiosk.interview.model import Answers, AnyStep, Value
from kiosk.interview.problems import mark

Given = Any
"""A step or an accepted value whose kind the caller vouches for."""
DRAFT = mark("Draft for signature. The bank checks and decides.")
WORDS: Final[Mapping[str, str]] = {
    "signature": mark("Signature"),
    "day": mark("Date"),
    "companion": mark("Signature of the companion"),
    "thumb": mark("Thumb print instead of a signature"),
    "staff": mark("Member of staff"),
    "supervisor": mark("Supervisor"),
    "bank": mark("The bank fills this in"),
}
"""What every template can say: `word("signature")`."""


def fill(
    form: Form,
    steps: Mapping[str, AnyStep],
    answers: Answers,
    voices: Voices,
    record: Mapping[str, str] | None = None,
) -> FilledForm:
    """Return a form with the values of a case.

    Args:
        form: From the library.
        steps: Every step of the library, by id.
        answers: Those of the case.
        voices: The visitor's language, and Chinese beneath.
        record: What staff wrote down, by id of the field; None: nothing.
    """
    language = voices.main.language
    chinese = voices.chinese.bank_name if voices.chinese else ""
    return FilledForm(
        id=form.id,
        language=language.code,
        locale=language.locale.replace("_", "-"),
        direction=language.direction,
        title=voices.told(form.title),
        lead=voices.told(form.lead) if form.lead else None,
        boxes=tuple(
            _box(field, steps, answers, voices, (record or {}).get(field.id, ""))
            for field in form.fields
        ),
        texts={text.id: voices.told(text.text) for text in form.texts},
        words={name: voices.said(text) for name, text in WORDS.items()},
        draft=voices.said(DRAFT),
        branch=Line(voices.main.bank_name, chinese),
        footer=(voices.said(PREVAILS), voices.dated(AS_OF)),
        template=form.template,
        look=look_of(voices.main.settings.branch),
    )


def _box(
    field: FormField,
    steps: Mapping[str, AnyStep],
    answers: Answers,
    voices: Voices,
    recorded: str,
) -> Box:
    step = _step(field, steps, answers)
    label = voices.told(field.label or _label(step))
    value = answers.get(step.id) if step else None
    if step is None or recorded:
        lines = tuple(recorded.split("\n")) if recorded else ()
        return Box(id=field.id, label=label, cell=Cell(lines))
    if isinstance(step, model.Group):
        return Box(
            id=field.id,
            label=label,
            cell=Cell(),
            columns=tuple(voices.told(part.label) for part in step.fields),
            rows=tuple(_rows(step, value, voices)),
        )
    return Box(
        id=field.id,
        label=label,
        cell=_cell(step, value, voices, part=field.part),
        marks=tuple(_marks(step, value, voices)),
    )


def _step(
    field: FormField, steps: Mapping[str, AnyStep], answers: Answers
) -> AnyStep | None:
    """Return the question whose answer stands here; None: no question does."""
    known = [steps[id_] for id_ in field.answers if id_ in steps]
    answered = (step for step in known if answers.get(step.id) is not None)
    return next(answered, known[0] if known else None)


def _label(step: AnyStep | None) -> str:
    return step.label if isinstance(step, model.Question) else ""


def _cell(step: AnyStep, value: Given, voices: Voices, *, part: str = "") -> Cell:
    if value is None:
        return Cell()
    if part:
        return Cell((str(value[part]),))

    def said(words: Wording) -> tuple[str, ...]:
        return in_words(step, value, words)

    main = said(voices.main)
    again = said(voices.chinese) if voices.chinese else main
    return Cell(main, () if again == main else again)


def _marks(step: AnyStep, value: Given, voices: Voices) -> Iterator[Mark]:
    if isinstance(step, model.Choice | model.Several):
        chosen = (value,) if isinstance(value, str) else value or ()
        for option in step.options:
            yield Mark(voices.told(option.label), option.id in chosen)


def _rows(
    step: model.Group, value: Value, voices: Voices
) -> Iterator[tuple[Cell, ...]]:
    items: Given = value or ()
    for item in items:
        yield tuple(_cell(part, item.get(part.id), voices) for part in step.fields)
