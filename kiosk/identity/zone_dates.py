"""Dates of a machine-readable zone: two-digit years and unknown parts."""

import calendar
from datetime import date
from typing import Final, NamedTuple

from kiosk.identity.checks import date_parts, is_date_text
from kiosk.identity.reading import SOON_DAYS, Caution

_PAST_EXPIRY_YEARS: Final = 10
_FUTURE_EXPIRY_YEARS: Final = 50
_OLDEST_VISITOR_YEARS: Final = 110
_SHORTEST_MONTH: Final = 28


class PartialDate(NamedTuple):
    """A date whose day, or month and day, may be unknown (0)."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Return the known parts: `1974-08-12`, `1974-08` or `1974`."""
        if not self.month:
            return f"{self.year:04}"
        month = f"{self.year:04}-{self.month:02}"
        return f"{month}-{self.day:02}" if self.day else month

    def last_day(self) -> date:
        """Return the latest day that it can be."""
        month = self.month or 12
        day = self.day or calendar.monthrange(self.year, month)[1]
        return date(self.year, month, day)


class DateReading(NamedTuple):
    """A date as read, or None, and what to look at."""

    date: PartialDate | None
    warnings: tuple[Caution, ...] = ()


def read_expiry(text: str, today: date) -> DateReading:
    """Return the expiry date of a zone.

    The year is the one from ten years ago to fifty years ahead. Outside that
    window the latest past date is taken and told as unclear. A document is
    valid through its last day.

    Args:
        text: Six characters, `YYMMDD`; fillers stand for unknown parts.
        today: The branch's day.

    Source: ICAO Doc 9303, 8th edition, part 3, 4.8, which gives two digits of
    the year only; the window is our choice.
    """
    if _lacks_year(text):
        return DateReading(None, ("expiry-date-unknown",))
    dates = _candidates(text, today)
    if not dates:
        return DateReading(None, ("expiry-date-impossible",))
    likely = [found for found in dates if _in_window(found, today)]
    chosen = max(likely or _begun(dates, today) or dates)
    unclear: tuple[Caution, ...] = () if likely else ("expiry-century-unclear",)
    partial: tuple[Caution, ...] = () if chosen.day else ("expiry-date-unknown",)
    return DateReading(chosen, _lateness(chosen, today) + unclear + partial)


def read_birth(text: str, today: date, expiry: PartialDate | None) -> DateReading:
    """Return the birth date of a zone.

    The latest date is taken that is not after today, nor after the expiry date
    when there is one. When the person could also be over a hundred, that is
    told, and a person decides.

    Args:
        text: Six characters, `YYMMDD`; fillers stand for unknown parts.
        today: The branch's day.
        expiry: The expiry date where it is known for sure.

    Source: ICAO Doc 9303, 8th edition, part 3, 4.8; the oldest age that is
    asked about (110) is our choice.
    """
    if _lacks_year(text):
        return DateReading(None, ("birth-date-incomplete",))
    dates = _candidates(text, today)
    born = _begun(dates, today)
    if not born:
        return DateReading(None, ("birth-date-impossible",))
    valid = _begun(born, expiry.last_day()) if expiry else born
    chosen = max(valid or born)
    return DateReading(chosen, _doubts(chosen, valid, today))


def _begun(dates: list[PartialDate], by: date) -> list[PartialDate]:
    """Return the dates whose first day is `by` or before: unknown parts are 0."""
    last = _of(by)
    return [found for found in dates if found <= last]


def _doubts(
    chosen: PartialDate, valid: list[PartialDate], today: date
) -> tuple[Caution, ...]:
    oldest = today.year - _OLDEST_VISITOR_YEARS
    incomplete: tuple[Caution, ...] = () if chosen.day else ("birth-date-incomplete",)
    if not valid:
        return (*incomplete, "birth-after-expiry")
    if any(other.year >= oldest for other in valid if other != chosen):
        return (*incomplete, "birth-century-unclear")
    return incomplete


def _lateness(expiry: PartialDate, today: date) -> tuple[Caution, ...]:
    days_left = (expiry.last_day() - today).days
    if days_left < 0:
        return ("expired",)
    return ("expires-soon",) if days_left <= SOON_DAYS else ()


def _in_window(found: PartialDate, today: date) -> bool:
    first, last = today.year - _PAST_EXPIRY_YEARS, today.year + _FUTURE_EXPIRY_YEARS
    end = found if found.day else _of(found.last_day())
    return (first, today.month, today.day) <= end <= (last, today.month, today.day)


def _of(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _parts(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day as numbers, 0 for fillers in the last two."""
    pairs = date_parts(text)
    if not is_date_text(text):
        return None
    year, month, day = (0 if pair == "<<" else int(pair) for pair in pairs)
    return year, month, day if month else 0


def _lacks_year(text: str) -> bool:
    return text.startswith("<<") and _parts(text) is not None


def _candidates(text: str, today: date) -> list[PartialDate]:
    """Return the dates that the text can mean in three centuries."""
    parts = _parts(text)
    if parts is None:
        return []
    year, month, day = parts
    this = today.year - today.year % 100
    years = (century + year for century in (this - 100, this, this + 100))
    return [
        PartialDate(full, month, day)
        for full in years
        if 1 <= full <= date.max.year and _exists(full, month, day)
    ]


def _exists(year: int, month: int, day: int) -> bool:
    if month > 12:
        return False
    if not month or day <= _SHORTEST_MONTH:
        return True
    return day <= calendar.monthrange(year, month)[1]
