"""Whatever is written by the formatter is read back, and no changed digit passes."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from babel.dates import format_date, format_time
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.language.formatting import Formatter
from kiosk.translation.guard.figure import canonical
from kiosk.translation.guard.figures import find_figures, same_figures
from kiosk.translation.guard.rules import judge
from tests.conftest import EXAMPLES_IN_PROOF, IN_PROOF

EXAMPLES = settings(max_examples=EXAMPLES_IN_PROOF if IN_PROOF else 300)
LOCALES = {"en": "en", "zh": "zh_Hans_CN", "ko": "ko", "ar": "ar"}
LANGUAGES = st.sampled_from(sorted(LOCALES))
CURRENCIES = st.sampled_from(
    ["CNY", "USD", "EUR", "JPY", "KRW", "HKD", "GBP", "AED", "SAR", "RUB", "AUD"]
)
AMOUNTS = st.decimals(Decimal("0.01"), Decimal(99_999_999), places=2) | st.integers(
    1, 10**9
).map(Decimal)
DAYS = st.dates(dt.date(1920, 1, 1), dt.date(2099, 12, 31))
TIMES = st.times().map(lambda time: time.replace(second=0, microsecond=0))
WRAPS = {
    "en": "Please pay %s at the counter.",
    "zh": "请在柜台支付%s。",
    "ko": "창구에서 %s 내 주세요.",
    "ar": "يرجى دفع %s في الشباك.",
}
DIGIT = re.compile("[0-9]")
NATIVE = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def only(text: str, language: str) -> tuple[str, str, str]:
    """What the one figure of a text says."""
    (figure,) = find_figures(text, language)
    assert not figure.doubtful
    return figure.kind, figure.value, figure.unit


@EXAMPLES
@given(AMOUNTS, CURRENCIES, LANGUAGES)
def test_an_amount_is_read_as_it_was_written(
    amount: Decimal, currency: str, language: str
) -> None:
    text = WRAPS[language] % Formatter(LOCALES[language]).money(amount, currency)

    assert only(text, language) == ("money", canonical(amount), currency)


@EXAMPLES
@given(DAYS, LANGUAGES, st.sampled_from(["long", "medium"]))
def test_a_day_is_read_as_it_was_written(
    day: dt.date, language: str, length: str
) -> None:
    wanted = "long" if language == "ar" else length
    text = format_date(day, wanted, locale=LOCALES[language])

    assert only(text, language) == ("date", day.isoformat(), "")


@EXAMPLES
@given(TIMES, LANGUAGES, st.sampled_from(["short", "HH:mm"]))
def test_a_time_is_read_as_it_was_written(
    time: dt.time, language: str, form: str
) -> None:
    text = format_time(time, form, locale=LOCALES[language])

    kind, value, _ = only(text, language)
    assert (kind, value) == ("time", f"{time:%H:%M}")


@EXAMPLES
@given(AMOUNTS, CURRENCIES, LANGUAGES, LANGUAGES, st.data())
def test_no_changed_digit_of_an_amount_passes(
    amount: Decimal, currency: str, speaks: str, hears: str, data: st.DataObject
) -> None:
    source = WRAPS[speaks] % Formatter(LOCALES[speaks]).money(amount, currency)
    target = WRAPS[hears] % Formatter(LOCALES[hears]).money(amount, currency)
    place = data.draw(st.sampled_from([one.start() for one in DIGIT.finditer(target)]))
    digit = data.draw(
        st.sampled_from("0123456789").filter(lambda one: one != target[place])
    )
    changed = target[:place] + digit + target[place + 1 :]

    assert same_figures(find_figures(source, speaks), find_figures(target, hears)) == ()
    assert same_figures(find_figures(source, speaks), find_figures(changed, hears))


@EXAMPLES
@given(DAYS, TIMES, LANGUAGES, LANGUAGES, st.data())
def test_no_changed_digit_of_a_date_or_time_passes(
    day: dt.date, time: dt.time, speaks: str, hears: str, data: st.DataObject
) -> None:
    clock = f"{time:%H:%M}"
    source, target = (
        f"{Formatter(LOCALES[code]).date(day)}, {clock}" for code in (speaks, hears)
    )
    place = data.draw(st.sampled_from([one.start() for one in DIGIT.finditer(target)]))
    digit = data.draw(
        st.sampled_from("0123456789").filter(lambda one: one != target[place])
    )
    changed = target[:place] + digit + target[place + 1 :]

    assert same_figures(find_figures(source, speaks), find_figures(target, hears)) == ()
    assert same_figures(find_figures(source, speaks), find_figures(changed, hears))


@EXAMPLES
@given(AMOUNTS, CURRENCIES, CURRENCIES, LANGUAGES, LANGUAGES)
def test_no_swapped_currency_passes(
    amount: Decimal, currency: str, other: str, speaks: str, hears: str
) -> None:
    source = WRAPS[speaks] % Formatter(LOCALES[speaks]).money(amount, currency)
    target = WRAPS[hears] % Formatter(LOCALES[hears]).money(amount, other)

    found = judge(source, target, speaks, hears)
    assert ("figures" in {one.rule for one in found}) == (currency != other)


@EXAMPLES
@given(st.integers(1, 9999), st.sampled_from(["万", "亿", "千"]))
def test_no_dropped_scale_passes(count: int, scale: str) -> None:
    value = count * {"千": 1000, "万": 10**4, "亿": 10**8}[scale]
    source = find_figures(f"我想取{count}{scale}元。", "zh")

    right, wrong = (
        find_figures(f"I want {number:,} yuan.", "en") for number in (value, count)
    )
    assert same_figures(source, right) == ()
    assert same_figures(source, wrong)


@EXAMPLES
@given(st.integers(1, 11), st.integers(0, 59))
def test_no_flipped_half_of_the_day_passes(hour: int, minute: int) -> None:
    source = find_figures(f"请上午{hour}点{minute:02}分来。", "zh")

    texts = (f"{hour}:{minute:02} {half}" for half in ("am", "pm"))
    right, wrong = (find_figures(f"Come at {text}.", "en") for text in texts)
    assert same_figures(source, right) == ()
    assert same_figures(source, wrong)


@EXAMPLES
@given(st.integers(0, 10**12), st.sampled_from([NATIVE, WIDE]))
def test_digits_of_other_scripts_are_the_same(
    number: int, digits: dict[int, int]
) -> None:
    plain, other = (
        find_figures(text, "zh")
        for text in (f"共{number}个", f"共{str(number).translate(digits)}个")
    )

    assert same_figures(plain, other) == ()
