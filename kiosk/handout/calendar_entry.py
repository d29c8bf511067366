"""A chosen time as a calendar entry: a file, and a text that phones know."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.errors import HandoutError
from kiosk.handout.model import LARGEST_CODE_BYTES

if TYPE_CHECKING:
    from kiosk.handout.model import Event

PRODUCT = "-//Kiosk//Visit to a branch//EN"
_ESCAPED = re.compile(r"([\\;,])")
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


def calendar_file(event: Event | None, *, timestamp: int) -> bytes:
    """Write one tentative entry, in the branch's own time.

    Args:
        event: The chosen time; None: there is none.
        timestamp: Unix seconds that stand in the file as its date; the same
            arguments give the same bytes.

    Raises:
        HandoutError: There is no time to write.

    Source: RFC 5545, sections 3.6.1 (VEVENT) and 3.6.5 (VTIMEZONE).
    """
    if event is None:
        raise HandoutError(
            "There is no time to put into a calendar.",
            remedy="Give answers in which a time was chosen: see --answers.",
        )
    # Imported here: only a file needs it, and it is slow to load.
    from icalendar import Calendar
    from icalendar import Event as Entry

    starts, ends = _span(event)
    entry = Entry()
    entry.add("uid", _uid(event))
    entry.add("dtstamp", datetime.fromtimestamp(timestamp, UTC))
    entry.add("dtstart", starts)
    entry.add("dtend", ends)
    entry.add("summary", one_line(event.title))
    entry.add("status", "TENTATIVE")
    if event.place:
        entry.add("location", one_line(event.place))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    # Only the rules of that day: a century of summer times helps nobody.
    calendar.add_missing_timezones(starts.date(), ends.date() + timedelta(days=1))
    return bytes(calendar.to_ical())


def code_text(event: Event) -> str:
    """Return the entry as a text for a QR; empty when it does not fit one.

    The place is left out where both do not fit. Times are in UTC: a code has no
    room for the rules of a time zone.
    """
    starts, ends = (f"{one.astimezone(UTC):%Y%m%dT%H%M%SZ}" for one in _span(event))
    for place in (event.place, ""):
        rows = (
            "BEGIN:VEVENT",
            f"SUMMARY:{_escaped(event.title)}",
            f"DTSTART:{starts}",
            f"DTEND:{ends}",
            *((f"LOCATION:{_escaped(place)}",) if place else ()),
            "END:VEVENT",
        )
        text = "\n".join(rows)
        if len(text.encode("utf-8")) <= LARGEST_CODE_BYTES:
            return text
    return ""


def _span(event: Event) -> tuple[datetime, datetime]:
    zone = ZoneInfo(event.time_zone)
    starts = datetime.fromisoformat(event.start).replace(tzinfo=zone)
    return starts, starts + timedelta(minutes=event.minutes)


def _uid(event: Event) -> str:
    """Name the time and the place, and nobody."""
    named = "|".join((event.start, event.time_zone, event.place))
    return f"{hashlib.sha256(named.encode()).hexdigest()[:24]}@kiosk"


def one_line(text: str) -> str:
    """Return a text whose breaks and controls are spaces."""
    return _BREAKS.sub(" ", text).strip()


def _escaped(text: str) -> str:
    return _ESCAPED.sub(r"\\\1", one_line(text))
