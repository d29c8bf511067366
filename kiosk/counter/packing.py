"""What a counter pass says, in as few bytes as can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Final, get_args

from msgspec import Struct

from kiosk.content.library import Library
from kiosk.counter.value_forms import Packed
from kiosk.counter.values import pack_value
from kiosk.identity.mrz import read_mrz
from kiosk.identity.reading import Caution, Refused
from kiosk.interview.model import Answers, AnyStep, Service, Value, Zone

ID_BYTES: Final = 8
LIBRARY_BYTES: Final = 4
PLACE_BYTES: Final = 24
"""Longest name of a kiosk in a pass, in bytes of UTF-8; the rest is cut off."""


class Number(IntEnum):
    """What each number of the outer map says. Never changed, never used again."""

    ID = 1
    SERVICES = 2
    LANGUAGE = 3
    PLACE = 4
    DESK = 5
    MADE = 6
    SECONDS = 7
    LIBRARY = 8
    ANSWERS = 9
    WARNINGS = 10
    LEFT_OUT = 11


CAUTIONS: Final[tuple[Caution, ...]] = get_args(Caution)
"""Their places are what a pass carries: new ones are added at the end."""


class PassContent(Struct, frozen=True, kw_only=True):
    """What the kiosk puts into a pass."""

    id: bytes
    """8 random bytes: a pass is used once."""
    services: tuple[str, ...]
    answers: Mapping[str, Value]
    """Those on the path, as accepted, by question id; a scanned zone is None."""
    language: str
    place: str
    """Where the kiosk stands, as staff know it."""
    desk: str = ""
    """The desk it is for. Empty: every desk on the same database."""
    made_at: datetime
    """UTC, whole seconds."""
    expires_at: datetime
    library: bytes
    """First 4 bytes of the library's digest."""
    warnings: tuple[str, ...] = ()
    """Codes of `identity.reading.Caution`, of the zone that was scanned."""
    left_out: tuple[str, ...] = ()
    """Ids of questions whose answers found no room: staff ask them again."""

    def __repr__(self) -> str:
        """Say which pass it is, and nothing that a log must not have."""
        return f"<PassContent {self.id.hex()}>"


def library_mark(library: Library) -> bytes:
    """Return what names the version of a library in a pass."""
    return bytes.fromhex(library.index.digest)[:LIBRARY_BYTES]


def cautions_of(
    services: Sequence[Service], answers: Answers, today: date
) -> tuple[Caution, ...]:
    """Return what the scanned zone warns of; the zone itself goes no further."""
    for step in steps_of(services).values():
        value = answers.get(step.id)
        if isinstance(step, Zone) and isinstance(value, str):
            reading = read_mrz(value, today)
            return () if isinstance(reading, Refused) else reading.warnings
    return ()


def pack(content: PassContent, services: Sequence[Service]) -> bytes:
    """Return a pass as CBOR, with numbers for every name.

    Args:
        content: The pass; answers to questions of other services are left away.
        services: Those of the pass, in its order.
    """
    import cbor2

    packed = {
        Number.ID: content.id,
        Number.SERVICES: [service.key for service in services],
        Number.LANGUAGE: content.language,
        Number.PLACE: _short(content.place),
        Number.DESK: content.desk,
        Number.MADE: int(content.made_at.timestamp()),
        Number.SECONDS: (content.expires_at - content.made_at) // timedelta(seconds=1),
        Number.LIBRARY: content.library,
        **_packed_answers(content, services),
    }
    return cbor2.dumps({int(key): one for key, one in packed.items() if one})


def _packed_answers(
    content: PassContent, services: Sequence[Service]
) -> dict[int, Packed]:
    steps = steps_of(services)
    given = {
        step.key: pack_value(step, content.answers[step.id])
        for step in steps.values()
        if step.id in content.answers
    }
    return {
        Number.ANSWERS: given,
        Number.WARNINGS: [
            CAUTIONS.index(one) for one in CAUTIONS if one in content.warnings
        ],
        Number.LEFT_OUT: [steps[id_].key for id_ in content.left_out if id_ in steps],
    }


def steps_of(services: Sequence[Service]) -> dict[str, AnyStep]:
    """Return the steps of services, each once, by id."""
    return {step.id: step for service in services for step in service.steps}


def _short(place: str) -> str:
    return place.encode()[:PLACE_BYTES].decode(errors="ignore")
