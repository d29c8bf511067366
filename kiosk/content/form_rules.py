"""The rules a form keeps, so that no box is empty or wrong for want of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.content.figures import PLACEHOLDER
from kiosk.content.form_reading import FOLDER
from kiosk.content.forms import Form
from kiosk.content.reading import Content
from kiosk.content.rules import DIGITS, condition_breaches
from kiosk.content.sources import Fault, Keys
from kiosk.content.texts import texts_of
from kiosk.interview.model import AnyStep, Name

NAMED = re.compile(r'\b(?:box-of|choices-of|rows-of|tell)\(\s*"([^"]*)"')
"""Where a template names a field or a text: the words of `form.typ`."""
Found = Iterator[tuple[Keys, str]]


def form_breaches(content: Content) -> Iterator[Fault]:
    """Yield every breach of a rule in a form, with its file and line."""
    steps = {step.id: step for one in content.services for step in one.steps}
    services = {service.id for service in content.services}
    for form in content.forms:
        source = content.sources[f"{FOLDER}/{form.id}"]
        found = (
            *_services(form, services),
            *_questions(form, steps),
            *_texts(form),
            *_template(form),
        )
        for keys, problem in found:
            yield source.fault(keys, problem)


def _services(form: Form, known: set[str]) -> Found:
    for number, id_ in enumerate(form.services):
        if id_ not in known:
            yield ("services", number), f"no service is called {id_}."
    if not form.services:
        yield ("services",), "name at least one service."


def _questions(form: Form, steps: dict[str, AnyStep]) -> Found:
    yield from condition_breaches(form.when, steps, ("when",))
    for number, field in enumerate(form.fields):
        here = ("fields", number)
        for id_ in field.answers:
            if id_ not in steps:
                yield (*here, "answers"), f"no question is called {id_}."
            elif field.part and not isinstance(steps[id_], Name):
                yield (*here, "part"), f"{id_} is no name, and has no parts."
        if not field.label and not field.answers:
            yield here, "needs a label or a question."


def _texts(form: Form) -> Found:
    for text in texts_of(form):
        if DIGITS.search(PLACEHOLDER.sub("", text.msgid)):
            yield text.keys, "a bare number; forms quote none."
        elif "%" in text.msgid:
            yield text.keys, "a form has no placeholders."


def _template(form: Form) -> Found:
    ids = [one.id for one in form.fields] + [one.id for one in form.texts]
    named = NAMED.findall(form.template)
    for id_ in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        yield ("fields",), f"{id_} stands twice."
    for id_ in sorted(set(named) - set(ids)):
        yield ("fields",), f"{form.id}.typ names {id_}, and there is none."
    for id_ in sorted(set(ids) - set(named)):
        yield ("fields",), f"{form.id}.typ does not show {id_}."
