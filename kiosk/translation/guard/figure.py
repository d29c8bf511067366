"""One figure of a sentence: what must be the same in every language."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal[
    "money",
    "percent",
    "date",
    "weekday",
    "day",
    "time",
    "number",
    "phone",
    "card",
    "document",
    "email",
    "url",
    "code",
]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, where it stands, and what it says whatever it is written in."""

    start: int
    end: int
    """In the text that was searched; the end is behind the last character."""
    kind: Kind
    value: str
    """Canonical: "5000", "1234.5", "1/3", a date "2026-11-02" or "--11-02" or "--11",
    a time "19:30", a weekday "1" (Monday) to "7", a day "+1" (tomorrow), the digits of
    a phone or card, the letters and digits of a document, an address as it is."""
    unit: str = ""
    """Money: a code of ISO 4217, or `dollar`, `pound`, `rial` ... when the country is
    not said. Number: minute, hour, day, week, month, year, second, when one is said.
    Time: `12h` when morning and evening cannot be told apart."""
    doubtful: bool = False
    """It can be read in two ways (1.234, 2/11/2026); it is never let through."""
    optional: bool = False
    """Other languages may leave it out: "a", "one", a day as in "per day"."""
    loose: bool = False
    """The unit may be another word altogether, so it may have no counterpart."""


def canonical(value: Decimal) -> str:
    """A number without separators, exponent and closing zeros."""
    return format(value.normalize(), "f") if value else "0"
