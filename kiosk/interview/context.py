"""What the rules may know besides the answers: passed in, never looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Context:
    """The day of the visit and what the branch offers."""

    today: date
    slots: tuple[str, ...] = ()
    """Times that can be wished for, YYYY-MM-DDTHH:MM, earliest first."""


def branch_slots(
    after: datetime, *, opens: str, closes: str, days: int = 5, minutes: int = 60
) -> tuple[str, ...]:
    """Return the times a visitor may wish for.

    Args:
        after: Now, in the branch's time. Earlier times are not offered.
        opens: First time of a day, HH:MM.
        closes: End of the last appointment, HH:MM.
        days: How many working days (Monday to Friday) to offer, today included.
        minutes: Length of an appointment.
    """
    step = timedelta(minutes=minutes)
    times: list[str] = []
    for day in _working_days(after.date(), days):
        moment = datetime.combine(day, time.fromisoformat(opens))
        end = datetime.combine(day, time.fromisoformat(closes))
        while moment + step <= end:
            if moment > after.replace(tzinfo=None):
                times.append(moment.isoformat(timespec="minutes"))
            moment += step
    return tuple(times)


def _working_days(first: date, count: int) -> Iterator[date]:
    day = first
    while count:
        if day.weekday() < SATURDAY:
            yield day
            count -= 1
        day += timedelta(days=1)
