"""Numbers in sealed passes: one for each service and step, and never used again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from kiosk.content.sources import Fault, Source
from kiosk.interview.model import Group, Service

LARGEST = 65535
"""A larger number would take five bytes of a pass."""

Found = Iterator[tuple[tuple[str | int, ...], str]]


class Ledger(Struct, frozen=True, forbid_unknown_fields=True):
    """What each number has ever stood for, as guides/keys.yaml says."""

    services: Mapping[str, str] = {}
    """Id by number."""
    steps: Mapping[str, str] = {}
    fields: Mapping[str, Mapping[str, str]] = {}
    """Id by number, by the number of the group."""


def number_breaches(
    services: tuple[Service, ...], ledger: Ledger | None, sources: Mapping[str, Source]
) -> Iterator[Fault]:
    """Yield numbers that two share, that once meant another, or that nobody wrote down.

    Args:
        services: All there are.
        ledger: None: the folder has none, and only what is shared is found.
        sources: By id of service.
    """
    taken: dict[tuple[str, int], str] = {}
    for service in services:
        for keys, problem in _of_service(service, ledger, taken):
            yield sources[service.id].fault(keys, problem)


def _of_service(
    service: Service, ledger: Ledger | None, taken: dict[tuple[str, int], str]
) -> Found:
    known = ledger or Ledger()
    yield from _number(("key",), service.key, service.id, taken, "services")
    yield from _listed(("key",), service.key, service.id, ledger, known.services)
    for place, step in enumerate(service.steps):
        at = ("steps", place)
        yield from _number(at, step.key, step.id, taken, "steps")
        yield from _listed(at, step.key, step.id, ledger, known.steps)
        if isinstance(step, Group):
            listed = known.fields.get(str(step.key), {})
            for number, field in enumerate(step.fields):
                where = (*at, "fields", number)
                kind = f"fields of {step.key}"
                yield from _number(where, field.key, field.id, taken, kind)
                yield from _listed(where, field.key, field.id, ledger, listed)


def _number(
    keys: tuple[str | int, ...],
    number: int,
    id_: str,
    taken: dict[tuple[str, int], str],
    kind: str,
) -> Found:
    owner = taken.setdefault((kind, number), id_)
    if owner != id_:
        yield keys, f"key {number} belongs to {owner}."
    if not 0 < number <= LARGEST:
        yield keys, f"key {number} is not from 1 to {LARGEST}."


def _listed(
    keys: tuple[str | int, ...],
    number: int,
    id_: str,
    ledger: Ledger | None,
    listed: Mapping[str, str],
) -> Found:
    if ledger is None:
        return
    owner = listed.get(str(number))
    if owner is None:
        yield keys, f"write {number}: {id_} into keys.yaml, where it stays for ever."
    elif owner != id_:
        yield keys, f"key {number} has meant {owner}, and is never used again."
