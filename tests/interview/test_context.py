"""The times that a branch offers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.interview.context import branch_slots
from kiosk.settings import Branch

SUNDAY = datetime(2026, 11, 22, 12)
MORNINGS = Branch(opens="09:00", closes="11:00", slot_days=2)


def test_hours_of_the_next_open_days_are_offered() -> None:
    assert branch_slots(MORNINGS, SUNDAY) == (
        "2026-11-23T09:00",
        "2026-11-23T10:00",
        "2026-11-24T09:00",
        "2026-11-24T10:00",
    )


def test_what_is_past_is_not_offered() -> None:
    assert branch_slots(MORNINGS, datetime(2026, 11, 23, 9)) == (
        "2026-11-23T10:00",
        "2026-11-24T09:00",
        "2026-11-24T10:00",
    )


def test_a_holiday_is_not_offered_and_the_next_day_is() -> None:
    branch = Branch(
        opens="09:00", closes="10:00", slot_days=1, closed_days=(date(2026, 11, 23),)
    )

    assert branch_slots(branch, SUNDAY) == ("2026-11-24T09:00",)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)),
    st.integers(5, 480),
    st.integers(1, 10),
    st.lists(st.dates(date(2026, 1, 1), date(2030, 1, 1)), max_size=5),
)
def test_every_slot_is_ahead_within_hours_and_on_an_open_day(
    now: datetime, minutes: int, days: int, closed: list[date]
) -> None:
    branch = Branch(slot_minutes=minutes, slot_days=days, closed_days=tuple(closed))
    slots = [datetime.fromisoformat(slot) for slot in branch_slots(branch, now)]

    assert slots == sorted(set(slots))
    assert len({slot.date() for slot in slots}) <= days
    for slot in slots:
        end = slot + timedelta(minutes=minutes)
        assert slot > now
        assert slot.weekday() < 5
        assert slot.date() not in closed
        assert "09:00" <= f"{slot:%H:%M}" < f"{end:%H:%M}" <= "17:00"
