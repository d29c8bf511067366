"""Dates and days: 2026-11-02, 2026年11月2日, November 2, الاثنين, 내일, tomorrow."""

from __future__ import annotations

import datetime as dt
import re

from kiosk.translation.guard.calendar_words import COMMON, DAYS, MONTHS, NEXT, WEEKDAYS
from kiosk.translation.guard.figure import Figure
from kiosk.translation.guard.patterns import one_of
from kiosk.translation.guard.tape import SMALL, YEAR, Tape

ISO = re.compile(
    r"(?<![\d.])(\d{4})(?:-|/|\.\s?)(\d{1,2})(?:-|/|\.\s?)(\d{1,2})(?![\d:])\.?(?!\d)"
)
DAY_FIRST = re.compile(r"(?<![\d.])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d])")
# Source: Unicode CLDR, short date patterns: these put the day first.
DAYS_FIRST = frozenset(
    [
        "ar",
        "az",
        "be",
        "bg",
        "bs",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "es",
        "fi",
        "fr",
        "he",
        "hi",
        "hr",
        "id",
        "is",
        "it",
        "ka",
        "kk",
        "ky",
        "ms",
        "my",
        "nl",
        "no",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sr",
        "sw",
        "tg",
        "th",
        "tk",
        "tr",
        "uk",
        "ur",
        "uz",
        "vi",
    ]
)
_MONTH = one_of(MONTHS)
_ALONE = one_of(word for word in MONTHS if word not in COMMON)
_ERA = r"(?:ค\.ศ\.|พ\.ศ\.|年|г\.?|года?|năm)"
EASTERN = re.compile(
    rf"(?:({YEAR})\s?[年년]\s?)?({SMALL})\s?(?:月份|月|월)(?!\s?[개])"
    rf"(?:\s?({SMALL})\s?[日号일](?!간))?"
)
DAY_MONTH = re.compile(
    rf"(?:ngày\s)?({SMALL})\s?(?:de\s|of\s|من\s)?({_MONTH})\.?,?\s?(?:de\s|عام\s)?"
    rf"{_ERA}?\s?({YEAR})?(?:\s?г\.)?"
)
MONTH_DAY = re.compile(rf"({_MONTH})\.?\s({SMALL})(?:,?\s?({YEAR}))?")
MONTH_YEAR = re.compile(rf"({_MONTH})\.?,?\s?(?:عام\s|of\s)?({YEAR})")
MONTH = re.compile(
    rf"{_ALONE}|(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bby\s)){_MONTH}"
)
VIETNAMESE = re.compile(
    rf"(?:ngày\s)?(?:({SMALL})\s)?tháng\s({SMALL})(?:(?:,|\snăm)\s({YEAR}))?"
)
WEEKDAY = re.compile(one_of(WEEKDAYS))
DAY = re.compile(one_of(DAYS))
BESIDE = re.compile(one_of(NEXT))
BUDDHIST_ERA = 543


def written_dates(tape: Tape, language: str) -> Tape:
    """Find dates of digits alone, before their numbers are read one by one."""
    tape = tape.read(ISO, lambda match, _: _date(match[1], match[2], match[3]))
    return tape.read(DAY_FIRST, lambda match, _: _day_first(match, language))


def named_days(tape: Tape) -> Tape:
    """Find weekdays, and days and weeks counted from today."""
    tape = tape.read(BESIDE, _beside)
    tape = tape.read(
        WEEKDAY, lambda match, _: Figure(0, 0, "weekday", WEEKDAYS[match[0]])
    )
    return tape.read(DAY, _relative)


def dates(tape: Tape) -> Tape:
    """Find dates with the month in words, or with 年月日."""
    tape = tape.read(VIETNAMESE, _vietnamese)
    tape = tape.read(
        EASTERN, lambda match, at: _numbers(at, match[1], match[2], match[3])
    )
    tape = tape.read(DAY_MONTH, _day_month)
    tape = tape.read(MONTH_YEAR, _month_year)
    tape = tape.read(MONTH_DAY, _month_day)
    return tape.read(MONTH, lambda match, _: _date(None, MONTHS[match[0]], None))


def _relative(match: re.Match[str], tape: Tape) -> Figure:
    days = int(DAYS[match[0]])
    return Figure(0, 0, "day", f"{days:+}", optional=not days)


def _beside(match: re.Match[str], tape: Tape) -> Figure:
    count, unit = NEXT[match[0]].split()
    return Figure(0, 0, "day", f"{int(count):+}", unit, optional=count == "0")


def _day_first(match: re.Match[str], language: str) -> Figure:
    first, second, year = int(match[1]), int(match[3]), match[4]
    if first > 12 or first == second or language in DAYS_FIRST:
        return _date(year, second, first)
    if second > 12:
        return _date(year, first, second)
    return Figure(0, 0, "date", match[0], doubtful=True)


def _numbers(tape: Tape, *parts: str | None) -> Figure | None:
    values = [tape.numeral(part) if part else None for part in parts]
    if any(value and value.value % 1 for value in values):
        return None
    year, month, day = (int(value.value) if value else None for value in values)
    figure = _date(year, month, day)
    return None if figure.doubtful and not parts[0] and not parts[2] else figure


def _vietnamese(match: re.Match[str], tape: Tape) -> Figure | None:
    return _numbers(tape, match[3], match[2], match[1])


def _day_month(match: re.Match[str], tape: Tape) -> Figure | None:
    year = int(tape.numeral(match[3]).value) if match[3] else None
    if match[2] in COMMON and tape.numeral(match[1]).spelled:
        return None
    return _date(year, MONTHS[match[2]], int(tape.numeral(match[1]).value))


def _month_year(match: re.Match[str], tape: Tape) -> Figure:
    return _date(int(tape.numeral(match[2]).value), MONTHS[match[1]], None)


def _month_day(match: re.Match[str], tape: Tape) -> Figure | None:
    year = int(tape.numeral(match[3]).value) if match[3] else None
    day = tape.numeral(match[2])
    if match[1] in COMMON and (day.spelled or day.value > 31):
        return None
    return _date(year, MONTHS[match[1]], int(day.value))


def _date(
    year: int | str | None, month: int | str | None, day: int | str | None
) -> Figure:
    """A date, doubtful when there is no such day."""
    months, days = int(month or 0), int(day or 1)
    years = int(year or 2000)
    if years >= 2400:
        years -= BUDDHIST_ERA
    start = f"{years}" if year else "-"
    end = f"-{days:02}" if day else ""
    value = f"{start}-{months:02}{end}"
    try:
        dt.date(years, months, days)
    except ValueError:
        return Figure(0, 0, "date", value, doubtful=True)
    return Figure(0, 0, "date", value)
