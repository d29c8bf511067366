"""The bank sentences with their figures filled in, the same ones every time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle
from typing import get_args

from kiosk.translation.models.bank_figures import MONTHS, Figure, Kind
from kiosk.translation.models.bank_sentences import SENTENCES

ROUNDS = 3
"""How often each sentence is asked, with other figures each time: 102 in all."""
_MONEY = (
    *("500 CNY", "5000 CNY", "12000 CNY", "300 USD", "35000 CNY", "80 EUR"),
    *("2400 CNY", "50000 KRW", "31200 CNY", "150 CNY", "7000 CNY", "1500 USD"),
    "20000 CNY",
)
_VALUES: Mapping[Kind, tuple[str, ...]] = {
    "money": _MONEY,
    "number": ("8", "23", "106", "31", "47", "88", "305"),
    "few": ("3", "5", "4", "6"),
    "date": ("2026-11-02", "2027-03-15", "2028-08-30", "2026-12-21", "2030-05-09"),
    "time": ("19:30", "08:45", "17:00", "14:15", "10:05", "12:40"),
    "percent": ("2.5", "0.3", "15", "1.75", "6"),
}
_ARABIC_MONTHS = {"11": "نوفمبر", "03": "مارس", "08": "أغسطس", "12": "ديسمبر"}
_ARABIC_MONTHS["05"] = "مايو"
_DATES = {
    "en": "%(name)s %(day)d, %(year)s",
    "zh": "%(year)s年%(month)d月%(day)d日",
    "ko": "%(year)s년 %(month)d월 %(day)d일",
    "ar": "%(day)d %(arabic)s %(year)s",
}
_CURRENCIES = {
    "en": {"CNY": " yuan", "USD": " US dollars", "EUR": " euros", "KRW": " won"},
    "zh": {"CNY": "元", "USD": "美元", "EUR": "欧元", "KRW": "韩元"},
    "ko": {"CNY": "위안", "USD": "미국 달러", "EUR": "유로", "KRW": "원"},
    "ar": {"CNY": " يوان", "USD": " دولار أمريكي", "EUR": " يورو", "KRW": " وون"},
}
_GROUPED = ("en", "ko")
"""Languages that part thousands by a comma here."""
_SLOT = re.compile(r"%\(([a-z]+)\)s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a model is asked, and what must be left of it."""

    text: str
    figures: tuple[Figure, ...]


def bank_sentences(language: str) -> tuple[Sentence, ...]:
    """Return the sentences to ask in a language; none where nobody wrote them."""
    if language not in SENTENCES:
        return ()
    values = {kind: cycle(known) for kind, known in _VALUES.items()}
    return tuple(
        _filled(template, language, values)
        for _ in range(ROUNDS)
        for template in SENTENCES[language]
    )


def _filled(
    template: str, language: str, values: Mapping[Kind, Iterator[str]]
) -> Sentence:
    figures: list[Figure] = []

    def fill(slot: re.Match[str]) -> str:
        kind = next(kind for kind in get_args(Kind) if kind == slot[1])
        value, _, currency = next(values[kind]).partition(" ")
        figures.append(Figure(kind, value, currency))
        return _written(figures[-1], language)

    return Sentence(_SLOT.sub(fill, template), tuple(figures))


def _written(figure: Figure, language: str) -> str:
    match figure.kind:
        case "money":
            amount = f"{int(figure.value):,}"
            plain = amount if language in _GROUPED else figure.value
            return plain + _CURRENCIES[language][figure.currency]
        case "date":
            return _date(figure.value, language)
        case "time":
            return _time(figure.value) if language == "en" else figure.value
        case "percent":
            return f"{figure.value}%"
        case _:
            return figure.value


def _date(value: str, language: str) -> str:
    year, month, day = value.split("-")
    return _DATES[language] % {
        "year": year,
        "month": int(month),
        "day": int(day),
        "name": MONTHS[int(month) - 1],
        "arabic": _ARABIC_MONTHS[month],
    }


def _time(value: str) -> str:
    hour, minute = value.split(":")
    half = "pm" if int(hour) >= 12 else "am"
    return f"{int(hour) % 12 or 12}:{minute} {half}"
