"""The facts as a table, for the people who keep them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kiosk.content.facts import Fact

HEADINGS = (
    "id",
    "value",
    "unit",
    "confidence",
    "review_by",
    "owner",
    "issuer",
    "overdue",
)


def fact_rows(facts: Iterable[Fact], today: date) -> tuple[dict[str, object], ...]:
    """Return one row a fact, soonest review first, with its value on a day.

    Before its first day a fact has its first value, as texts show it then.
    """
    ordered = sorted(facts, key=lambda fact: (fact.review_by, fact.id))
    return tuple(_row(fact, today) for fact in ordered)


def _row(fact: Fact, today: date) -> dict[str, object]:
    values = (
        fact.id,
        fact.value_on(today) or fact.values[0].value,
        fact.unit,
        fact.confidence,
        fact.review_by.isoformat(),
        fact.owner,
        fact.source.issuer,
        fact.overdue_on(today),
    )
    return dict(zip(HEADINGS, values, strict=True))
