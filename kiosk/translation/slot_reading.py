"""What is written in a slot, read as one value of its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from kiosk.content.phrases import SlotKind
from kiosk.content.slot_values import TICKET, value_problem
from kiosk.translation.folding import fold_sentence
from kiosk.translation.guard.figures import Figure, find_figures
from kiosk.translation.own_names import is_own_name

_FULL_TIME: Final = re.compile(r"\d\d[:：]\d\d")
_PLAIN: Final[Mapping[SlotKind, re.Pattern[str]]] = {
    "number": re.compile(r"0|[1-9][0-9]{0,5}"),
    "time": re.compile(r"[0-9]{2}:[0-9]{2}"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}
"""Written as the value itself: read at once."""
_YEARS: Final = range(1900, 2101)
"""Of a date in a phrase; 1447 is a year of another calendar, or a slip."""
_RUNS: Final = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class SlotReader:
    """Reads slots in one language."""

    language: str
    documents: Mapping[str, str] = field(default_factory=dict)
    """Id by folded name."""
    currencies: Mapping[str, str] = field(default_factory=dict)
    """Code by folded name."""
    words: frozenset[str] = frozenset()
    """Words that phrases are made of, so nobody's name: see `own_names.words_of`."""

    def read(self, kind: SlotKind, written: str) -> str | None:
        """The canonical value of what is written, when it is that and nothing else.

        An amount needs its currency, a date its year, a time its half of the
        day unless it is written in full as 07:30: "7:30" may be in the evening, and
        "3 April at midnight" the night before that day or the one after it.

        Args:
            kind: What the slot holds.
            written: As it was written, 1 to 60 characters.
        """
        if kind == "document":
            return self.documents.get(self._key(written))
        if kind == "currency":
            return self._currency(written)
        if kind == "ticket":
            return _ticket(written)
        if kind == "name":
            named = is_own_name(written, self.words) and not self._figures(written)
            return written if named else None
        return self._value(kind, written)

    def _currency(self, written: str) -> str | None:
        """The code of a currency, by its name or as the guard knows it by amounts."""
        if code := self.currencies.get(self._key(written)):
            return code
        amounts = (f"1 {written}", f"1{written}")
        money = (self._value("money", amount) for amount in amounts)
        return next((found.split()[1] for found in money if found), None)

    def _value(self, kind: SlotKind, written: str) -> str | None:
        if (plain := _PLAIN.get(kind)) and plain.fullmatch(written):
            return _sound(kind, written)
        if kind == "date" and not _may_be_a_day(written):
            return None
        figures = self._figures(written)
        whole = len(figures) == 1 and _covers(figures[0], written)
        if not whole or any(map(_is_odd, written)):
            return None
        return value_of(figures[0], kind, written)

    def _key(self, written: str) -> str:
        return fold_sentence(written, self.language).key

    def _figures(self, written: str) -> tuple[Figure, ...]:
        return find_figures(written, self.language)


def value_of(figure: Figure, kind: SlotKind, written: str) -> str | None:
    """The canonical value of a figure for a slot; None when it does not fit.

    Args:
        figure: A figure the guard found.
        kind: What the slot holds.
        written: The figure as it was written.
    """
    if figure.kind != kind or figure.doubtful or figure.optional:
        return None
    if kind == "number" and figure.unit:
        return None
    unsure = figure.unit or figure.value.startswith("00:")
    if kind == "time" and unsure and not _FULL_TIME.fullmatch(written):
        return None
    if kind == "date" and not _of_the_year_written(figure, written):
        return None
    value = f"{figure.value} {figure.unit}" if kind == "money" else figure.value
    return _sound(kind, value)


def _ticket(written: str) -> str | None:
    bare = "".join(written.split()).upper()
    return bare if TICKET.fullmatch(bare) else None


def _sound(kind: SlotKind, value: str) -> str | None:
    if value_problem(kind, value, ()):
        return None
    return None if kind == "date" and int(value[:4]) not in _YEARS else value


def _of_the_year_written(figure: Figure, written: str) -> bool:
    """Whether a year in four digits stayed: the guard reads 2569 as Thai for 2026."""
    years = [run for run in re.findall(r"\d+", written) if len(run) == 4]
    return not years or str(int(years[0])) == figure.value[:4]


def _may_be_a_day(written: str) -> bool:
    """Whether it has three parts, or no digits at all. Cheaper than to read it."""
    runs = _RUNS.findall(written)
    figures = sum(run.isdecimal() for run in runs)
    named = any(len(run) > 1 and not run.isdecimal() for run in runs)
    return len(written) > 5 and (figures in (0, 3) or (figures == 2 and named))


def _covers(figure: Figure, written: str) -> bool:
    return figure.start == 0 and figure.end == len(written)


def _is_odd(sign: str) -> bool:
    """Whether it is a digit in a place of its own: of 5² and ② nobody knows which."""
    return sign.isdigit() and not sign.isdecimal()
