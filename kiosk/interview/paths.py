"""Every distinct way through a service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.interview.context import Context
from kiosk.interview.model import Answers, Service, Value
from kiosk.interview.path import path
from kiosk.interview.samples import tests_of, values_for


@dataclass(frozen=True, slots=True)
class Way:
    """One distinct path: the steps it takes, where it ends, and an example."""

    steps: tuple[str, ...]
    outcome: str
    answers: Answers


def every_way(service: Service, context: Context) -> Iterator[Way]:
    """Yield each distinct sequence of steps with its outcome, once.

    Answers that lead the same way are one class, shown with an example. The
    search drops what no later condition asks about, so it ends quickly.
    """
    tests = tests_of(service)
    seen: set[tuple[tuple[str, ...], str]] = set()
    open_: list[dict[str, Value]] = [{}]
    while open_:
        answers = open_.pop()
        found = path([service], answers, context)
        if found.next is None:
            way = Way(
                tuple(taken.step.id for taken in found.taken),
                found.ended[0].outcome.id,
                answers,
            )
            if (way.steps, way.outcome) not in seen:
                seen.add((way.steps, way.outcome))
                yield way
            continue
        values = values_for(found.next, tests.get(found.next.id, ()), context)
        open_.extend({**answers, found.next.id: value} for value in values)
