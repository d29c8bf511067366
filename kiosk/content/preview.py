"""Screens as plain text, as they will look on a day: for the people who write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from kiosk.content.condition_words import condition_in_words
from kiosk.content.wording import Wording
from kiosk.errors import UnknownError
from kiosk.interview import model
from kiosk.interview.guide import GuideSection
from kiosk.interview.lesson import AnyPage
from kiosk.interview.model import AnyStep, Line, Outcome
from kiosk.interview.parts import Condition
from kiosk.interview.problems import mark

WHY = mark("Why we ask")
LOOKS_LIKE = mark("What it looks like")
NOT_SURE = mark("Not sure?")
WHAT_HAPPENS = mark("What happens now")
BRING = mark("Bring these")

Screen = Any
"""A part of a page that is a screen: a step, an end, a section."""


def preview(page: AnyPage, wording: Wording, at: str | None = None) -> tuple[str, ...]:
    """Return the screens of a page, line by line, with figures as of its day.

    A condition stands in brackets behind what it decides on.

    Args:
        page: A service, guide or lesson.
        wording: The language and the day.
        at: Id of one step, end or section; None: all, each under its id.

    Raises:
        UnknownError: The page has nothing of that id.
    """
    screens = dict(_screens(page))
    if at is None:
        whole = (
            (f"== {id_} ==", *_lines(part, wording), "")
            for id_, part in screens.items()
        )
        return tuple(line for lines in whole for line in lines)[:-1]
    if at not in screens:
        raise UnknownError(
            f"{page.id} has no screen {at!r}.",
            remedy=f"There are: {', '.join(screens)}.",
        )
    return tuple(_lines(screens[at], wording))


def _screens(page: AnyPage) -> Iterator[tuple[str, Screen]]:
    if not isinstance(page, model.Service):
        yield from ((section.id, section) for section in page.sections)
        return
    yield page.general.id, page.general
    for part in (*page.steps, *page.stops, *page.outcomes):
        yield part.id, part


def _lines(part: Screen, wording: Wording) -> Iterator[str]:
    if isinstance(part, GuideSection):
        yield wording.tell(part.title).shown
        yield from _told(part.lines, wording)
    elif isinstance(part, Outcome):
        yield from _outcome(part, wording)
    else:
        yield from _step(part, wording)


def _outcome(outcome: Outcome, wording: Wording) -> Iterator[str]:
    yield wording.tell(outcome.title).shown + _bracket(outcome.when)
    yield from _quiet(outcome.lead, wording)
    for heading, lines in ((WHAT_HAPPENS, outcome.lines), (BRING, outcome.bring)):
        told = tuple(_told(lines, wording))
        if told:
            yield from ("", wording.say(heading), *told)
    if outcome.follow:
        yield ""
        yield f"-> {', '.join(outcome.follow)}"


def _step(step: AnyStep, wording: Wording) -> Iterator[str]:
    yield wording.tell(step.title).shown + _bracket(step.when)
    yield from _quiet(step.lead, wording)
    yield from _answers(step, wording)
    for heading, msgid in (
        (WHY, step.why),
        (LOOKS_LIKE, step.example),
        (NOT_SURE, step.help),
    ):
        if msgid and wording.can_tell(msgid):
            yield ""
            yield wording.say(heading)
            yield from _quiet(msgid, wording)


def _answers(step: AnyStep, wording: Wording) -> Iterator[str]:
    given = _KINDS.get(type(step))
    if given is not None:
        yield from given(step, wording)


def _options(
    step: model.Choice | model.Several, wording: Wording, *, box: str
) -> Iterator[str]:
    for option in step.options:
        yield f"  {box} {wording.tell(option.label).shown}"
        for line in _quiet(option.line, wording):
            yield f"      {line}"


def _group(step: model.Group, wording: Wording) -> Iterator[str]:
    for part in step.fields:
        for line in _step(part, wording):
            yield f"    {line}".rstrip()


def _read(step: model.Information, wording: Wording) -> Iterator[str]:
    for line in wording.tell_lines(step.lines):
        yield f"  - {line.shown}"


def _consent(step: model.Consent, wording: Wording) -> Iterator[str]:
    for line in wording.tell_lines(step.lines):
        yield f"  - {line.shown}"
    for answer in (step.agree, step.refuse):
        yield f"  ( ) {wording.tell(answer).shown}"


_KINDS: Mapping[type, Any] = {
    model.Choice: partial(_options, box="( )"),
    model.Several: partial(_options, box="[ ]"),
    model.Group: _group,
    model.Information: _read,
    model.Consent: _consent,
}


def _told(lines: tuple[Line, ...], wording: Wording) -> Iterator[str]:
    for line in lines:
        if wording.can_tell(line.text):
            yield f"  - {wording.tell(line.text).shown}{_bracket(line.when)}"


def _quiet(msgid: str, wording: Wording) -> Iterator[str]:
    if msgid and wording.can_tell(msgid):
        yield wording.tell(msgid).shown


def _bracket(condition: Condition | None) -> str:
    words = condition_in_words(condition)
    return f"  [if {words}]" if words else ""
