"""What a passphrase and a PIN must be like."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.counter.secret_rules import (
    HAS_ID,
    IN_ORDER,
    IS_DATE,
    NOT_SIX,
    REPEATED,
    TOO_LONG,
    TOO_SHORT,
    TOO_SIMPLE,
    is_staff_id,
    passphrase_problem,
    pin_problem,
)


def test_fifteen_characters_are_needed_and_128_taken() -> None:
    assert passphrase_problem("correct horse b") == ""
    assert passphrase_problem("correct horse ") == TOO_SHORT
    assert passphrase_problem("abcdefgh" * 16) == ""
    assert passphrase_problem("abcdefgh" * 16 + "i") == TOO_LONG
    assert passphrase_problem("一二三四五六七八九十甲乙丙丁戊") == ""


def test_characters_that_melt_together_count_as_they_are_hashed() -> None:
    # Full-width letters become plain ones; nothing is gained, nothing lost.
    assert passphrase_problem("ｃｏｒｒｅｃｔ　ｈｏｒｓｅ　ｂ") == ""


def test_one_character_again_and_again_is_no_passphrase() -> None:
    assert passphrase_problem("a" * 20) == TOO_SIMPLE
    assert passphrase_problem("abab" * 5) == TOO_SIMPLE


def test_a_passphrase_of_ones_own_name_is_refused() -> None:
    said = passphrase_problem("wangfang-wangfang", staff_id="wangfang")

    assert said == HAS_ID


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "12345a", "１２３４５６"])
def test_a_pin_is_six_plain_digits(pin: str) -> None:
    assert pin_problem(pin) == NOT_SIX


@pytest.mark.parametrize("pin", ["111111", "121212", "000001", "112211"])
def test_pins_of_one_or_two_digits_are_refused(pin: str) -> None:
    assert pin_problem(pin) == REPEATED


@pytest.mark.parametrize("pin", ["123456", "654321", "456789", "890123", "210987"])
def test_digits_in_order_are_refused(pin: str) -> None:
    assert pin_problem(pin) == IN_ORDER


def test_the_staff_number_is_refused() -> None:
    assert pin_problem("840917", staff_id="s840917") == HAS_ID


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_no_way_to_write_a_date_is_taken(day: date) -> None:
    forms = ("%y%m%d", "%d%m%y", "%m%d%y", "%Y%m", "%m%Y")

    assert all(pin_problem(day.strftime(form)) for form in forms)


def test_a_leap_day_is_a_date_and_most_digits_are_not() -> None:
    assert pin_problem("290204") == IS_DATE
    assert pin_problem("847395") == ""
    start = date(2026, 1, 1)
    days = {(start + timedelta(n)).strftime("%y%m%d") for n in range(365)}
    assert all(pin_problem(day) for day in days)


def test_more_than_half_of_all_pins_can_be_chosen() -> None:
    taken = sum(not pin_problem(f"{number:06}") for number in range(0, 1_000_000, 97))

    assert taken > 1_000_000 / 97 / 2


@pytest.mark.parametrize("id_", ["", "Wang", "wang fang", "-a", "王", "a" * 33, "a/b"])
def test_a_staff_number_has_small_letters_digits_and_hyphens(id_: str) -> None:
    assert not is_staff_id(id_)
    assert is_staff_id("s-1024")
