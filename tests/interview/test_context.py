"""The times that a branch offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.hours import Week
from kiosk.interview.context import branch_slots
from kiosk.settings import Branch

SUNDAY = datetime(2026, 11, 22, 12)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EARLY = Week(**dict.fromkeys(DAYS[:5], "09:00-11:00"))
MORNINGS = Branch(week=EARLY, slot_days=2)


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
    branch = Branch(week=EARLY, slot_days=1, closed_days=(date(2026, 11, 23),))

    assert branch_slots(branch, SUNDAY) == ("2026-11-24T09:00", "2026-11-24T10:00")


def test_a_taken_time_is_not_offered() -> None:
    branch = Branch(week=EARLY, slot_days=1, full_slots=("2026-11-23T09:00",))

    assert branch_slots(branch, SUNDAY) == ("2026-11-23T10:00",)


def test_each_day_of_the_week_has_its_own_hours() -> None:
    week = Week(monday="", tuesday="09:00-10:00, 14:00-15:30", sunday="13:00-15:00")
    branch = Branch(week=week, slot_days=2)

    assert branch_slots(branch, SUNDAY) == (
        "2026-11-22T13:00",
        "2026-11-22T14:00",
        "2026-11-24T09:00",
        "2026-11-24T14:00",
    )


def test_a_branch_that_never_opens_offers_nothing() -> None:
    never = Branch(week=Week(**dict.fromkeys(DAYS, "")))
    holidays = tuple(SUNDAY.date() + timedelta(days=n) for n in range(400))

    assert branch_slots(never, SUNDAY) == ()
    assert branch_slots(Branch(closed_days=holidays), SUNDAY) == ()


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)),
    st.sampled_from((30, 45, 60, 90, 480)),
    st.integers(1, 10),
    st.lists(st.dates(date(2026, 1, 1), date(2030, 1, 1)), max_size=5),
)
def test_every_slot_is_ahead_within_hours_and_on_an_open_day(
    now: datetime, minutes: int, days: int, closed: list[date]
) -> None:
    branch = Branch(slot_minutes=minutes, slot_days=days, closed_days=tuple(closed))
    offered = branch_slots(branch, now)
    full = replace(branch, full_slots=offered[::2])
    slots = [datetime.fromisoformat(slot) for slot in offered]

    assert slots == sorted(set(slots))
    assert branch_slots(full, now) == offered[1::2]
    assert len({slot.date() for slot in slots}) <= days
    for slot in slots:
        end = slot + timedelta(minutes=minutes)
        assert slot > now
        assert slot.weekday() < 5
        assert slot.date() not in closed
        assert "09:00" <= f"{slot:%H:%M}" < f"{end:%H:%M}" <= "17:00"
