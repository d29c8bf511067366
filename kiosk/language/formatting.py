"""Dates, money, figures and country names as a locale writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from kiosk.errors import ContentError
from kiosk.language.searching import fold
from kiosk.language.visual import CONTROLS

if TYPE_CHECKING:
    from babel import Locale

Figure = int | Decimal
Span = Literal["seconds", "minutes", "hours", "days", "weeks", "months", "years"]

LENGTHS: tuple[Literal["long", "short"], ...] = ("long", "short")

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
        from babel.dates import format_date

        return _plain(format_date(day, "long", locale=_locale(self.locale)))

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
        from babel.numbers import get_currency_precision

        number = self._decimal(amount, get_currency_precision(currency))
        language = _locale(self.locale).language
        if currency == "CNY" and language in YUAN:
            return YUAN[language] % number
        if language in NAMED_MONEY:
            return self._named(number, amount, currency)
        return f"{currency} {number}"

    def currency(self, code: str) -> str:
        """The name of a currency; the code itself when unknown.

        Args:
            code: Code of ISO 4217.
        """
        from babel.numbers import get_currency_name

        return _plain(get_currency_name(code, locale=_locale(self.locale)))

    def number(self, value: Figure) -> str:
        """A number with the locale's separators: 5,000."""
        return self._decimal(value, 0)

    def percent(self, value: Figure) -> str:
        """A share, given in hundredths: 3 is written 3%."""
        from babel.numbers import format_percent

        share = Decimal(value) / 100
        return _plain(
            format_percent(
                share,
                locale=_locale(self.locale),
                decimal_quantization=False,
                numbering_system="latn",
            )
        )

    def duration(self, count: Figure, unit: Span = "days") -> str:
        """A span of time in words: 15 days."""
        from babel.units import format_unit

        name = f"duration-{unit.removesuffix('s')}"
        for length in LENGTHS:
            text = format_unit(
                count,
                name,
                length=length,
                locale=_locale(self.locale),
                numbering_system="latn",
            )
            # Where CLDR says "long is as short", Babel has no long pattern
            # and answers with the unit's own key.
            if name not in text:
                break
        return _plain(text)

    def territory(self, code: str) -> str:
        """The name of a country or region; the code itself when unknown.

        Args:
            code: ISO 3166-1 alpha-2.

        Source: Unicode CLDR, as shipped with Babel, except for `REGIONS`.
        """
        locale = _locale(self.locale)
        ours = REGIONS.get(locale.language, {})
        return ours.get(code) or str(locale.territories.get(code, code))

    def territories(self) -> tuple[tuple[str, str], ...]:
        """(code, name) of every country and region, in the locale's order."""
        return _territories(self.locale)

    def language_name(self, code: str) -> str:
        """The name of a language, the code itself when unknown."""
        return str(_locale(self.locale).languages.get(code, code))

    def several(self, words: Sequence[str]) -> str:
        """Words as one list: USD, EUR, and JPY. Nothing for no words."""
        if not words:
            return ""
        from babel.lists import format_list

        return _plain(format_list(words, locale=_locale(self.locale)))

    def _named(self, number: str, amount: Figure, currency: str) -> str:
        from babel.numbers import get_currency_name

        locale = _locale(self.locale)
        name = get_currency_name(currency, count=Decimal(amount), locale=locale)
        return f"{number}{name}" if locale.language == "zh" else f"{number} {name}"

    def _decimal(self, value: Figure, decimals: int) -> str:
        """A number with no decimals, or with at least so many, never rounded."""
        from babel.numbers import format_decimal

        whole = value == int(value)
        pattern = "#,##0" + ("." + "0" * decimals if decimals and not whole else "")
        return _plain(
            format_decimal(
                value,
                pattern if whole or decimals else None,
                locale=_locale(self.locale),
                decimal_quantization=False,
                numbering_system="latn",
            )
        )


def _plain(text: str) -> str:
    """Without direction marks: whoever shows it isolates it."""
    return CONTROLS.sub("", text).replace("\u202f", "\u00a0")


def _locale(name: str) -> Locale:
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError, TypeError) as trouble:
        raise ContentError(
            f'"{name}" is not a locale that is known here.',
            remedy="Correct `locale` in locales/languages.toml, such as zh_Hans_CN.",
        ) from trouble


@lru_cache(maxsize=1)
def tender() -> frozenset[str]:
    """The currencies that somebody pays with today, by their codes of ISO 4217.

    Source: Unicode CLDR, supplemental currency data, as shipped with Babel.
    """
    from babel.core import get_global

    return frozenset(
        code
        for used in get_global("territory_currencies").values()
        for code, _since, until, legal in used
        if legal and until is None
    )


@lru_cache(maxsize=32)
def _territories(name: str) -> tuple[tuple[str, str], ...]:
    locale = _locale(name)
    ours = REGIONS.get(locale.language, {})
    place = _order(locale.language)
    countries = (
        (code, ours.get(code, str(word)))
        for code, word in locale.territories.items()
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
