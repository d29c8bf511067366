"""Dates, money, figures and country names as a locale writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, cast

from kiosk.language.prepared import Figure, Prepared, Unit, common, prepared
from kiosk.language.searching import fold
from kiosk.language.visual import CONTROLS

if TYPE_CHECKING:
    from kiosk.language.by_babel import ByBabel

Span = Literal["seconds", "minutes", "hours", "days", "weeks", "months", "years"]

USUAL_DECIMALS = 2

# "¥" is read as yen by many, so money has a word or a code in every language.
YUAN = {"zh": "%s元", "ko": "%s위안", "ar": "%s يوان"}
NAMED_MONEY = frozenset(YUAN)
# As mainland forms name them; CLDR's long names do not fit a line of a list.
REGIONS = {
    "en": {
        "HK": "Hong Kong, China",
        "MO": "Macao, China",
        "TW": "Taiwan, China",
    },
    "zh": {"HK": "中国香港", "MO": "中国澳门", "TW": "中国台湾"},
    "ko": {"HK": "중국 홍콩", "MO": "중국 마카오", "TW": "중국 대만"},
    "ar": {"HK": "هونغ كونغ، الصين", "MO": "ماكاو، الصين", "TW": "تايوان، الصين"},
}
# CLDR has names for groups of countries and for tests among the countries.
NO_COUNTRIES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)


@dataclass(frozen=True, slots=True)
class Formatter:
    """Writes values for one locale, always with the digits 0 to 9.

    No figure is rounded. An unknown locale is a ContentError at first use.
    """

    locale: str
    """Locale identifier such as zh_Hans_CN."""

    def date(self, day: dt.date) -> str:
        """The day with the month in words: November 2, 2026."""
        return _plain(self._names.date(day))

    def date_numeric(self, day: dt.date) -> str:
        """The day in digits that no one can take for another: 2026-11-02.

        Source: ISO 8601-1:2019, calendar date, extended format.
        """
        return day.isoformat()

    def money(self, amount: Figure, currency: str = "CNY") -> str:
        """An amount with the currency's word or code, never a bare sign.

        Args:
            amount: In the currency's main unit; a broken amount gets the
                currency's usual number of decimals, or more when it has more.
            currency: Code of ISO 4217.
        """
        decimals = common().decimals.get(currency, USUAL_DECIMALS)
        number = _plain(self._numbers(amount).decimal(amount, decimals))
        if currency == "CNY" and self._language in YUAN:
            return YUAN[self._language] % number
        if self._language not in NAMED_MONEY:
            return f"{currency} {number}"
        name = self._counts(amount).currency(currency, amount)
        return f"{number}{'' if self._language == 'zh' else ' '}{name}"

    def currency(self, code: str) -> str:
        """The name of a currency; the code itself when unknown.

        Args:
            code: Code of ISO 4217.
        """
        return _plain(self._names.currency(code))

    def number(self, value: Figure) -> str:
        """A number with the locale's separators: 5,000."""
        return _plain(self._numbers(value).decimal(value, 0))

    def percent(self, value: Figure) -> str:
        """A share, given in hundredths: 3 is written 3%."""
        return _plain(self._numbers(value).percent(value))

    def duration(self, count: Figure, unit: Span = "days") -> str:
        """A span of time in words: 15 days."""
        single = cast("Unit", unit.removesuffix("s"))
        return _plain(self._counts(count).duration(count, single))

    def territory(self, code: str) -> str:
        """The name of a country or region; the code itself when unknown.

        Args:
            code: ISO 3166-1 alpha-2.

        Source: Unicode CLDR, as shipped with Babel, except for `REGIONS`.
        """
        ours = REGIONS.get(self._language, {})
        return ours.get(code) or self._names.territories().get(code, code)

    def territories(self) -> tuple[tuple[str, str], ...]:
        """(code, name) of every country and region, in the locale's order."""
        return _territories(self.locale)

    def language_name(self, code: str) -> str:
        """The name of a language, the code itself when unknown."""
        return self._names.languages().get(code, code)

    def several(self, words: Sequence[str]) -> str:
        """Words as one list: USD, EUR, and JPY. Nothing for no words."""
        return _plain(self._names.several(words)) if words else ""

    @property
    def _language(self) -> str:
        return self.locale.partition("_")[0].lower()

    @property
    def _names(self) -> Prepared | ByBabel:
        return prepared(self.locale) or _by_babel(self.locale)

    def _numbers(self, value: Figure) -> Prepared | ByBabel:
        """Who writes a number; Babel those that nothing is prepared for."""
        ready = prepared(self.locale)
        return ready if ready and ready.covers(value) else _by_babel(self.locale)

    def _counts(self, value: Figure) -> Prepared | ByBabel:
        """Who writes a number with a word behind it that bends to it."""
        ready = prepared(self.locale)
        return ready if ready and ready.counts(value) else _by_babel(self.locale)


def _by_babel(locale: str) -> ByBabel:
    # Imported here: a visitor's screen does without Babel.
    from kiosk.language.by_babel import ByBabel

    return ByBabel(locale)


def _plain(text: str) -> str:
    """Without direction marks: whoever shows it isolates it."""
    return CONTROLS.sub("", text).replace("\u202f", "\u00a0")


@lru_cache(maxsize=1)
def tender() -> frozenset[str]:
    """The currencies that somebody pays with today, by their codes of ISO 4217.

    Source: Unicode CLDR, supplemental currency data, as shipped with Babel.
    """
    return frozenset(common().tender)


@lru_cache(maxsize=32)
def _territories(name: str) -> tuple[tuple[str, str], ...]:
    formatter = Formatter(name)
    place = _order(name.partition("_")[0])
    countries = (
        (code, formatter.territory(code))
        for code in formatter._names.territories()
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES
    )
    return tuple(sorted(countries, key=lambda country: place(country[1])))


def _order(language: str) -> Callable[[str], bytes]:
    """What names are sorted by.

    Source: GB 2312-80 orders its first level, 3755 common characters, by
    pinyin, and GB 18030 keeps those codes; elsewhere the alphabet is the code
    order once accents and letter variants are folded.
    """
    if language == "zh":
        return lambda name: name.encode("gb18030")
    return lambda name: fold(name).encode() + b"\0" + name.encode()
