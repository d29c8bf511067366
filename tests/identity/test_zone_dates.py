from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.identity.zone_dates import read_birth, read_expiry

FIRST, LAST = date(1900, 1, 1), date(2060, 12, 31)


def zone_form(day: date) -> str:
    return f"{day:%y%m%d}"


@pytest.mark.parametrize(
    "today", [date(2000, 2, 29), date(2026, 7, 1), date(2060, 12, 31)]
)
def test_a_birth_within_a_hundred_years_is_found_on_every_day(today: date) -> None:
    for number in range((today - FIRST).days + 1):
        born = FIRST + timedelta(days=number)
        found = read_birth(zone_form(born), today, None)
        assert found.date is not None
        if (today.year - born.year, today.month, today.day) < (
            100,
            born.month,
            born.day,
        ):
            assert str(found.date) == born.isoformat()
        else:
            unclear = "birth-century-unclear" in found.warnings
            assert (
                unclear
                or str(found.date) == born.isoformat()
                or (today.year - born.year > 110)
            )


@given(st.dates(FIRST, LAST), st.dates(FIRST, LAST))
def test_a_birth_is_never_after_today(born: date, today: date) -> None:
    found = read_birth(zone_form(born), today, None)

    assert found.date is None or date.fromisoformat(str(found.date)) <= today


@given(st.dates(FIRST, LAST), st.integers(-3652, 18261))
def test_an_expiry_inside_the_window_is_found(today: date, days: int) -> None:
    expiry = today + timedelta(days=days)

    found = read_expiry(zone_form(expiry), today)

    assert str(found.date) == expiry.isoformat()
    assert ("expired" in found.warnings) is (expiry < today)
    assert ("expires-soon" in found.warnings) is (0 <= days <= 183)


@given(st.dates(FIRST, LAST), st.dates(FIRST, LAST))
def test_only_the_century_of_a_date_is_ever_added(written: date, today: date) -> None:
    for found in (
        read_birth(zone_form(written), today, None),
        read_expiry(zone_form(written), today),
    ):
        if found.date is not None:
            assert str(found.date)[2:].replace("-", "") == zone_form(written)


@pytest.mark.parametrize("text", ["<90131", "9<0131", "AB0131", "9001<1", "90013<"])
def test_half_a_part_is_no_date(text: str) -> None:
    today = date(2026, 7, 1)

    assert read_birth(text, today, None).date is None
    assert read_expiry(text, today).date is None
