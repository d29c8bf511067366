"""Steps and ends of a service that no answers lead to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from kiosk.content.reading import Content
from kiosk.content.sources import Fault, Keys
from kiosk.interview.context import Context, branch_slots
from kiosk.interview.model import Service
from kiosk.interview.paths import every_way
from kiosk.settings import Branch

_REMEDY = "Change its condition, or delete it."


def context_on(day: date, branch: Branch | None = None) -> Context:
    """Return what the rules may know on the morning of a day."""
    morning = datetime.combine(day, time.min)
    return Context(day, branch_slots(branch or Branch(), morning))


def unreached(content: Content, service: Service, today: date) -> Iterator[Fault]:
    """Yield every step, stop and outcome of a service that no way leads to.

    Args:
        content: Where the service stands; without faults.
        service: One of its services.
        today: The day, since conditions may ask for an age.
    """
    steps: set[str] = set()
    ends: set[str] = set()
    for way in every_way(service, context_on(today)):
        steps.update(way.steps)
        ends.add(way.outcome)
    for keys, id_ in _never(service, steps, ends):
        problem = f"no answers lead to {id_}."
        yield content.sources[service.id].fault(keys, problem, _REMEDY)


def _never(
    service: Service, steps: set[str], ends: set[str]
) -> Iterator[tuple[Keys, str]]:
    for name, parts, reached in (
        ("steps", service.steps, steps),
        ("stops", service.stops, ends),
        ("outcomes", service.outcomes, ends),
    ):
        for number, part in enumerate(parts):
            if part.id not in reached:
                yield (name, number), part.id
