"""How a figure is written, and the date or the doubt that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
NUMBER = mark("%(figure)s (number as of %(year)s)")
_ASKS = re.compile(r"\bask the staff\b", re.IGNORECASE)
_YEAR = re.compile(r"%\(fact_[A-Za-z0-9_]*_year\)s")
_SENTENCE = re.compile(r"(.+?)((?:[.!?؟](?=\s|$)|[。！？]|$)\s*)", re.DOTALL)
"""A full stop within 1.5 ends no sentence."""
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

    def doubt(self, fact: Fact, today: date) -> str:
        """Return the doubt that must stand beside a figure, in English; or "".

        Source: the rules on confidence in docs/editing.md.
        """
        if fact.overdue_on(today):
            return CHECK_WITH_STAFF
        unsure = fact.confidence == "unverified" and not self._asks
        return ASK_STAFF if unsure else ""

    def dated(self, facts: Iterable[Fact], today: date) -> Dated:
        """Return the years that a sentence must tell, and did not tell before.

        Past its review, "check with the staff" says more than any year.

        Args:
            facts: Those that the sentence quotes.
            today: The day on which it is told.
        """
        needed = [fact for fact in facts if _needs_year(fact, today)]
        years = sorted({fact.source.date[:4] for fact in needed} - self._years)
        self._years.update(years)
        only_numbers = all(fact.unit == "phone" for fact in needed)
        told = () if self._dated else tuple(years)
        return Dated(told, NUMBER if only_numbers else PUBLISHED)


@dataclass(frozen=True, slots=True)
class Dated:
    """The years of the figures in one sentence."""

    years: tuple[str, ...]
    """Earliest first. Empty: nothing is to be said."""
    remark: str
    """How they are said, in English: `figure` is the sentence, `year` the years."""


def sentences(text: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence, and the full stop and space behind it."""
    for found in _SENTENCE.finditer(text):
        yield found[1], found[2]


def _needs_year(fact: Fact, today: date) -> bool:
    if fact.overdue_on(today) or fact.urgent or fact.tells_year:
        return False
    return fact.confidence == "reported"


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
