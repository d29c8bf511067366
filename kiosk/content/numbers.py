"""Numbers in sealed passes: one for each service, step and option, for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from msgspec import Struct

from kiosk.content.sources import Fault, Keys, Source
from kiosk.interview.model import AnyStep, Choice, Group, Service, Several

LARGEST = 65535
"""A larger number would take five bytes of a pass."""

Ids = Mapping[str, str]
"""Id by number."""


class Ledger(Struct, frozen=True, forbid_unknown_fields=True):
    """What each number has ever stood for, as guides/keys.yaml says."""

    services: Ids = {}
    steps: Ids = {}
    fields: Mapping[str, Ids] = {}
    """By the number of the group."""
    options: Mapping[str, Ids] = {}
    """By the number of the step; of a field: group, full stop, field."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One number as a service uses it."""

    keys: Keys
    number: int
    id_: str
    scope: str
    """The table of the ledger, and the number it stands under there."""
    listed: Ids


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
        for entry in _entries(service, ledger or Ledger()):
            for problem in _problems(entry, taken, strict=ledger is not None):
                yield sources[service.id].fault(entry.keys, problem)


def _entries(service: Service, ledger: Ledger) -> Iterator[_Entry]:
    yield _Entry(("key",), service.key, service.id, "services", ledger.services)
    for place, step in enumerate(service.steps):
        at = ("steps", place)
        yield _Entry(at, step.key, step.id, "steps", ledger.steps)
        yield from _options(step, at, str(step.key), ledger)
        if isinstance(step, Group):
            yield from _fields(step, at, ledger)


def _fields(group: Group, at: Keys, ledger: Ledger) -> Iterator[_Entry]:
    listed = ledger.fields.get(str(group.key), {})
    for place, field in enumerate(group.fields):
        keys = (*at, "fields", place)
        yield _Entry(keys, field.key, field.id, f"fields, {group.key}", listed)
        yield from _options(field, keys, f"{group.key}.{field.key}", ledger)


def _options(step: AnyStep, at: Keys, name: str, ledger: Ledger) -> Iterator[_Entry]:
    listed = ledger.options.get(name, {})
    if isinstance(step, Choice | Several):
        for place, option in enumerate(step.options):
            keys = (*at, "options", place)
            yield _Entry(keys, option.key, option.id, f"options, {name}", listed)


def _problems(
    entry: _Entry, taken: dict[tuple[str, int], str], *, strict: bool
) -> Iterator[str]:
    number, id_ = entry.number, entry.id_
    unnumbered = number == 0 and entry.scope.startswith("options")
    if unnumbered and not strict:
        return
    owner = taken.setdefault((entry.scope, number), id_)
    if owner != id_ and not unnumbered:
        yield f"key {number} belongs to {owner}."
    if not 0 < number <= LARGEST:
        yield f"key {number} is not from 1 to {LARGEST}."
    elif strict:
        yield from _unlisted(entry)


def _unlisted(entry: _Entry) -> Iterator[str]:
    number, id_, scope = entry.number, entry.id_, entry.scope
    owner = entry.listed.get(str(number))
    if owner is None:
        yield f"write {number}: {id_} into keys.yaml ({scope}); it stays for ever."
    elif owner != id_:
        yield f"key {number} has meant {owner}, and is never used again."
