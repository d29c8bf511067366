"""The shape of forms: sheets that are filled from a case and signed at the counter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from kiosk.interview.conditions import holds
from kiosk.interview.model import Answers
from kiosk.interview.parts import Condition, Part


class FormField(Part, omit_defaults=True, kw_only=True, frozen=True):
    """One box of a form."""

    id: str
    """What the template calls it, and what a record of staff fills."""
    label: str = ""
    """Empty: the label of the first question."""
    answers: tuple[str, ...] = ()
    """Ids of questions: the first one that was answered fills the box. None: it is
    filled by a record of staff, or written by hand."""
    part: Literal["", "surname", "given_names"] = ""
    """The part of a name that stands here; empty: all of it."""


class FormText(Part, kw_only=True, frozen=True):
    """One sentence of a form."""

    id: str
    text: str


class Form(Part, omit_defaults=True, kw_only=True, frozen=True):
    """A sheet to sign."""

    kind: Literal["form"] = "form"
    id: str
    order: int = 100
    """Place among the forms that are printed together."""
    title: str
    lead: str = ""
    services: tuple[str, ...]
    """Ids of the services it belongs to."""
    when: Condition | None = None
    """None: it is needed with every case of these services."""
    fields: tuple[FormField, ...]
    texts: tuple[FormText, ...] = ()
    template: str = ""
    """The Typst source; read from the file of the same name, ending in .typ."""


def needed(
    forms: Sequence[Form], services: Sequence[str], answers: Answers, today: date
) -> tuple[Form, ...]:
    """Return the forms that a case needs, in the order they are printed."""
    return tuple(
        form
        for form in forms
        if set(form.services) & set(services) and holds(form.when, answers, today)
    )
