"""Every figure of a sentence, in any script, and whether a translation kept them."""

from __future__ import annotations

import re
from dataclasses import replace

from kiosk.translation.guard.comparison import same_figures
from kiosk.translation.guard.dates import dates, named_days, written_dates
from kiosk.translation.guard.figure import Figure, Kind
from kiosk.translation.guard.folding import fold
from kiosk.translation.guard.marks import copied
from kiosk.translation.guard.numerals import find_numerals
from kiosk.translation.guard.patterns import one_of
from kiosk.translation.guard.quantities import halves, quantities
from kiosk.translation.guard.tape import tape_of
from kiosk.translation.guard.times import TWELVE, clocks, times
from kiosk.translation.guard.unit_words import UNITS

_LABEL = re.compile(rf"({one_of(UNITS)})[^:：.。!?！？\n]*[:：][^:：.。!?！？\n]*$")
_DAYS = ("", "day")

__all__ = ["Figure", "Kind", "find_figures", "same_figures"]


def find_figures(text: str, language: str) -> tuple[Figure, ...]:
    """Find every figure, in the order of the text, none inside another.

    Digits of every script are read, words for numbers in Chinese, Korean, Arabic and
    English, months, weekdays and units in some more. Of any other language digits
    are read, and separators as in English: what is doubtful is marked so.

    Args:
        text: Any text; figures are placed by its own characters.
        language: Its code, such as zh. It decides what 1.234 and 2/11/2026 say.
    """
    folded = fold(text)
    tape = written_dates(tape_of(folded), language)
    tape = halves(named_days(clocks(copied(tape))))
    tape = tape.count(find_numerals(tape.text, language))
    tape = quantities(times(dates(tape)))
    figures = tuple(_labelled(one, text) for one in tape.figures(folded))
    return _of_one_day(figures)


def _labelled(figure: Figure, text: str) -> Figure:
    """A number behind a label that says its unit: "Working days: 3"."""
    if figure.kind != "number" or figure.unit not in _DAYS:
        return figure
    label = _LABEL.search(fold(text[: figure.start]).text)
    unit = UNITS[label[1]] if label else ""
    if not unit or (figure.unit and unit != "workday"):
        return figure
    return replace(figure, unit=unit, loose=True)


def _of_one_day(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Where one time is past noon in 24 hours, the others are of 24 hours too."""
    if not any(_past_noon(figure) for figure in figures):
        return figures
    return tuple(
        replace(one, unit="") if one.kind == "time" else one for one in figures
    )


def _past_noon(figure: Figure) -> bool:
    return figure.kind == "time" and figure.unit != TWELVE and figure.value >= "13"
