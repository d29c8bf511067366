"""Answers that stand for all others: one for each way a condition can go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations

from kiosk.interview import model
from kiosk.interview.conditions import passes, questions_in
from kiosk.interview.context import Context
from kiosk.interview.model import AnyStep, Service, Value
from kiosk.interview.parts import Condition, Test

_DOCUMENT_NUMBERS: Mapping[str, str] = {
    "passport": "E12345678",
    "permanent-resident-card": "911124198108030024",
    "permanent-resident-card-2017": "USA110078010201",
    "hk-macao-travel-permit": "H12345678",
    "hk-macao-residence-permit": "810000199408230021",
    "taiwan-travel-permit": "12345678",
    "taiwan-residence-permit": "830000199201300022",
}
ZONE = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
)
"""The specimen passport. Source: ICAO Doc 9303, 8th edition, part 4, appendix B."""


def tests_of(service: Service) -> Mapping[str, tuple[Test, ...]]:
    """Return the tests that decide on steps and outcomes, by question id."""
    found: dict[str, list[Test]] = {}
    for condition in _conditions(service):
        for part in _parts(condition):
            for question, test in part.answers.items():
                found.setdefault(question, []).append(test)
    return {question: tuple(tests) for question, tests in found.items()}


def values_for(
    step: AnyStep, tests: tuple[Test, ...], context: Context
) -> tuple[Value, ...]:
    """Return answers to `step` that take every way its conditions can go.

    Answers for which every test comes out the same lead the same way: one of
    them stands for all.
    """
    classes: dict[tuple[bool, ...], Value] = {}
    for value in _values(step, tests, context):
        results = tuple(passes(test, value, context.today) for test in tests)
        classes.setdefault(results, value)
    return tuple(classes.values())


def _conditions(service: Service) -> Iterator[Condition]:
    for one in (*service.steps, *service.stops, *service.outcomes):
        if one.when is not None:
            yield one.when


def _parts(condition: Condition) -> Iterator[Condition]:
    yield condition
    for part in (*condition.any, *condition.none):
        yield from _parts(part)


def _values(  # noqa: C901 - one case a kind
    step: AnyStep, tests: tuple[Test, ...], context: Context
) -> Iterator[Value]:
    match step:
        case model.Choice():
            yield from (option.id for option in step.options)
        case model.Several():
            yield from _selections(step, tests)
        case model.Country():
            yield from ("KR", *(code for test in tests for code in test.one_of))
        case model.Date():
            yield from _days(step, tests, context.today)
        case model.Consent():
            yield from (True, False)
        case model.Group():
            yield from ((item,) for item in _items(step, tests, context))
        case model.DocumentNumber():
            yield from (_DOCUMENT_NUMBERS[kind] for kind in step.accepts)
        case model.Slot():
            yield from context.slots[:1]
        case _:
            yield _SAMPLES[type(step)]
    if isinstance(step, model.Question) and not step.required and tests:
        yield None


_SAMPLES: Mapping[type, Value] = {
    model.Text: "Teacher",
    model.Name: {"surname": "ERIKSSON", "given_names": "ANNA MARIA"},
    model.Phone: "+8613812345678",
    model.Email: "anna@example.com",
    model.Address: "1 Sample Road\nSampletown",
    model.Amount: {"amount": "200", "currency": "CNY"},
    model.Zone: ZONE,
    model.Information: True,
}


def _selections(
    step: model.Several, tests: tuple[Test, ...]
) -> Iterator[tuple[str, ...]]:
    """Yield selections that pass or fail the tests in every way they can."""
    named = {id_ for test in tests for id_ in test.one_of}
    decisive = [option.id for option in step.options if option.id in named]
    others = [option.id for option in step.options if option.id not in named]
    for count in range(len(decisive) + 1):
        for chosen in combinations(decisive, count):
            if chosen or others:
                yield chosen or tuple(others[:1])


def _days(step: model.Date, tests: tuple[Test, ...], today: date) -> Iterator[Value]:
    usual = 30 * 365 if step.span == "birth" else -5 * 365
    days = {today - timedelta(days=usual)}
    for test in tests:
        for age in (test.age_under, test.age_from):
            if age is not None:
                birthday = _years_before(today, age)
                days |= {birthday, birthday + timedelta(days=1)}
        if test.past is not None:
            days |= {today, today - timedelta(days=1)}
        if test.within_days is not None:
            edge = today + timedelta(days=test.within_days)
            days |= {edge, edge + timedelta(days=1)}
    yield from (day.isoformat() for day in sorted(days))


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _items(
    step: model.Group, tests: tuple[Test, ...], context: Context
) -> Iterator[dict[str, Value]]:
    inner: dict[str, list[Test]] = {}
    for test in tests:
        if test.some_item is not None:
            for question, one in test.some_item.answers.items():
                inner.setdefault(question, []).append(one)
    for part in step.fields:
        for question in questions_in(part.when):
            inner.setdefault(question, []).append(Test())
    items: list[dict[str, Value]] = [{}]
    for part in step.fields:
        values = values_for(part, tuple(inner.get(part.id, ())), context)
        items = [{**item, part.id: value} for item in items for value in values]
    yield from items
