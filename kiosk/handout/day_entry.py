"""A last day as a calendar entry for a phone, with a word of warning before it."""

from __future__ import annotations

import calendar
import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from kiosk.handout.calendar_entry import PRODUCT, one_line


@dataclass(frozen=True, slots=True, repr=False)
class LastDay:
    """A day after which something is no longer possible."""

    day: date
    title: str
    """What ends, in the visitor's language."""
    warn_days: int = 30
    """How many days before it the phone speaks up."""


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last of a shorter month.

    Args:
        day: Where the time begins.
        months: 0 or more.

    Source: Civil Code of the People's Republic of China, article 202 (terms in
    months end on the day of the same number, else on the last day of the month).
    """
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def last_day_file(last: LastDay, *, timestamp: int) -> bytes:
    """Write an entry of a whole day; it names nobody.

    Args:
        last: The day and its words.
        timestamp: Unix seconds that stand in the file as its date; the same
            arguments give the same bytes.

    Source: RFC 5545, sections 3.6.1 (VEVENT) and 3.6.6 (VALARM).
    """
    # Imported here: only a file needs it, and it is slow to load.
    from icalendar import Alarm, Calendar, Event

    title = one_line(last.title)
    named = f"{last.day.isoformat()}|{title}"
    entry = Event()
    entry.add("uid", f"{hashlib.sha256(named.encode()).hexdigest()[:24]}@kiosk")
    entry.add("dtstamp", datetime.fromtimestamp(timestamp, UTC))
    entry.add("dtstart", last.day)
    entry.add("dtend", last.day + timedelta(days=1))
    entry.add("summary", title)
    # A reminder, not a time at which somebody is busy.
    entry.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(days=-last.warn_days))
    entry.add_component(alarm)
    calendar_ = Calendar()
    calendar_.add("prodid", PRODUCT)
    calendar_.add("version", "2.0")
    calendar_.add_component(entry)
    return bytes(calendar_.to_ical())
