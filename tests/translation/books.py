"""The real phrasebook, and values to fill it with."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from kiosk.content.build import open_library
from kiosk.content.library import Library
from kiosk.content.phrases import Phrase, SlotKind, SlotValues
from kiosk.language.languages import Language, read_languages
from kiosk.paths import find_places
from kiosk.translation.guard.figure import canonical
from kiosk.translation.phrasebook import Book

LANGUAGES = ("en", "zh", "ko", "ar")
NAMES = (
    "Anna Müller",
    "JOHN SMITH",
    "Juan de la Cruz",
    "Jean-Luc O'Neill",
    "Иван Петров",
    "王伟",
    "欧阳娜娜",
    "김민수",
    "محمد يوسف",
    "Nguyễn Văn Á",
)


@cache
def library() -> Library:
    return open_library(find_places())


@cache
def languages() -> tuple[Language, ...]:
    return read_languages(find_places().locales / "languages.toml")


@cache
def book() -> Book:
    return Book(library(), languages())


def some_values(phrase: Phrase, chance: random.Random) -> SlotValues:
    """A value of its kind for every slot."""
    return {slot: some_value(kind, chance) for slot, kind in phrase.slots.items()}


def some_value(kind: SlotKind, chance: random.Random) -> str:
    return _SOME[kind](chance)


def _amount(chance: random.Random) -> str:
    cents = chance.choice([100 * chance.randint(0, 10**6), chance.randint(1, 10**8)])
    return canonical(Decimal(cents) / 100)


_SOME: Mapping[SlotKind, Callable[[random.Random], str]] = {
    "number": lambda chance: str(
        chance.choice([chance.randint(0, 99), chance.randint(0, 10**7)])
    ),
    "money": lambda chance: (
        f"{_amount(chance)} "
        + chance.choice(["CNY", "USD", "EUR", "KRW", "JPY", "GBP", "HKD"])
    ),
    "date": lambda chance: str(date(1950, 1, 1) + timedelta(chance.randrange(40_000))),
    "time": lambda chance: f"{chance.randrange(24):02}:{chance.randrange(60):02}",
    "document": lambda chance: chance.choice(library().phrases.documents).id,
    "currency": lambda chance: chance.choice(
        ["CNY", "USD", "EUR", "KRW", "JPY", "GBP", "THB"]
    ),
    "name": lambda chance: chance.choice(NAMES),
    "ticket": lambda chance: (
        chance.choice(["", "A", "B", "VI"]) + f"{chance.randint(1, 9999):03}"
    ),
}
