import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.identity.check_digit import identity_check_character, travel_check_digit
from tests.identity.zones import digit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("520727", "3"),
        ("AB2134<<<", "5"),
        ("HA672242<", "6"),
        ("<<<<<<", "0"),
        ("", "0"),
    ],
)
def test_the_examples_of_the_standard_hold(text: str, expected: str) -> None:
    assert travel_check_digit(text) == expected


@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<", max_size=50))
def test_two_ways_of_counting_agree(text: str) -> None:
    assert travel_check_digit(text) == digit(text)


@given(st.text(alphabet="0123456789", min_size=17, max_size=17))
def test_the_weighted_sum_of_an_identity_number_is_one(first: str) -> None:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1)
    last = identity_check_character(first)
    values = [*map(int, first), 10 if last == "X" else int(last)]

    total = sum(weight * value for weight, value in zip(weights, values, strict=True))
    assert total % 11 == 1


def test_the_published_identity_numbers_hold() -> None:
    assert identity_check_character("11010519491231002") == "X"
    assert identity_check_character("44052418800101001") == "4"
