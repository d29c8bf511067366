"""Figures and rules that texts quote, each with its source and its age."""

from __future__ import annotations

from datetime import date
from typing import Literal

from kiosk.interview.parts import Part

Unit = Literal[
    "CNY",
    "USD",
    "percent",
    "days",
    "months",
    "years",
    "hours",
    "minutes",
    "count",
    "digits",
    "phone",
    "text",
]
"""How a value is written: money, share, span of time, plain number, as it stands."""

Confidence = Literal["official", "reported", "unverified"]


class Source(Part, kw_only=True, frozen=True, omit_defaults=True):
    """Who says so."""

    issuer: str
    """The body that issued it."""
    document: str
    """Its title."""
    date: str
    """When it was issued: YYYY, YYYY-MM or YYYY-MM-DD."""
    address: str = ""
    """The issuer's own address, or nothing: never a mirror's."""


class FactValue(Part, kw_only=True, frozen=True):
    """A value and the day from which it holds."""

    value: str
    """A decimal number, or the text itself for unit text and phone."""
    since: date


class Fact(Part, kw_only=True, frozen=True):
    """One figure or rule. Texts quote it as %(fact_<id>)s."""

    id: str
    """Letters, digits and underscores."""
    statement: str
    """What it says, in English, for the people who keep it."""
    unit: Unit
    values: tuple[FactValue, ...]
    """In order of `since`; the next one may be entered ahead."""
    source: Source
    owner: str
    """Who at the bank answers for it."""
    review_by: date
    confidence: Confidence
    urgent: bool = False
    """Dialled in need: no year stands beside it, or someone dials that too."""

    @property
    def tells_year(self) -> bool:
        """Whether the value is the year in which other figures were published."""
        return self.id.endswith("_year")

    def value_on(self, day: date) -> str | None:
        """Return the value in force on `day`; None before the first one."""
        past = [value for value in self.values if value.since <= day]
        return past[-1].value if past else None

    def overdue_on(self, day: date) -> bool:
        """Tell whether someone should have looked at it again before `day`."""
        return day > self.review_by
