"""Honest audit logs for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from kiosk.counter.audit import START, VERBS, hash_of
from kiosk.counter.model import AuditRow, Deed

NOW = datetime(2026, 11, 2, 1, 30, tzinfo=UTC)


def deed(number: int) -> Deed:
    verbs = sorted(VERBS)
    return Deed(
        actor=f"staff:{number % 7}",
        verb=verbs[number % len(verbs)],
        subject=f"case:{number:032x}",
        at=NOW + timedelta(seconds=number),
    )


def chained(deeds: Sequence[Deed], previous: bytes = START) -> list[AuditRow]:
    """Return the rows of these deeds, as a store would chain them."""
    rows: list[AuditRow] = []
    for sequence, each in enumerate(deeds, 1):
        hash_ = hash_of(sequence, each, previous)
        rows.append(
            AuditRow(sequence=sequence, deed=each, previous=previous, hash=hash_)
        )
        previous = hash_
    return rows


def honest(count: int) -> list[AuditRow]:
    return chained([deed(number) for number in range(count)])
