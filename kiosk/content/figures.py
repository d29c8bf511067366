"""How a figure is written, and the date or the doubt that stands beside it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from kiosk.content.facts import Fact, Unit
from kiosk.interview.problems import mark
from kiosk.language.formatting import Formatter, Span

PLACEHOLDER = re.compile(r"%\(([A-Za-z0-9_]+)\)s")
FACT = "fact_"
CHECK_WITH_STAFF = mark("%(figure)s (check with the staff)")
ASK_STAFF = mark("%(figure)s (ask the staff)")
PUBLISHED = mark("%(figure)s (as published in %(year)s)")
_ASKS = re.compile(r"\bask the staff\b", re.IGNORECASE)
_YEAR = re.compile(r"%\(fact_[A-Za-z0-9_]*_year\)s")
_SPANS: dict[str, Span] = {
    "minutes": "minutes",
    "hours": "hours",
    "days": "days",
    "months": "months",
    "years": "years",
}


class Quoting:
    """Remarks on the figures of one text: each is made once.

    A text that quotes the year itself, or sends the visitor to the staff itself,
    needs no remark.
    """

    def __init__(self, msgid: str) -> None:
        self._asks = _ASKS.search(msgid) is not None
        self._dated = _YEAR.search(msgid) is not None
        self._years: set[str] = set()

    def remark(self, fact: Fact, today: date) -> str:
        """Return what must stand beside a fact, as a text of the interface; or "".

        Past its review, "check with the staff" says more than any date.

        Source: the rules on confidence in docs/editing.md.
        """
        if fact.overdue_on(today):
            return CHECK_WITH_STAFF
        if fact.confidence == "unverified":
            return "" if self._asks else ASK_STAFF
        return PUBLISHED if self._needs_year(fact) else ""

    def _needs_year(self, fact: Fact) -> bool:
        if fact.confidence != "reported" or fact.urgent or fact.tells_year:
            return False
        year = fact.source.date[:4]
        told = self._dated or year in self._years
        self._years.add(year)
        return not told


def quantity(formatter: Formatter, value: str, unit: Unit) -> str:
    """Return the value of a fact as a language writes it.

    Args:
        formatter: The language's way of writing.
        value: A decimal number; for the unit phone, the number as it is dialled.
        unit: What the value counts.
    """
    if unit in ("phone", "text"):
        return value
    number = Decimal(value)
    if unit in ("CNY", "USD"):
        return formatter.money(number, unit)
    if unit == "percent":
        return formatter.percent(number)
    if unit in ("count", "digits"):
        return formatter.number(number)
    return formatter.duration(number, _SPANS[unit])
