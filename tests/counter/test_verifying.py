"""Every change of an audit log is caught, and its first bad row is named."""

from __future__ import annotations

import os
from dataclasses import replace as replaced

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.counter.audit import START
from kiosk.counter.model import AuditRow
from kiosk.counter.verifying import (
    BROKEN,
    CHANGED,
    CUT_OFF,
    INSERTED,
    MISSING,
    REWRITTEN,
    Fault,
    Verified,
    verify,
)
from tests.counter.logs import NOW, chained, deed, honest

ROWS = 1000
STEP = 1 if os.environ.get("KIOSK_PROOF") else 37
LOG = honest(ROWS)
MARKS = {ROWS: LOG[-1].hash}
PLACES = range(0, ROWS, STEP)


def after(changed: list[AuditRow]) -> Verified | Fault:
    return verify(changed, MARKS)


def test_an_honest_log_is_whole() -> None:
    assert after(LOG) == Verified(ROWS, LOG[-1].hash)
    assert verify([], {}) == Verified(0, START)


@given(st.integers(0, 300), st.sets(st.integers(1, 300)))
def test_honest_logs_raise_no_alarm(count: int, marked: set[int]) -> None:
    log = LOG[:count]
    marks = {each: LOG[each - 1].hash for each in marked if each <= count}

    assert isinstance(verify(log, marks), Verified)


@pytest.mark.parametrize("field", ["actor", "verb", "subject", "at"])
def test_an_edited_row_is_named(field: str) -> None:
    other = {"actor": "staff:x", "verb": "locked", "subject": "case:0", "at": NOW}
    for place in PLACES:
        row = LOG[place]
        if getattr(row.deed, field) == other[field]:
            continue
        edited = msgspec.structs.replace(row.deed, **{field: other[field]})
        log = [*LOG]
        log[place] = msgspec.structs.replace(row, deed=edited)
        assert after(log) == Fault(place + 1, CHANGED)


def test_an_edited_row_with_a_new_hash_is_caught_at_the_next() -> None:
    for place in PLACES:
        row = LOG[place]
        forged = chained([deed(5000)], row.previous)[0]
        hash_ = _hash(row.sequence, forged)
        log = [*LOG]
        log[place] = msgspec.structs.replace(
            forged, sequence=row.sequence, previous=row.previous, hash=hash_
        )
        fault = after(log)
        expected = (
            Fault(place + 2, BROKEN) if place < ROWS - 1 else Fault(ROWS, REWRITTEN)
        )
        assert fault == expected


def _hash(sequence: int, row: AuditRow) -> bytes:
    from kiosk.counter.audit import hash_of

    return hash_of(sequence, row.deed, row.previous)


def test_a_deleted_row_is_named() -> None:
    for place in PLACES:
        log = [*LOG[:place], *LOG[place + 1 :]]
        problem = MISSING if place < ROWS - 1 else CUT_OFF
        assert after(log) == Fault(place + 1, problem)


def test_a_log_closed_up_after_a_deletion_is_named() -> None:
    for place in PLACES:
        if place == ROWS - 1:
            continue
        rest = (
            msgspec.structs.replace(row, sequence=row.sequence - 1)
            for row in LOG[place + 1 :]
        )
        assert after([*LOG[:place], *rest]) == Fault(place + 1, CHANGED)


def test_two_rows_that_changed_places_are_named() -> None:
    for place in PLACES:
        if place == ROWS - 1:
            continue
        log = [*LOG]
        log[place], log[place + 1] = log[place + 1], log[place]
        assert after(log) == Fault(place + 1, MISSING)


def test_an_inserted_or_doubled_row_is_named() -> None:
    for place in PLACES:
        doubled = [*LOG[: place + 1], LOG[place], *LOG[place + 1 :]]
        assert after(doubled) == Fault(place + 2, INSERTED)


def test_an_end_that_is_cut_off_is_named_at_every_length() -> None:
    for length in range(ROWS):
        assert after(LOG[:length]) == Fault(length + 1, CUT_OFF)


def test_a_log_written_anew_is_caught_by_the_first_mark_after_the_change() -> None:
    marks = {each: LOG[each - 1].hash for each in range(100, ROWS + 1, 100)}
    for place in PLACES:
        deeds = [row.deed for row in LOG]
        deeds[place] = msgspec.structs.replace(deeds[place], actor="staff:x")
        first = next(each for each in marks if each > place)
        assert verify(chained(deeds), marks) == Fault(first, REWRITTEN)


def test_a_fault_can_be_compared() -> None:
    assert replaced(Fault(1, CHANGED), sequence=2) == Fault(2, CHANGED)
