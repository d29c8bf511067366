"""What the rules may know besides the answers: passed in, never looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.settings import Branch

FARTHEST = timedelta(days=120)
"""How far ahead open days are looked for: a branch may have none at all."""


@dataclass(frozen=True, slots=True)
class Context:
    """The day of the visit and what the branch offers."""

    today: date
    slots: tuple[str, ...] = ()
    """Times that can be wished for, YYYY-MM-DDTHH:MM, earliest first."""


def branch_slots(branch: Branch, after: datetime) -> tuple[str, ...]:
    """Return the times a visitor may wish for, earliest first.

    None is past, taken, on a closed day or outside the hours of its weekday.

    Args:
        branch: Its week and holidays, how long and how far ahead slots are, and
            which of them are taken.
        after: Now, by the branch's clock.
    """
    now = after.replace(tzinfo=None)
    ahead = (
        datetime.combine(day, start)
        for day, starts in _open_days(branch, after.date())
        for start in starts
    )
    offered = (moment.isoformat(timespec="minutes") for moment in ahead if moment > now)
    return tuple(slot for slot in offered if slot not in branch.full_slots)


def _open_days(branch: Branch, first: date) -> Iterator[tuple[date, tuple[time, ...]]]:
    """Yield the next open days, each with the times at which slots begin."""
    count = 0
    for number in range(FARTHEST.days):
        day = first + timedelta(days=number)
        starts = branch.week.starts(day.weekday(), branch.slot_minutes)
        if starts and day not in branch.closed_days:
            yield day, starts
            count += 1
        if count == branch.slot_days:
            return
