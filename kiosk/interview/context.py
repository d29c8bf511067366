"""What the rules may know besides the answers: passed in, never looked up."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.settings import Branch

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Context:
    """The day of the visit and what the branch offers."""

    today: date
    slots: tuple[str, ...] = ()
    """Times that can be wished for, YYYY-MM-DDTHH:MM, earliest first."""


def branch_slots(branch: Branch, after: datetime) -> tuple[str, ...]:
    """Return the times a visitor may wish for, earliest first.

    None is past, on a weekend or a holiday, or ends after closing.

    Args:
        branch: Its first and last hour, and how long and how far ahead slots are.
        after: Now, by the branch's clock.
    """
    step = timedelta(minutes=branch.slot_minutes)
    times: list[str] = []
    for day in _working_days(after.date(), branch.slot_days, branch.closed_days):
        moment = datetime.combine(day, time.fromisoformat(branch.opens))
        end = datetime.combine(day, time.fromisoformat(branch.closes))
        while moment + step <= end:
            if moment > after.replace(tzinfo=None):
                times.append(moment.isoformat(timespec="minutes"))
            moment += step
    return tuple(times)


def _working_days(first: date, count: int, closed: Collection[date]) -> Iterator[date]:
    day = first
    while count:
        if day.weekday() < SATURDAY and day not in closed:
            yield day
            count -= 1
        day += timedelta(days=1)
