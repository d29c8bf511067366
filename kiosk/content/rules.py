"""Rules that content must keep, beyond having the right shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from kiosk.content.branch import BRANCH, IDLE
from kiosk.content.fact_rules import fact_breaches
from kiosk.content.figures import FACT, PLACEHOLDER
from kiosk.content.numbers import number_breaches
from kiosk.content.quiz_rules import quiz_breaches
from kiosk.content.reading import FACTS, Content
from kiosk.content.sources import Fault
from kiosk.content.texts import Text, texts_of
from kiosk.interview.conditions import about_dates
from kiosk.interview.lesson import AnyPage, Lesson
from kiosk.interview.model import (
    AnyStep,
    Choice,
    Consent,
    Country,
    Date,
    Group,
    Outcome,
    Personal,
    Question,
    Service,
    Several,
    Zone,
)
from kiosk.interview.parts import Condition, Test

DIGITS = re.compile(r"(?<![A-Za-z])\d")
FILLED_BY_EXAMPLE = ("example",)
"""Fields where a figure is a sample of what to type, not a fact."""
SCANNED = frozenset(
    ("name", "number", "nationality", "birth_date", "sex", "expiry_date", "issuer")
)
"""What a machine-readable zone can answer."""
Found = Iterator[tuple[tuple[str | int, ...], str]]


def breaches(content: Content) -> Iterator[Fault]:
    """Yield every breach of a rule that holds on any day, with its file and line."""
    # A lesson is for staff: nothing a visitor sees leads to it.
    known = set(content.sources) - {lesson.id for lesson in content.lessons}
    for page in content.pages:
        source = content.sources[page.id]
        for keys, problem in _page(page, known, content):
            yield source.fault(keys, problem)
    yield from fact_breaches(content)
    yield from number_breaches(content.services, content.ledger, content.sources)
    yield from _shared(content)


def overdue(content: Content, today: date) -> Iterator[Fault]:
    """Yield every fact that someone should have looked at before `today`."""
    for number, fact in enumerate(content.facts):
        if fact.overdue_on(today):
            yield content.sources[FACTS].fault(
                ("facts", number),
                f"{fact.id} was to be reviewed by {fact.review_by}, by {fact.owner}.",
                f"Source: {fact.source.issuer}, {fact.source.document}.",
            )


def _page(page: AnyPage, known: set[str], content: Content) -> Found:
    facts = {fact.id for fact in content.facts}
    for text in texts_of(page):
        yield from _text(text)
        # While facts.yaml has faults, nobody can say which facts there are.
        if not any(fault.file == FACTS for fault in content.faults):
            yield from _quotes(text, facts)
    if isinstance(page, Service):
        yield from _service(page, known)
        return
    yield from quiz_breaches(page.quiz, needed=isinstance(page, Lesson))
    if not isinstance(page, Lesson):
        yield from _links(page.follow, known, ("follow",))


def _text(text: Text) -> Found:
    bare = PLACEHOLDER.sub("", text.msgid)
    if text.field not in FILLED_BY_EXAMPLE and DIGITS.search(bare):
        yield text.keys, "a bare number; quote a fact with %(fact_...)s."
    elif "%" in bare:
        yield text.keys, "a percent sign that is no placeholder."
    for name in PLACEHOLDER.findall(text.msgid):
        if not name.startswith(FACT) and name not in BRANCH | IDLE:
            yield text.keys, f"nothing is called %({name})s."


def _quotes(text: Text, facts: set[str]) -> Found:
    for name in PLACEHOLDER.findall(text.msgid):
        if name.startswith(FACT) and name.removeprefix(FACT) not in facts:
            yield text.keys, f"there is no fact {name.removeprefix(FACT)}."


def _service(service: Service, known: set[str]) -> Found:
    seen: dict[str, AnyStep] = {}
    asked = {step.id: step for step in service.steps}
    agreed = False
    for number, step in enumerate(service.steps):
        keys = ("steps", number)
        if step.id in seen:
            yield keys, f"{step.id} is asked twice."
        yield from condition_breaches(step.when, seen, (*keys, "when"))
        yield from _step(step, asked, keys)
        agreed = agreed or isinstance(step, Consent)
        if _is_personal(step) and not agreed:
            yield keys, f"{step.id} is personal and stands before any consent."
        seen[step.id] = step
    yield from _ends(service, seen, known)


def _is_personal(step: AnyStep) -> bool:
    if isinstance(step, Group) and any(_is_personal(part) for part in step.fields):
        return True
    return isinstance(step, Question) and isinstance(step.personal, Personal)


def _step(
    step: AnyStep, asked: dict[str, AnyStep], keys: tuple[str | int, ...]
) -> Found:
    if isinstance(step, Zone):
        for part in step.fills:
            if part not in SCANNED:
                yield (*keys, "fills"), f"a zone has no {part}."
    if isinstance(step, Choice | Several):
        ids = [option.id for option in step.options]
        if len(set(ids)) < len(ids) or len(ids) < 2:
            yield (*keys, "options"), "options need two or more different ids."
    if isinstance(step, Group):
        inner: dict[str, AnyStep] = {}
        for number, field in enumerate(step.fields):
            yield from condition_breaches(
                field.when, inner, (*keys, "fields", number, "when")
            )
            inner[field.id] = field


def condition_breaches(
    condition: Condition | None,
    seen: dict[str, AnyStep],
    keys: tuple[str | int, ...],
) -> Found:
    """Yield what a condition asks of questions that are not seen, or cannot be."""
    if condition is None:
        return
    for question, test in condition.answers.items():
        if question not in seen:
            yield keys, f"{question} is not asked before this."
        else:
            yield from _test(seen[question], test, keys)
    for part in (*condition.any, *condition.none):
        yield from condition_breaches(part, seen, keys)


def _test(step: AnyStep, test: Test, keys: tuple[str | int, ...]) -> Found:
    if about_dates(test) and not isinstance(step, Date):
        yield keys, f"{step.id} is no date."
    if test.some_item is not None and not isinstance(step, Group):
        yield keys, f"{step.id} is no group."
    if test.some_item is not None and isinstance(step, Group):
        yield from condition_breaches(
            test.some_item, {part.id: part for part in step.fields}, keys
        )
    if test.answered is False and test != Test(answered=False):
        yield keys, f"{step.id} cannot be left out and have an answer."
    for unknown in sorted(set(test.one_of) - _answers(step, test.one_of)):
        yield keys, f"{step.id} has no answer {unknown}."


def _answers(step: AnyStep, named: tuple[str, ...]) -> set[str]:
    """Return what a step can be compared with; `named` where it could be any."""
    if isinstance(step, Choice | Several):
        return {option.id for option in step.options}
    if isinstance(step, Consent):
        return {"yes", "no"}
    return set(named) if isinstance(step, Country) else set()


def _ends(service: Service, seen: dict[str, AnyStep], known: set[str]) -> Found:
    for kind, outcomes in (("stops", service.stops), ("outcomes", service.outcomes)):
        for number, outcome in enumerate(outcomes):
            yield from _outcome(outcome, seen, known, (kind, number))
    for number, stop in enumerate(service.stops):
        if stop.when is None:
            yield ("stops", number), "a stop needs a condition."
    *earlier, last = service.outcomes or (None,)
    if last is None or last.when is not None:
        yield ("outcomes",), "the last outcome must have no condition."
    for number, outcome_ in enumerate(earlier):
        if outcome_ is not None and outcome_.when is None:
            yield ("outcomes", number + 1), "can never be reached."
    yield from _outcome(service.general, {}, known, ("general",))
    yield from _notes(service, seen)


def _notes(service: Service, seen: dict[str, AnyStep]) -> Found:
    """Only an answer to a question can stand on a note."""
    written: list[tuple[tuple[str | int, ...], Outcome]] = [
        (("general",), service.general)
    ]
    for kind, ends in (("stops", service.stops), ("outcomes", service.outcomes)):
        written += [((kind, number), end) for number, end in enumerate(ends)]
    for keys, end in written:
        for id_ in end.note.answers if end.note else ():
            if not isinstance(seen.get(id_), Question) or isinstance(seen[id_], Zone):
                yield (*keys, "note", "answers"), f"{id_} is no question to print."


def _outcome(
    outcome: Outcome,
    seen: dict[str, AnyStep],
    known: set[str],
    keys: tuple[str | int, ...],
) -> Found:
    yield from condition_breaches(outcome.when, seen, (*keys, "when"))
    for name, lines in (("lines", outcome.lines), ("bring", outcome.bring)):
        for number, line in enumerate(lines):
            yield from condition_breaches(
                line.when, seen, (*keys, name, number, "when")
            )
    yield from _links(outcome.follow, known, (*keys, "follow"))


def _links(ids: tuple[str, ...], known: set[str], keys: tuple[str | int, ...]) -> Found:
    for id_ in ids:
        if id_ not in known:
            yield keys, f"there is no service or guide {id_}."


def _shared(content: Content) -> Iterator[Fault]:
    """One answer counts for every service that asks: so all must ask the same."""
    first: dict[str, tuple[AnyStep, str]] = {}
    for service in content.services:
        for number, step in enumerate(service.steps):
            asked = replace(step, when=None)
            same, owner = first.setdefault(step.id, (asked, service.id))
            if asked != same and owner != service.id:
                problem = f"{step.id} asks something else in {owner}."
                remedy = "Put the step into shared.yaml, or give it another id."
                yield content.sources[service.id].fault(
                    ("steps", number), problem, remedy
                )
