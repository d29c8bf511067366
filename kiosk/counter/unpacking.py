"""What a desk reads in a counter pass, in the words of its own library."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec import Struct

from kiosk.content.library import Library
from kiosk.counter.packing import (
    CAUTIONS,
    ID_BYTES,
    Number,
    PassContent,
    library_mark,
    steps_of,
)
from kiosk.counter.values import as_it_stands, unpack_value
from kiosk.errors import SealError
from kiosk.interview.model import AnyStep, Value

Unknown = tuple[int, Value]
"""Number and value of an answer that nobody here asks for."""


class Unpacked(Struct, frozen=True, kw_only=True):
    """What a desk reads in a pass."""

    content: PassContent
    """Answers that this library has a question for, and services it has."""
    unknown: tuple[tuple[int, Value], ...] = ()
    """Number and value of every other answer, as it stands."""
    unknown_services: tuple[int, ...] = ()
    other_version: bool = False
    """The kiosk's library is not this one."""

    def __repr__(self) -> str:
        """Say which pass it is, and nothing that a log must not have."""
        return f"<Unpacked {self.content.id.hex()}>"


def unpack(payload: bytes, library: Library) -> Unpacked:
    """Return what `pack` packed, in the words of this library.

    Raises:
        SealError: It is no pass, or one of a version that wrote it otherwise.
    """
    import cbor2

    try:
        return _unpacked(_map(cbor2.loads(payload)), library)
    except (
        cbor2.CBORDecodeError,
        LookupError,
        TypeError,
        ValueError,
        OverflowError,
        OSError,
    ) as error:
        raise SealError(
            "The content of this pass cannot be read.",
            remedy="Bring kiosks and desks to the same version.",
        ) from error


def _unpacked(packed: Mapping[int, Any], library: Library) -> Unpacked:
    numbers = {page.key: page.id for page in library.services}
    services = [int(number) for number in packed.get(Number.SERVICES, ())]
    given = _map(packed.get(Number.ANSWERS, {}))
    steps = _steps(tuple(numbers[one] for one in services if one in numbers), library)
    answers, unknown = _sorted_out(given, steps)
    content = PassContent(
        id=_id(packed[Number.ID]),
        services=tuple(numbers[one] for one in services if one in numbers),
        answers=answers,
        language=str(packed[Number.LANGUAGE]),
        place=str(packed.get(Number.PLACE, "")),
        desk=str(packed.get(Number.DESK, "")),
        **_times(packed),
        library=bytes(packed[Number.LIBRARY]),
        warnings=tuple(map(_caution, packed.get(Number.WARNINGS, ()))),
        left_out=tuple(_named(one, steps) for one in packed.get(Number.LEFT_OUT, ())),
    )
    return Unpacked(
        content=content,
        unknown=unknown,
        unknown_services=tuple(one for one in services if one not in numbers),
        other_version=content.library != library_mark(library),
    )


def _map(packed: object) -> Mapping[int, Any]:
    if not isinstance(packed, Mapping):
        raise TypeError("no map")
    return packed


def _id(packed: object) -> bytes:
    if not isinstance(packed, bytes) or len(packed) != ID_BYTES:
        raise ValueError("no id of a pass")
    return packed


def _times(packed: Mapping[int, Any]) -> dict[str, datetime]:
    made_at = datetime.fromtimestamp(int(packed[Number.MADE]), UTC)
    lasts = timedelta(seconds=int(packed.get(Number.SECONDS, 0)))
    return {"made_at": made_at, "expires_at": made_at + lasts}


def _steps(services: tuple[str, ...], library: Library) -> dict[int, AnyStep]:
    """Return every step by its number; those of the pass's own services count."""
    others = tuple(page.id for page in library.services if page.id not in services)
    ordered = [library.service(id_) for id_ in (*others, *services)]
    return {step.key: step for step in steps_of(ordered).values()}


def _sorted_out(
    given: Mapping[int, Any], steps: Mapping[int, AnyStep]
) -> tuple[dict[str, Value], tuple[Unknown, ...]]:
    answers: dict[str, Value] = {}
    unknown: list[Unknown] = []
    for number, packed in given.items():
        try:
            answers[steps[number].id] = unpack_value(steps[number], packed)
        except (LookupError, TypeError, ValueError):
            unknown.append((int(number), as_it_stands(packed)))
    return answers, tuple(unknown)


def _caution(number: int) -> str:
    return CAUTIONS[number] if 0 <= number < len(CAUTIONS) else f"warning-{number}"


def _named(number: int, steps: Mapping[int, AnyStep]) -> str:
    return steps[number].id if number in steps else str(number)
