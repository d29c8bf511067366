"""A figure that was taken out, written as another language writes it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from kiosk.errors import ContentError
from kiosk.language.formatting import Formatter
from kiosk.translation.guard.figure import Figure, canonical
from kiosk.translation.guard.figures import find_figures
from kiosk.translation.guard.folding import fold
from kiosk.translation.guard.times import TWELVE

COPIED = frozenset(["email", "url", "phone", "card", "document", "code"])
DIGITS = re.compile(r"\d[\d.,٫٬'’]*(?<=\d)|\d")
ISO_CODE = re.compile("[A-Z]{3}")
# No year of its own is written: any will do that has a February 29.
LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Held:
    """What a mask stands for."""

    written: str
    """As it stood in the source."""
    figure: Figure | None = None
    """What it says, where every language can write that; None: letter by letter."""

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Held {self.figure.kind if self.figure else 'letters'}>"


def holdable(text: str, figure: Figure) -> tuple[int, int, Held] | None:
    """Where and what to take out for a figure; None when the machine says it better.

    Of a number with a unit only the digits are taken: the unit is translated.
    """
    written = text[figure.start : figure.end]
    span = figure.start, figure.end
    if figure.kind in COPIED:
        return *span, Held(written, figure)
    if figure.doubtful or figure.optional:
        return None
    if _nameless(figure) and not any(map(str.isalpha, written)):
        return *span, Held(written)
    if figure.kind == "number" or _nameless(figure):
        return _digits_of(text, figure)
    if figure.kind == "time" and figure.unit == TWELVE:
        return (*span, Held(written)) if ":" in written else None
    writable = figure.kind in ("money", "percent", "time") or _is_day(figure)
    return (*span, Held(written, figure)) if writable else None


def written_for(held: Held, language: str) -> str:
    """Write what was held for a reader of a language.

    It stays as it stood when no language is given, when the language is not known
    to Babel, or when what is written would not be read back as the same figure.
    """
    if not language or held.figure is None:
        return held.written
    try:
        written = _write(held.figure, held.written, Formatter(language))
    except (ContentError, ArithmeticError, ValueError):
        return held.written
    again = find_figures(written, language)
    return (
        written
        if [_said(one) for one in again] == [_said(held.figure)]
        else held.written
    )


def _said(figure: Figure) -> tuple[str, str, str]:
    return figure.kind, figure.value, figure.unit


def _nameless(figure: Figure) -> bool:
    """Money whose country is not said: its word is left to the machine."""
    return figure.kind == "money" and not ISO_CODE.fullmatch(figure.unit)


def _is_day(figure: Figure) -> bool:
    return (
        figure.kind == "date"
        and len(figure.value) in (7, 10)
        and (figure.value.count("-") == (3 if figure.value.startswith("--") else 2))
    )


def _digits_of(text: str, figure: Figure) -> tuple[int, int, Held] | None:
    for match in DIGITS.finditer(text, figure.start, figure.end):
        alone = find_figures(match[0], "en")
        if len(alone) == 1 and alone[0].value == figure.value:
            return *match.span(), Held(match[0], alone[0])
    return None


def _write(figure: Figure, written: str, formatter: Formatter) -> str:
    if figure.kind in COPIED:
        return (
            fold(written).text.upper() if figure.kind in ("phone", "card") else written
        )
    if figure.kind == "time":
        return _time(figure.value, formatter)
    if figure.kind == "date":
        return _day(figure.value, formatter)
    value = Decimal(figure.value)
    if figure.kind == "money":
        return formatter.money(value, figure.unit)
    if figure.kind == "percent":
        return formatter.percent(value)
    # A number of a counter or a room has no separators; an amount keeps its own.
    plain = canonical(value)
    return plain if written.isdecimal() else formatter.number(value)


def _time(value: str, formatter: Formatter) -> str:
    """In 24 hours where a nought or the hour says so, else with the half of the day."""
    if not "10:00" <= value < "13:00":
        return value
    from babel import Locale
    from babel.dates import parse_pattern

    locale = Locale.parse(formatter.locale)
    pattern = locale.datetime_skeletons["hm"].pattern.replace("a", "aaaa")
    return parse_pattern(pattern).apply(dt.time.fromisoformat(value), locale)


def _day(value: str, formatter: Formatter) -> str:
    if not value.startswith("--"):
        return formatter.date(dt.date.fromisoformat(value))
    from babel.dates import format_skeleton

    day = dt.date.fromisoformat(f"{LEAP_YEAR}{value[1:]}")
    return format_skeleton("MMMMd", day, locale=formatter.locale)
