"""The longest answers that are legal, and the longest pass they make."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from kiosk.content.library import Library
from kiosk.content.reach import context_on
from kiosk.counter.packing import CAUTIONS, ID_BYTES, PassContent, pack
from kiosk.counter.values import pack_value
from kiosk.identity.names import GIVEN_NAMES_LENGTH, SURNAME_LENGTH
from kiosk.interview import model
from kiosk.interview.model import AnyStep, Service, Value
from kiosk.interview.paths import every_way
from kiosk.interview.written import EMAIL_LENGTH
from kiosk.settings import Branch

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
PLACE = "国际贸易大厦支行大堂一层自助"
"""More than a pass has room for."""
LONGEST_DESK = "D" * 15 + "-" + "d" * 16


def longest(step: AnyStep) -> Value:
    """Return the legal answer to a step that takes the most bytes."""
    return max(candidates(step), key=lambda value: _size(step, value))


def _size(step: AnyStep, value: Value) -> int:
    import cbor2

    return len(cbor2.dumps(pack_value(step, value)))


def candidates(step: AnyStep) -> Iterator[Value]:
    if isinstance(step, model.Choice):
        yield from (option.id for option in step.options)
    elif isinstance(step, model.Text):
        yield from lines(step.max_length)
    elif isinstance(step, model.Address):
        for text in lines(step.max_length - 2 * step.max_lines, latin=step.latin):
            yield "\n".join(_cut(text, step.max_lines))
    else:
        yield _ONE.get(type(step), lambda _: True)(step)


_ONE: dict[type, Callable[[Any], Value]] = {
    model.Several: lambda step: tuple(option.id for option in step.options),
    model.Name: lambda _: {
        "surname": "W" * SURNAME_LENGTH,
        "given_names": "W" * GIVEN_NAMES_LENGTH,
    },
    model.Date: lambda _: "2076-12-31",
    model.Country: lambda _: "KR",
    model.Phone: lambda _: "+123456789012345",
    model.Email: lambda _: "W+" * ((EMAIL_LENGTH - 12) // 2) + "@example.com",
    model.Amount: lambda step: {
        "amount": f"{step.most - 1}.99",
        "currency": step.currencies[-1],
    },
    model.Slot: lambda _: "2027-02-28T16:30",
    model.DocumentNumber: lambda _: "911124198108030024",
    model.Group: lambda step: tuple(
        {part.id: longest(part) for part in step.fields} for _ in range(step.most)
    ),
}
"""Of other kinds one answer is as long as any; what is left is a yes."""


def lines(weight: int, *, latin: bool = False) -> Iterator[str]:
    """Yield texts as heavy as can be, each of another kind of script."""
    yield ("Wf8, " * weight)[:weight]
    if not latin:
        yield "ж" * weight
        yield "한" * (weight // 2)
        yield ("é한" * weight)[: weight // 2]


def _cut(text: str, count: int) -> list[str]:
    size = -(-len(text) // count)
    return [text[at : at + size] for at in range(0, len(text), size)]


def longest_pass(service: Service) -> PassContent:
    """Return the pass of a service that takes the most bytes, over all its ways."""
    return max(_passes(service), key=lambda content: len(pack(content, [service])))


def _passes(service: Service) -> Iterator[PassContent]:
    steps = {step.id: step for step in service.steps}
    context = context_on(TODAY, Branch())
    for way in {way.steps for way in every_way(service, context)}:
        asked = [steps[id_] for id_ in way if not isinstance(steps[id_], model.Zone)]
        yield content_of(service, {step.id: longest(step) for step in asked})


def content_of(service: Service, answers: dict[str, Value]) -> PassContent:
    return PassContent(
        id=bytes(range(1, ID_BYTES + 1)),
        services=(service.id,),
        answers=answers,
        language="zh",
        place=PLACE,
        desk=LONGEST_DESK,
        made_at=NOW,
        expires_at=NOW + timedelta(hours=168),
        library=b"\xff\xfe\xfd\xfc",
        warnings=tuple(CAUTIONS[:6]) if has_zone(service) else (),
    )


def has_zone(service: Service) -> bool:
    return any(isinstance(step, model.Zone) for step in service.steps)


def services_of(library: Library) -> Iterator[Service]:
    for page in library.services:
        yield library.service(page.id)
