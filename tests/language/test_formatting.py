import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import ContentError
from kiosk.language.formatting import Formatter, Span
from kiosk.language.prepared import Figure
from kiosk.language.visual import CONTROLS

LOCALES = ("en", "zh_Hans_CN", "ko", "ar")
FIGURES = st.one_of(
    st.integers(0, 10**9),
    st.decimals(0, 10**6, places=4, allow_nan=False, allow_infinity=False),
)


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("en", "November 2, 2026"),
        ("zh_Hans_CN", "2026年11月2日"),
        ("ko", "2026년 11월 2일"),
        ("ar", "2 نوفمبر 2026"),
    ],
)
def test_a_date_has_its_month_in_words(locale: str, written: str) -> None:
    assert Formatter(locale).date(date(2026, 11, 2)) == written


@pytest.mark.parametrize("locale", LOCALES)
def test_a_date_in_digits_begins_with_the_year(locale: str) -> None:
    assert Formatter(locale).date_numeric(date(2026, 11, 2)) == "2026-11-02"


@pytest.mark.parametrize(
    ("locale", "amount", "currency", "written"),
    [
        ("en", 200, "CNY", "CNY 200"),
        ("zh_Hans_CN", 200, "CNY", "200元"),
        ("ko", 200, "CNY", "200위안"),
        ("ar", 200, "CNY", "200 يوان"),
        ("en", Decimal("5000.5"), "CNY", "CNY 5,000.50"),
        ("en", Decimal("200.00"), "CNY", "CNY 200"),
        ("en", Decimal("0.005"), "CNY", "CNY 0.005"),
        ("fr", Decimal("5000.5"), "CNY", "CNY 5\u00a0000,50"),
        ("en", 5000, "USD", "USD 5,000"),
        ("zh_Hans_CN", 5000, "USD", "5,000美元"),
        ("ko", 5000, "USD", "5,000 미국 달러"),
        ("ar", 5000, "USD", "5,000 دولار أمريكي"),
        ("en", Decimal("10.5"), "JPY", "JPY 10.5"),
    ],
)
def test_money_has_a_word_or_a_code(
    locale: str, amount: Figure, currency: str, written: str
) -> None:
    assert Formatter(locale).money(amount, currency) == written


@pytest.mark.parametrize("locale", LOCALES)
def test_a_share_is_given_in_hundredths(locale: str) -> None:
    assert Formatter(locale).percent(3) == "3%"
    assert Formatter(locale).percent(Decimal("0.05")) == "0.05%"


@pytest.mark.parametrize(
    ("locale", "count", "unit", "written"),
    [
        ("en", 15, "days", "15 days"),
        ("en", 1, "months", "1 month"),
        ("zh_Hans_CN", 15, "days", "15天"),
        ("zh_Hans_CN", 24, "hours", "24小时"),
        ("ko", 15, "days", "15일"),
        ("ko", 2, "weeks", "2주"),
        ("ar", 15, "days", "15 يومًا"),
        ("ar", 2, "years", "سنتان"),
        ("ar", 30, "minutes", "30 دقيقة"),
    ],
)
def test_a_span_of_time_is_in_words(
    locale: str, count: int, unit: Span, written: str
) -> None:
    assert Formatter(locale).duration(count, unit) == written


@pytest.mark.parametrize("locale", [*LOCALES, "fr", "vi", "th", "hi", "fa", "ru", "ja"])
@pytest.mark.parametrize(
    "unit", ["minutes", "hours", "days", "weeks", "months", "years"]
)
def test_no_span_of_time_shows_a_key_instead_of_words(locale: str, unit: Span) -> None:
    assert "duration" not in Formatter(locale).duration(15, unit)


@given(FIGURES, st.sampled_from(LOCALES))
def test_no_figure_is_rounded(value: Figure, locale: str) -> None:
    formatter = Formatter(locale)

    for text in (formatter.number(value), formatter.money(value)):
        digits = re.sub(r"[^0-9.]", "", text)
        assert Decimal(digits) == Decimal(value)


@given(FIGURES, st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_arabic_has_latin_digits_and_no_hidden_marks(value: Figure, day: date) -> None:
    formatter = Formatter("ar")

    for text in (
        formatter.date(day),
        formatter.number(-value),
        formatter.money(value),
        formatter.percent(value),
        formatter.duration(value),
    ):
        assert not re.search("[\u0660-\u0669\u06f0-\u06f9]", text)
        assert not CONTROLS.search(text)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_country_has_a_name_and_groups_of_countries_are_left_out(
    locale: str,
) -> None:
    countries = dict(Formatter(locale).territories())

    assert {"CN", "KR", "EG", "US", "HK", "MO", "TW", "XK"} <= set(countries)
    assert not {"EU", "UN", "ZZ", "001"} & set(countries)
    assert all(
        re.fullmatch("[A-Z]{2}", code) and name for code, name in countries.items()
    )


def names(locale: str) -> list[str]:
    return [name for _, name in Formatter(locale).territories()]


@pytest.mark.parametrize(
    ("locale", "named"),
    [
        ("en", ("Hong Kong, China", "Macao, China", "Taiwan, China")),
        ("zh_Hans_CN", ("中国香港", "中国澳门", "中国台湾")),
        ("ko", ("중국 홍콩", "중국 마카오", "중국 대만")),
        ("ar", ("هونغ كونغ، الصين", "ماكاو، الصين", "تايوان، الصين")),
    ],
)
def test_regions_of_china_are_named_as_such_alone_and_in_the_list(
    locale: str, named: tuple[str, ...]
) -> None:
    formatter = Formatter(locale)
    listed = dict(formatter.territories())

    assert tuple(formatter.territory(code) for code in ("HK", "MO", "TW")) == named
    assert tuple(listed[code] for code in ("HK", "MO", "TW")) == named


def test_names_stand_in_the_order_their_readers_expect() -> None:
    assert names("en")[:3] == ["Afghanistan", "Åland Islands", "Albania"]
    assert names("zh_Hans_CN")[:3] == ["阿尔巴尼亚", "阿尔及利亚", "阿富汗"]
    assert names("ko")[:3] == ["가나", "가봉", "가이아나"]
    assert names("ar")[0] == "إثيوبيا"


def test_what_is_unknown_keeps_its_code() -> None:
    assert Formatter("en").territory("EG") == "Egypt"
    assert Formatter("en").territory("QQ") == "QQ"
    assert Formatter("ko").language_name("ar") == "아랍어"
    assert Formatter("ko").language_name("qqq") == "qqq"


@pytest.mark.parametrize("locale", ["", "nowhere", "a/b"])
def test_an_unknown_locale_is_told(locale: str) -> None:
    with pytest.raises(ContentError, match="not a locale"):
        Formatter(locale).number(1)


def test_a_list_is_written_as_its_language_joins_words() -> None:
    words = ("USD", "EUR", "JPY")

    assert Formatter("en").several(words) == "USD, EUR, and JPY"
    assert Formatter("zh_Hans_CN").several(words) == "USD、EUR和JPY"
    assert Formatter("ar").several(words) == "USD وEUR وJPY"
    assert Formatter("ko").several(words[:1]) == "USD"
    assert Formatter("ko").several(()) == ""
