"""How a locale writes values, as Babel tells it. Babel takes five megabytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from kiosk.errors import ContentError
from kiosk.language.prepared import Figure, Unit

if TYPE_CHECKING:
    from babel import Locale

LENGTHS: tuple[Literal["long", "short"], ...] = ("long", "short")


@dataclass(frozen=True, slots=True)
class ByBabel:
    """One locale. An unknown one is a ContentError at first use."""

    locale: str

    def date(self, day: dt.date) -> str:
        """The day with the month in words."""
        from babel.dates import format_date

        return format_date(day, "long", locale=_locale(self.locale))

    def decimal(self, value: Figure, decimals: int) -> str:
        """A number with no decimals, or with at least so many, never rounded."""
        from babel.numbers import format_decimal

        whole = value == int(value)
        pattern = "#,##0" + ("." + "0" * decimals if decimals and not whole else "")
        return format_decimal(
            value,
            pattern if whole or decimals else None,
            locale=_locale(self.locale),
            decimal_quantization=False,
            numbering_system="latn",
        )

    def percent(self, value: Figure) -> str:
        """A share, given in hundredths."""
        from babel.numbers import format_percent

        return format_percent(
            Decimal(value) / 100,
            locale=_locale(self.locale),
            decimal_quantization=False,
            numbering_system="latn",
        )

    def duration(self, count: Figure, unit: Unit) -> str:
        """A span of time in words."""
        from babel.units import format_unit

        name = f"duration-{unit}"
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
        return text

    def currency(self, code: str, count: Figure | None = None) -> str:
        """The name of a currency, as it stands alone or behind an amount."""
        from babel.numbers import get_currency_name

        amount = None if count is None else Decimal(count)
        return get_currency_name(code, count=amount, locale=_locale(self.locale))

    def territories(self) -> Mapping[str, str]:
        """The names of countries and regions, by their codes."""
        return dict(_locale(self.locale).territories)

    def languages(self) -> Mapping[str, str]:
        """The names of languages, by their codes."""
        return dict(_locale(self.locale).languages)

    def several(self, words: Sequence[str]) -> str:
        """Words as one list; at least one."""
        from babel.lists import format_list

        return format_list(words, locale=_locale(self.locale))


def tender() -> tuple[str, ...]:
    """The currencies that somebody pays with today, in the order of their codes."""
    from babel.core import get_global

    codes = {
        code
        for used in get_global("territory_currencies").values()
        for code, _since, until, legal in used
        if legal and until is None
    }
    return tuple(sorted(codes))


def decimals() -> dict[str, int]:
    """How many decimals the amounts of a currency have, where it is not two."""
    from babel.core import get_global

    usual = get_global("currency_fractions")
    return {code: rule[0] for code, rule in sorted(usual.items()) if rule[0] != 2}


def _locale(name: str) -> Locale:
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError, TypeError) as trouble:
        raise ContentError(
            f'"{name}" is not a locale that is known here.',
            remedy="Correct `locale` in locales/languages.toml, such as zh_Hans_CN.",
        ) from trouble
