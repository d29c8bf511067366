"""Several services in one visit, and every way through every service."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import permutations, product
from typing import Any

import pytest

from kiosk.content.reach import context_on
from kiosk.content.reading import read_content
from kiosk.interview import samples
from kiosk.interview.model import Answers, AnyStep, Service, Value
from kiosk.interview.path import Ended, Path, path
from kiosk.interview.paths import Way, every_way
from kiosk.interview.visit import Visit
from kiosk.paths import find_places
from tests.content.bank import TODAY

CONTEXT = context_on(TODAY)
SERVICES = read_content(find_places().guides).services
THREE = ("renew-passport", "change-phone", "reset-pin")
FEWEST = 250
"""Fewer ways than there are in all: a search that stops early must not pass."""


def names(service: Service) -> str:
    return service.id


@cache
def ways(name: str) -> tuple[Way, ...]:
    return tuple(every_way(service(name), CONTEXT))


def service(name: str) -> Service:
    return next(one for one in SERVICES if one.id == name)


def alone(one: Service, answers: Answers) -> Ended:
    (ended,) = path([one], answers, CONTEXT).ended
    return ended


def some_value(services: Sequence[Service], step: AnyStep) -> Value:
    tests = tuple(
        test for one in services for test in samples.tests_of(one).get(step.id, ())
    )
    return samples.values_for(step, tests, CONTEXT)[0]


def asked_one_by_one(
    services: Sequence[Service], prepared: Answers
) -> tuple[Visit, list[str]]:
    """Answer screen by screen, as prepared where it is; return what was asked too."""
    visit = Visit(tuple(services))
    asked: list[str] = []
    while (shown := visit.shown(CONTEXT)) is not None:
        asked.append(shown.id)
        known = shown.id in prepared
        value = prepared[shown.id] if known else some_value(services, shown)
        visit = visit.answered({shown.id: value}, CONTEXT)
    return visit, asked


def completed(services: Sequence[Service], prepared: Answers) -> tuple[Path, Answers]:
    """Replay answers, and answer what they leave open."""
    answers = dict(prepared)
    while (found := path(services, answers, CONTEXT)).next is not None:
        answers[found.next.id] = some_value(services, found.next)
    return found, answers


def ends_as_alone(services: Sequence[Service], prepared: Answers) -> Path:
    found, answers = completed(services, prepared)
    steps = [taken.step.id for taken in found.taken]

    assert len(steps) == len(set(steps))
    assert found.problems == {}
    assert found.ended == tuple(alone(one, answers) for one in services)
    return found


@pytest.mark.parametrize("one", SERVICES, ids=names)
def test_every_way_of_a_service_is_walked_and_ends_where_it_says(
    one: Service,
    record_property: Any,  # noqa: ANN401 - pytest's own type is private
) -> None:
    found = ways(one.id)
    record_property("ways", len(found))
    print(f"{one.id}: {len(found)} ways")  # noqa: T201 - the count is to be seen

    assert len({(way.steps, way.outcome) for way in found}) == len(found)
    for way in found:
        visit, asked = asked_one_by_one([one], way.answers)
        assert tuple(asked) == way.steps
        assert visit.path(CONTEXT).ended[0].outcome.id == way.outcome


def test_the_ways_of_all_services_are_counted() -> None:
    total = sum(len(ways(one.id)) for one in SERVICES)
    print(f"{len(SERVICES)} services: {total} ways")  # noqa: T201 - as above

    assert len(SERVICES) >= 16
    assert total >= FEWEST


@pytest.mark.parametrize("first", SERVICES, ids=names)
def test_any_two_services_end_as_alone(first: Service) -> None:
    for second in SERVICES:
        if second.id == first.id:
            continue
        others = ways(second.id)
        # Each way of the first meets another way of the second in turn; as the
        # pair comes in both orders, every way of both is walked.
        for number, way in enumerate(ways(first.id)):
            other = others[number % len(others)]
            ends_as_alone((first, second), {**other.answers, **way.answers})


@pytest.mark.parametrize("first", SERVICES, ids=names)
def test_any_two_services_ask_nothing_twice(first: Service) -> None:
    for second in SERVICES:
        if second.id == first.id:
            continue
        both = (first, second)
        longest = max(ways(first.id), key=lambda way: len(way.steps))
        visit, asked = asked_one_by_one(both, longest.answers)
        shared = {step.id for step in first.steps} & {step.id for step in second.steps}

        assert len(asked) == len(set(asked))
        assert len([step for step in asked if step in shared]) <= len(shared)
        assert visit.path(CONTEXT).ended == ends_as_alone(both, visit.answers).ended


def three_at_once() -> list[Answers]:
    return [
        {id_: value for way in chosen for id_, value in way.answers.items()}
        for chosen in product(*map(ways, THREE))
    ]


def test_three_services_end_the_same_in_any_order() -> None:
    orders = list(permutations(map(service, THREE)))
    together = three_at_once()
    print(f"{len(together)} visits in {len(orders)} orders")  # noqa: T201 - as above

    for prepared in together:
        ends = {
            frozenset(
                (one.service.id, one.outcome.id, one.lines, one.bring)
                for one in ends_as_alone(order, prepared).ended
            )
            for order in orders
        }
        assert len(ends) == 1


@pytest.mark.parametrize("order", permutations(THREE), ids="+".join)
def test_three_services_ask_nothing_twice_in_any_order(order: tuple[str, ...]) -> None:
    chosen = list(map(service, order))
    for prepared in three_at_once()[::25]:
        _, asked = asked_one_by_one(chosen, prepared)

        assert len(asked) == len(set(asked))
