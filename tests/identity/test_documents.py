from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.identity.check_digit import identity_check_character
from kiosk.identity.documents import DocumentKind, recognise, recognise_as


def whole(first: str) -> str:
    return first + identity_check_character(first)


@pytest.mark.parametrize(
    ("number", "kind", "problem"),
    [
        (whole("91141019900131001"), "permanent-resident-card", None),
        (whole("91141019900131001")[:17] + "A", "unknown", "not-recognised"),
        ("911410199001310019", "permanent-resident-card", "check-character"),
        ("KOR110190013100", "permanent-resident-card-2017", None),
        ("kor 1101 9001 3100", "permanent-resident-card-2017", None),
        ("KO1110190013100", "unknown", "not-recognised"),
        (whole("81000019900131001"), "hk-macao-residence-permit", None),
        (whole("82000019900131001"), "hk-macao-residence-permit", None),
        (whole("83000019900131001"), "taiwan-residence-permit", None),
        (whole("83000019900231001"), "taiwan-residence-permit", "birth-date"),
        ("83000019900131001A", "unknown", "not-recognised"),
        ("11010519491231002X", "citizen-id", None),
        ("11010519491231002x", "citizen-id", None),
        ("110105194912310021", "citizen-id", "check-character"),
        ("H12345678", "hk-macao-travel-permit", None),
        ("M1234567801", "hk-macao-travel-permit", None),
        ("H1234567801", "hk-macao-travel-permit", None),
        ("12345678", "taiwan-travel-permit", None),
        ("1234567801", "taiwan-travel-permit", None),
        ("123456789", "passport", None),
        ("C01X00T47", "passport", None),
        ("E1234567", "passport", None),
        ("ABCDEF", "unknown", "not-recognised"),
        ("H123456789", "unknown", "not-recognised"),
        ("1234", "unknown", "length"),
        ("9114101990013100", "unknown", "length"),
        ("9" * 19, "unknown", "length"),
        ("9" * 25, "unknown", "too-long"),
        ("", "unknown", "empty"),
        (" - ", "unknown", "empty"),
        ("E12345*7", "unknown", "characters"),
        ("\u62a4\u7167", "unknown", "characters"),
        ("\uff251234567", "passport", None),
        ("E\u0661\u0662\u0663\u0664\u0665\u0666\u0667", "passport", None),
        ("E12\u202e34567", "passport", None),
    ],
)
def test_a_number_is_recognised(number: str, kind: str, problem: str | None) -> None:
    found = recognise(number)

    assert (found.kind, found.problem, found.ok) == (kind, problem, problem is None)


def test_the_json_form_has_four_fields() -> None:
    assert recognise("e 123 4567").as_json() == {
        "kind": "passport",
        "number": "E1234567",
        "ok": True,
        "problem": None,
    }


@pytest.mark.parametrize(
    ("number", "kind", "problem"),
    [
        ("M12345678", "passport", None),
        ("12345678", "passport", None),
        ("12345678", "hk-macao-travel-permit", "not-recognised"),
        ("911410199001310019", "permanent-resident-card", "check-character"),
        ("", "passport", "empty"),
        ("9" * 30, "passport", "too-long"),
    ],
)
def test_a_named_document_is_held_to_its_own_form(
    number: str, kind: DocumentKind, problem: str | None
) -> None:
    found = recognise_as(number, kind)

    assert (found.kind, found.problem) == (kind, problem)


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 999))
def test_no_wrong_or_swapped_figure_passes(born: date, order: int) -> None:
    number = whole(f"911410{born:%Y%m%d}{order:03}")
    for place in range(1, 18):
        others = (figure for figure in "0123456789" if figure != number[place])
        for other in others:
            assert not recognise(number[:place] + other + number[place + 1 :]).ok
    for place in range(1, 16):
        pair = number[place : place + 2]
        swapped = number[:place] + pair[::-1] + number[place + 2 :]
        assert swapped == number or not recognise(swapped).ok


@given(st.text(max_size=100))
def test_no_text_raises(text: str) -> None:
    assert len(recognise(text).number) <= 24
