"""What a scanned document answers, and what to say about it before it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kiosk.identity.country_codes import alpha2
from kiosk.identity.mrz import Reading
from kiosk.interview.model import Value, Zone
from kiosk.interview.problems import mark

LABELS: Final = MappingProxyType(
    {
        "surname": mark("Surname"),
        "given_names": mark("Given names"),
        "number": mark("Document number"),
        "nationality": mark("Nationality"),
        "birth_date": mark("Date of birth"),
        "sex": mark("Sex"),
        "expiry_date": mark("Valid until"),
    }
)
"""The fields of a zone in the order they are compared, with their names."""

CAUTIONS: Final = MappingProxyType(
    {
        "expired": mark("This document has expired. Scan your new one, or call staff."),
        "expires-soon": mark("This document expires soon. Staff may ask you about it."),
        "expiry-date-unknown": mark("The date it is valid until could not be read."),
        "expiry-date-impossible": mark("The date it is valid until cannot be right."),
        "birth-date-incomplete": mark("The date of birth is not complete."),
        "birth-date-impossible": mark("The date of birth cannot be right."),
        "birth-after-expiry": mark("The two dates cannot both be right."),
        "birth-century-unclear": mark("Please check the year of birth."),
        "expiry-century-unclear": mark("Please check the year it is valid until."),
        "name-may-be-truncated": mark("The name may be cut off. Please compare it."),
        "name-not-letters": mark("The name was not read well. Please compare it."),
        "name-missing": mark("There is no name in it. Please type it."),
        "not-a-country-code": mark("The country was not read well. Please compare it."),
        "specimen": mark("This is a sample, not a real document. Please call staff."),
        "sex-unreadable": mark("The sex was not read well. Please choose it."),
        "look-alike-number": mark("Compare each sign of the number: O and 0, I and 1."),
    }
)
"""Sentence by caution. A caution that asks nothing of the visitor has none."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of the document, to be compared with it."""

    part: str
    """Key of `LABELS`."""
    text: str
    """As read: a date is ISO, a nationality the code of the zone."""
    checked: bool
    """True: a check digit covers it and holds."""
    step_id: str
    """The question it answers; empty when none asks for it."""


def compared(zone: Zone, reading: Reading) -> tuple[Compared, ...]:
    """Return every field of a document for its owner to compare."""
    return tuple(
        Compared(
            part,
            str(getattr(reading, part) or ""),
            reading.protected(part),
            zone.fills.get("name" if part in ("surname", "given_names") else part, ""),
        )
        for part in LABELS
    )


def cautions(reading: Reading) -> tuple[str, ...]:
    """Return the English sentences for what a person should look at."""
    return tuple(CAUTIONS[code] for code in reading.warnings if code in CAUTIONS)


def filled(zone: Zone, reading: Reading) -> dict[str, Value]:
    """Return the answers a confirmed document gives, by question id.

    What the document does not say for certain is left for its question: a date
    without its day, a code that is no country, an open sex.
    """
    values = _values(reading)
    return {
        step_id: values[part]
        for part, step_id in zone.fills.items()
        if values.get(part) is not None
    }


def _values(reading: Reading) -> Mapping[str, Value]:
    name = {"surname": reading.surname, "given_names": reading.given_names}
    return {
        "name": name if any(name.values()) else None,
        "number": reading.number.replace(" ", "") or None,
        "nationality": alpha2(reading.nationality),
        "birth_date": _whole(reading.birth_date),
        "sex": reading.sex or None,
        "expiry_date": _whole(reading.expiry_date),
    }


def _whole(day: str | None) -> str | None:
    return day if day is not None and len(day) == len("2026-01-31") else None
