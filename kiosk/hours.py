"""Opening hours and appointments of a day, as an operator writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta

Span = tuple[time, time]
"""From when until when."""
_CLOCK = "([01][0-9]|2[0-3]):([0-5][0-9])"
_SPAN = re.compile(f"{_CLOCK} ?- ?{_CLOCK}")
_SLOT = re.compile(f"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_CLOCK}")


def read_hours(written: str) -> tuple[Span, ...] | None:
    """Return when a day's appointments are, earliest first.

    Args:
        written: Such as "09:00-12:00, 13:30-17:00"; empty: closed.

    Returns:
        The spans, none of them over another; None when this is not how hours
        are written.
    """
    spans: list[Span] = []
    for part in written.split(",") if written.strip() else ():
        found = _SPAN.fullmatch(part.strip())
        if found is None:
            return None
        hour, minute, until, then = map(int, found.groups())
        spans.append((time(hour, minute), time(until, then)))
    edges = [edge for span in spans for edge in span]
    in_order = all(a < b for a, b in spans) and edges == sorted(edges)
    return tuple(spans) if in_order else None


def starts(spans: tuple[Span, ...], minutes: int) -> tuple[time, ...]:
    """Return when appointments begin that end before the counter closes.

    Args:
        spans: What `read_hours` gave.
        minutes: Length of an appointment, more than 0.
    """
    # Only the time of day counts; a day stands before it so that one can add.
    day, step = date.min, timedelta(minutes=minutes)
    found: list[time] = []
    for opens, closes in spans:
        moment = datetime.combine(day, opens)
        while moment + step <= datetime.combine(day, closes):
            found.append(moment.time())
            moment += step
    return tuple(found)


def read_slot(written: str) -> datetime | None:
    """Return the beginning of an appointment, such as 2027-02-08T10:00.

    Returns:
        None when this is no day and time.
    """
    if not _SLOT.fullmatch(written):
        return None
    try:
        return datetime.fromisoformat(written)
    except ValueError:  # 30 February
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """When appointments are: "09:00-12:00, 13:30-17:00". Empty: closed."""

    monday: str = "09:00-17:00"
    tuesday: str = "09:00-17:00"
    wednesday: str = "09:00-17:00"
    thursday: str = "09:00-17:00"
    friday: str = "09:00-17:00"
    saturday: str = ""
    sunday: str = ""

    def starts(self, weekday: int, minutes: int) -> tuple[time, ...]:
        """Return when appointments begin.

        Args:
            weekday: 0 for Monday to 6 for Sunday.
            minutes: Length of an appointment.
        """
        hours = read_hours(getattr(self, fields(self)[weekday].name))
        return starts(hours or (), minutes)
