"""How a locale writes values, prepared from Unicode CLDR: a small file a locale.

The files in cldr/ are written by `python -m tools.locales`, with Babel. A locale
without a file is written by Babel itself: the same words, for more memory.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

import msgspec

Figure = int | Decimal
Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]

FOLDER = Path(__file__).parent / "cldr"
COMMON = "common"
HUNDRED = 100


_NAMES: Final = msgspec.json.Decoder(dict[str, str])
_AMOUNTS: Final = msgspec.json.Decoder(dict[str, dict[str, str]])


class Common(msgspec.Struct, frozen=True):
    """What is the same in every locale."""

    tender: tuple[str, ...]
    """The currencies that somebody pays with today."""
    decimals: dict[str, int]
    """How many decimals the amounts of a currency have, where it is not two."""


class Prepared(msgspec.Struct, frozen=True):
    """One locale. It writes what `covers` says yes to as Babel does."""

    day: str
    """With %(MMMM)s for the month in words, %(M)s, %(d)s and %(y)s."""
    months: tuple[str, ...]
    group: str
    """Between thousands."""
    point: str
    hundredths: str
    """With %s for the number, as the durations and the lists."""
    below: tuple[str, ...]
    """The plural form of each number below a hundred."""
    beyond: tuple[str, ...]
    """The plural form of all others, by their last two digits."""
    durations: dict[str, dict[str, str]]
    """By unit and plural form."""
    lists: dict[str, str]
    """Two words; the first, the middle and the last of more."""
    territory_names: dict[str, str]
    language_names: msgspec.Raw
    """Seldom asked for, and so decoded only then: strings by code, as the next."""
    currency_names: msgspec.Raw
    amounts: msgspec.Raw
    """The name behind an amount, by currency and plural form, where it is another."""

    def covers(self, value: Figure) -> bool:
        """Whether a number is written here as Babel writes it."""
        return Decimal(value).is_finite() and value >= 0

    def counts(self, value: Figure) -> bool:
        """Whether the words behind a number are known: it has no decimals."""
        return self.covers(value) and Decimal(value).as_tuple().exponent == 0

    def date(self, day: dt.date) -> str:
        """The day with the month in words."""
        return self.day % {
            "MMMM": self.months[day.month - 1],
            "M": day.month,
            "d": day.day,
            "y": day.year,
        }

    def decimal(self, value: Figure, decimals: int) -> str:
        """A number with no decimals, or with at least so many, never rounded."""
        whole, _, rest = f"{Decimal(value):,f}".partition(".")
        rest = rest.rstrip("0")
        if rest:
            rest = self.point + rest.ljust(decimals, "0")
        return whole.replace(",", self.group) + rest

    def percent(self, value: Figure) -> str:
        """A share, given in hundredths."""
        return self.hundredths.replace("%s", self.decimal(value, 0))

    def duration(self, count: Figure, unit: Unit) -> str:
        """A span of time in words."""
        words = self.durations[unit][self._form(count)]
        # Some forms say the number by the word alone.
        return words.replace("%s", self.decimal(count, 0))

    def currency(self, code: str, count: Figure | None = None) -> str:
        """The name of a currency, as it stands alone or behind an amount."""
        name = _NAMES.decode(self.currency_names).get(code, code)
        if count is None:
            return name
        amounts = _AMOUNTS.decode(self.amounts)
        return amounts.get(code, {}).get(self._form(count), name)

    def territories(self) -> Mapping[str, str]:
        """The names of countries and regions, by their codes."""
        return self.territory_names

    def languages(self) -> Mapping[str, str]:
        """The names of languages, by their codes."""
        return _NAMES.decode(self.language_names)

    def several(self, words: Sequence[str]) -> str:
        """Words as one list; at least one."""
        if len(words) == 1:
            return words[0]
        if len(words) == 2:
            return self.lists["2"] % tuple(words)
        text = self.lists["start"] % (words[0], words[1])
        for word in words[2:-1]:
            text = self.lists["middle"] % (text, word)
        return self.lists["end"] % (text, words[-1])

    def _form(self, count: Figure) -> str:
        forms = self.below if count < HUNDRED else self.beyond
        return forms[int(count) % HUNDRED]


@lru_cache(maxsize=32)
def prepared(locale: str) -> Prepared | None:
    """Return what is prepared of a locale; None: nothing is."""
    path = FOLDER / f"{locale}.json"
    if not locale.replace("_", "").isalnum() or not path.exists():
        return None
    return msgspec.json.decode(path.read_bytes(), type=Prepared)


@lru_cache(maxsize=1)
def common() -> Common:
    """Return what is the same in every locale."""
    return msgspec.json.decode((FOLDER / f"{COMMON}.json").read_bytes(), type=Common)
