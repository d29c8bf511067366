"""Write down how the locales of locales/languages.toml write values.

Run from the repository: python -m tools.locales, when Babel or the list of
languages changed. A test holds the files against Babel.

Source: Unicode CLDR, as shipped with Babel.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import get_args

import msgspec
from babel import Locale
from babel.dates import get_month_names

from kiosk.language.by_babel import ByBabel, decimals, tender
from kiosk.language.languages import read_languages
from kiosk.language.prepared import COMMON, FOLDER, HUNDRED, Common, Prepared, Unit
from kiosk.paths import find_places

MANY = (1, 2, 9, 10, 99, 10_000, 1_000_000)
FIGURES = (Decimal("0.01"), 3, 1234, Decimal("123456.789"), 10**9)


class LocaleTroubleError(Exception):
    """A locale writes in a way that `Prepared` has no word for."""


def locale_of(name: str) -> Prepared:
    """Return what is to be prepared of a locale.

    Raises:
        LocaleTroubleError: It would not be written as Babel writes it.
    """
    babel, locale = ByBabel(name), Locale.parse(name)
    forms = {str(locale.plural_form(count)): count for count in range(2 * HUNDRED)}
    lists = locale.list_patterns["standard"]
    made = Prepared(
        day=locale.date_formats["long"].format,
        months=tuple(get_month_names("wide", locale=locale).values()),
        group=babel.decimal(1000, 0)[1:-3],
        point=babel.decimal(Decimal("0.5"), 1)[1:-1],
        hundredths=_pattern(babel.percent, 1),
        below=tuple(_forms(locale, 0)),
        beyond=tuple(_forms(locale, HUNDRED)),
        durations={
            unit: {
                form: _pattern(partial(babel.duration, unit=unit), count)
                for form, count in forms.items()
            }
            for unit in get_args(Unit)
        },
        lists={
            part: lists[part].replace("{0}", "%s").replace("{1}", "%s")
            for part in ("2", "start", "middle", "end")
        },
        territory_names=dict(locale.territories),
        language_names=_raw(dict(locale.languages)),
        currency_names=_raw({one: babel.currency(one) for one in _currencies(locale)}),
        amounts=_raw(dict(_amounts(babel, locale, forms))),
    )
    _hold(made, babel)
    return made


def _forms(locale: Locale, first: int) -> Iterator[str]:
    """The plural forms of a hundred numbers.

    Raises:
        LocaleTroubleError: More than the last two digits counts in this locale.
    """
    for count in range(first, first + HUNDRED):
        form = str(locale.plural_form(count))
        others = (locale.plural_form(HUNDRED * many + count) for many in MANY)
        if first and set(others) != {form}:
            raise LocaleTroubleError(f"{locale}: the word behind {count}")
        yield form


def _raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value, order="deterministic"))


def _pattern(write: Callable[[int], str], count: int) -> str:
    return write(count).replace(str(count), "%s")


def _currencies(locale: Locale) -> tuple[str, ...]:
    return tuple(map(str, locale.currencies))


def _amounts(
    babel: ByBabel, locale: Locale, forms: dict[str, int]
) -> Iterator[tuple[str, dict[str, str]]]:
    for code in _currencies(locale):
        alone = babel.currency(code)
        words = {form: babel.currency(code, n) for form, n in forms.items()}
        other = {form: word for form, word in words.items() if word != alone}
        if other:
            yield code, other


def _hold(made: Prepared, babel: ByBabel) -> None:
    for figure in FIGURES:
        for decimals_ in (0, 2):
            if made.decimal(figure, decimals_) != babel.decimal(figure, decimals_):
                raise LocaleTroubleError(f"{babel.locale}: the number {figure}")
        if made.percent(figure) != babel.percent(figure):
            raise LocaleTroubleError(f"{babel.locale}: the share {figure}")


def common() -> Common:
    """Return what is the same in every locale."""
    return Common(tender(), decimals())


def main() -> int:
    """Write the files, and tell for which locale there is none."""
    languages = read_languages(find_places().locales / "languages.toml")
    files: dict[str, Prepared | Common] = {COMMON: common()}
    for locale in sorted({language.locale for language in languages}):
        try:
            files[locale] = locale_of(locale)
        except LocaleTroubleError as trouble:
            print(f"{trouble} needs Babel itself: no file is written", file=sys.stderr)
    FOLDER.mkdir(exist_ok=True)
    for name, value in files.items():
        written = msgspec.json.encode(value, order="deterministic")
        (FOLDER / f"{name}.json").write_bytes(written + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
