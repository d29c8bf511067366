"""What is prepared of a locale says the same as Babel, which it stands in for."""

import datetime as dt
import subprocess
import sys
from decimal import Decimal
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.language.by_babel import ByBabel
from kiosk.language.formatting import Formatter
from kiosk.language.languages import read_languages
from kiosk.language.prepared import FOLDER, Figure, Prepared, Unit, common, prepared
from kiosk.paths import find_places
from tools.locales import common as common_by_babel
from tools.locales import locale_of

LOCALES = tuple(
    language.locale
    for language in read_languages(find_places().locales / "languages.toml")
)
COUNTS = st.one_of(st.integers(0, 300), st.integers(0, 10**9))
FIGURES = st.one_of(
    COUNTS,
    st.decimals(0, 10**9, places=4, allow_nan=False, allow_infinity=False),
    st.decimals(0, 1000, places=1, allow_nan=False, allow_infinity=False),
)
ODD = (-1, Decimal("-0.5"), Decimal("NaN"), Decimal("Infinity"))


def ready(locale: str) -> Prepared:
    found = prepared(locale)
    assert found is not None, f"run python -m tools.locales: {locale} has no file"
    return found


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_prepared_is_what_babel_says_today(locale: str) -> None:
    assert ready(locale) == locale_of(locale)


def test_the_currencies_are_those_that_babel_knows_today() -> None:
    assert common() == common_by_babel()


@given(
    locale=st.sampled_from(LOCALES), figure=FIGURES, decimals=st.sampled_from([0, 2])
)
def test_numbers_are_written_as_babel_writes_them(
    locale: str, figure: Figure, decimals: int
) -> None:
    made, babel = ready(locale), ByBabel(locale)
    assert made.covers(figure)
    assert made.decimal(figure, decimals) == babel.decimal(figure, decimals)
    assert made.percent(figure) == babel.percent(figure)


@given(
    locale=st.sampled_from(LOCALES),
    count=COUNTS,
    unit=st.sampled_from(get_args(Unit)),
    code=st.sampled_from(common().tender),
)
def test_words_bend_to_their_number_as_with_babel(
    locale: str, count: int, unit: Unit, code: str
) -> None:
    made, babel = ready(locale), ByBabel(locale)
    assert made.counts(count)
    assert made.duration(count, unit) == babel.duration(count, unit)
    assert made.currency(code, count) == babel.currency(code, count)


@given(locale=st.sampled_from(LOCALES), day=st.dates())
def test_a_date_is_written_as_babel_writes_it(locale: str, day: dt.date) -> None:
    assert ready(locale).date(day) == ByBabel(locale).date(day)


@given(
    locale=st.sampled_from(LOCALES),
    words=st.lists(st.text(min_size=1), min_size=1, max_size=6),
)
def test_words_are_listed_as_babel_lists_them(locale: str, words: list[str]) -> None:
    assert ready(locale).several(words) == ByBabel(locale).several(words)


@pytest.mark.parametrize("figure", ODD)
def test_odd_numbers_are_left_to_babel(figure: Figure) -> None:
    assert not ready("en").covers(figure)


def test_a_number_with_decimals_bends_words_by_babels_rules() -> None:
    assert not ready("en").counts(Decimal("1.0"))
    assert Formatter("en").duration(Decimal("1.5"), "days") == "1.5 days"


@pytest.mark.parametrize("locale", ["fr", "../common", "common.json", "", "en/../en"])
def test_nothing_is_prepared_of_another_locale(locale: str) -> None:
    assert prepared(locale) is None


def test_no_file_is_left_of_a_language_that_went() -> None:
    names = {path.stem for path in FOLDER.glob("*.json")}
    assert names == {"common", *LOCALES}


def test_a_damaged_file_is_no_locale() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b"{}", type=Prepared)


def test_a_visitors_words_do_without_babel() -> None:
    told = (
        "import sys, datetime as dt\n"
        "from decimal import Decimal\n"
        "from kiosk.language.formatting import Formatter, tender\n"
        "for name in sys.argv[1:]:\n"
        "    one = Formatter(name)\n"
        "    one.date(dt.date(2026, 11, 2)), one.money(Decimal('5'), 'USD')\n"
        "    one.money(5), one.percent(3), one.duration(15), one.territories()\n"
        "    one.territory('KR'), one.language_name('zh'), one.currency('USD')\n"
        "    one.several(['a', 'b', 'c']), tender()\n"
        "print([name for name in sys.modules if name.partition('.')[0] == 'babel'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", told, "en", "zh_Hans_CN", "ko", "ar"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
