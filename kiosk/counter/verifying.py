"""Whether the audit log is what it was: the first bad row, named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kiosk.counter.audit import START, hash_of
from kiosk.counter.model import AuditRow

MISSING = "A row is missing before this one, or rows changed places."
INSERTED = "This row stands there twice, or was put in."
BROKEN = "This row does not follow the one before: one of the two was changed."
CHANGED = "This row was changed."
REWRITTEN = "The log was written anew: a mark outside it says something else."
CUT_OFF = "The log ends too early: a mark outside it knows a later row."


@dataclass(frozen=True, slots=True)
class Verified:
    """The log is whole."""

    rows: int
    head: bytes
    """Hash of the last row; `audit.START` of an empty log."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The first row that is not as it was."""

    sequence: int
    """Its place in the log, from 1."""
    problem: str
    """In English, for the operator."""


def verify(rows: Iterable[AuditRow], marks: Mapping[int, bytes]) -> Verified | Fault:
    """Follow the chain from its first row to its end.

    Args:
        rows: The whole log, in the order of its sequence.
        marks: Hash by sequence of the ends that were marked outside the log.

    Returns:
        What was verified, or the first fault.
    """
    previous, count = START, 0
    for row in rows:
        fault = _fault(row, count + 1, previous, marks)
        if fault is not None:
            return fault
        previous, count = row.hash, count + 1
    if marks and max(marks) > count:
        return Fault(count + 1, CUT_OFF)
    return Verified(count, previous)


def _fault(
    row: AuditRow, expected: int, previous: bytes, marks: Mapping[int, bytes]
) -> Fault | None:
    if row.sequence != expected:
        return Fault(expected, MISSING if row.sequence > expected else INSERTED)
    if row.hash != hash_of(row.sequence, row.deed, row.previous):
        return Fault(expected, CHANGED)
    if row.previous != previous:
        return Fault(expected, BROKEN)
    if marks.get(expected, row.hash) != row.hash:
        return Fault(expected, REWRITTEN)
    return None
