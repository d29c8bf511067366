"""A case as staff see it: rows, warnings, and what is to be done and was brought."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from kiosk.content.forms import needed
from kiosk.content.library import Library
from kiosk.content.wording import Wording
from kiosk.counter.case_rows import CaseRow, case_rows
from kiosk.counter.case_warnings import UNFINISHED, case_warnings
from kiosk.counter.cases import Body
from kiosk.interview.conditions import holds
from kiosk.interview.context import Context
from kiosk.interview.model import Line, Service, Slot
from kiosk.interview.path import Path, path
from kiosk.interview.problems import mark

BRING: Final = "bring:"
STEP: Final = "step:"
TO_SIGN: Final = mark("To be signed (P prints it): %(form)s")


class Task(Struct, frozen=True):
    """One line to tick."""

    id: str
    """Its English text behind `bring:` or `step:`: another library that words it
    otherwise shows it unticked, and never ticks another line."""
    text: str
    """In the desk's language."""


class CaseView(Struct, frozen=True, kw_only=True):
    """Everything a desk shows of a case."""

    titles: tuple[str, ...]
    """Of the services, in the desk's language."""
    rows: tuple[CaseRow, ...]
    warnings: tuple[str, ...]
    brought: tuple[Task, ...]
    """Documents the visitor must have; one that is not ticked is missing."""
    steps: tuple[Task, ...]
    """What is done at the counter."""

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Everything to tick, in the order of the screen."""
        return (*self.brought, *self.steps)

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<CaseView of {len(self.rows)} rows>"


def case_view(body: Body, library: Library, chinese: Wording, own: Wording) -> CaseView:
    """Return what a desk shows of a case.

    Args:
        body: What the case says.
        library: The desk's.
        chinese: The desk's words.
        own: The visitor's words.
    """
    services = known_services(body, library)
    way = replayed(body, services, chinese.today)
    tasks = tuple(dict.fromkeys(_tasks(services, way, body, chinese.today)))
    unfinished = (chinese.say(UNFINISHED),) if services and way.next else ()
    return CaseView(
        titles=tuple(chinese.tell(service.title).shown for service in services),
        rows=case_rows(body, services, chinese, own),
        warnings=(
            *unfinished,
            *case_warnings(body, services, chinese),
            *_to_sign(body, library, chinese),
        ),
        brought=tuple(_told(tasks, BRING, chinese)),
        steps=tuple(_told(tasks, STEP, chinese)),
    )


def _to_sign(body: Body, library: Library, chinese: Wording) -> Iterator[str]:
    for form in needed(library.forms, body.services, body.answers, chinese.today):
        yield chinese.say(TO_SIGN, form=chinese.tell(form.title).shown)


def known_services(body: Body, library: Library) -> tuple[Service, ...]:
    """Return the services of a case that this library has."""
    known = {page.id for page in library.services}
    return tuple(library.service(id_) for id_ in body.services if id_ in known)


def replayed(body: Body, services: Sequence[Service], today: date) -> Path:
    """Return where the answers of a case lead to today.

    The time that was wished for is on offer: whether it still is, staff know.
    """
    wished = tuple(
        value
        for service in services
        for step in service.steps
        if isinstance(step, Slot) and isinstance(value := _of(body, step.id), str)
    )
    return path(services, body.answers, Context(today, wished))


def _of(body: Body, id_: str) -> object:
    answers: Mapping[str, object] = body.answers
    return answers.get(id_)


def _tasks(
    services: Sequence[Service], way: Path, body: Body, today: date
) -> Iterator[tuple[str, str]]:
    if way.ended:
        for end in way.ended:
            yield from ((BRING, text) for text in end.bring)
            yield from ((STEP, text) for text in end.lines)
        return
    for service in services:
        general = service.general
        yield from ((BRING, text) for text in _applying(general.bring, body, today))
        yield from ((STEP, text) for text in _applying(general.lines, body, today))


def _applying(lines: Sequence[Line], body: Body, today: date) -> Iterator[str]:
    return (line.text for line in lines if holds(line.when, body.answers, today))


def _told(
    tasks: Sequence[tuple[str, str]], kind: str, chinese: Wording
) -> Iterator[Task]:
    for one, text in tasks:
        if one == kind and chinese.can_tell(text):
            yield Task(f"{kind}{text}", chinese.tell(text).shown)
