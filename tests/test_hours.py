"""Hours of a day as an operator writes them, and the appointments in them."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hours import read_hours, read_slot, starts


def test_hours_are_one_span_or_several_or_none() -> None:
    morning, afternoon = (time(9), time(12)), (time(13, 30), time(17))

    assert read_hours("09:00-12:00") == (morning,)
    assert read_hours("09:00 - 12:00,13:30-17:00") == (morning, afternoon)
    assert read_hours("") == read_hours(" ") == ()


@pytest.mark.parametrize(
    "written",
    [
        *("9-17", "09:00", "24:00-25:00", "12:00-09:00", "09:00-09:00", ","),
        *("09:00-12:00, 11:00-13:00", "13:00-14:00, 09:00-10:00", "09:00-12:00,"),
        *("closed", "09:60-10:00", "٠٩:٠٠-١٠:٠٠"),
    ],
)
def test_what_is_not_written_as_hours_is_none(written: str) -> None:
    assert read_hours(written) is None


@given(st.text(max_size=30))
def test_any_text_is_hours_or_none(written: str) -> None:
    for opens, closes in read_hours(written) or ():
        assert opens < closes


def test_an_appointment_ends_before_the_counter_closes() -> None:
    spans = read_hours("09:00-10:30, 23:00-23:59")

    assert spans is not None
    assert starts(spans, 60) == (time(9),)
    assert starts(spans, 45) == (time(9), time(9, 45), time(23))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2027-02-08T10:00", datetime(2027, 2, 8, 10)),
        ("2027-02-30T10:00", None),
        ("0000-01-01T10:00", None),
        ("2027-02-08 10:00", None),
        ("2027-02-08T10:00:00", None),
        ("", None),
    ],
)
def test_a_slot_is_a_day_and_a_time(written: str, read: datetime | None) -> None:
    assert read_slot(written) == read
