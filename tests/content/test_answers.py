"""Answers in words, kind by kind."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.answers import in_words, item_in_words, label_of, masked
from kiosk.content.build import open_library
from kiosk.content.wording import Wording
from kiosk.interview.fields import accept
from kiosk.interview.model import Value
from kiosk.interview.result import Accepted
from kiosk.language.languages import read_languages
from kiosk.paths import find_places
from kiosk.settings import Settings
from tests.content.bank import TODAY
from tests.interview.services import CONTEXT, step

OPTIONS = [{"id": "a", "label": "Red"}, {"id": "b", "label": "Blue"}]
COUNTRY = {
    "kind": "country",
    "id": "country",
    "key": 1,
    "title": "?",
    "label": "Country",
    "personal": "no",
}
NUMBER = {**COUNTRY, "kind": "text", "id": "number", "required": False}
GROUP = step("group", item_label="One", fields=[COUNTRY, NUMBER])


@cache
def wording(code: str = "en") -> Wording:
    places = find_places()
    languages = read_languages(places.locales / "languages.toml")
    language = next(one for one in languages if one.code == code)
    return Wording(language, open_library(places), Settings(), TODAY)


@pytest.mark.parametrize(
    ("kind", "more", "value", "said"),
    [
        ("choice", {"options": OPTIONS}, "b", ("Blue",)),
        ("several", {"options": OPTIONS}, ("a", "b"), ("Red", "Blue")),
        ("text", {}, "[b]Cook[/b]", ("[b]Cook[/b]",)),
        ("name", {}, {"surname": "KIM", "given_names": "MIN JUN"}, ("KIM MIN JUN",)),
        ("name", {}, {"surname": "KIM", "given_names": ""}, ("KIM",)),
        ("date", {}, "2026-11-02", ("November 2, 2026",)),
        ("country", {}, "KR", ("South Korea",)),
        ("country", {"regions": True}, "TW", ("Taiwan, China",)),
        ("phone", {}, "+8613812345678", ("+86 138 1234 5678",)),
        ("email", {}, "a@example.com", ("a@example.com",)),
        ("address", {}, "1 Road\nTown", ("1 Road", "Town")),
        ("amount", {}, {"amount": "200", "currency": "CNY"}, ("CNY 200",)),
        ("slot", {}, "2026-11-23T10:00", ("November 23, 2026, 10:00",)),
        ("document_number", {}, "E12345678", ("E12345678",)),
        ("text", {"required": False}, None, ("Left out",)),
        ("information", {"lines": ["x"]}, True, ("Read",)),
    ],
)
def test_an_answer_is_said_as_the_visitor_would(
    kind: str, more: dict[str, Any], value: Value, said: tuple[str, ...]
) -> None:
    assert in_words(step(kind, **more), value, wording()) == said


def test_a_consent_is_said_with_yes_or_no() -> None:
    consent = step(
        "consent",
        label="Agreement",
        lines=["x"],
        agree="I do",
        refuse="No",
        version="1",
    )

    assert in_words(consent, True, wording()) == ("Yes",)
    assert in_words(consent, False, wording()) == ("No",)
    assert in_words(consent, True, wording("zh")) != ("Yes",)
    assert label_of(consent, wording()) == "Agreement"


def test_each_item_of_a_group_is_one_line_without_what_was_left_out() -> None:
    items: Value = (
        {"country": "KR", "number": "12"},
        {"country": "JP", "number": None},
    )

    assert in_words(GROUP, items, wording()) == ("South Korea · 12", "Japan")
    assert item_in_words(GROUP, {}, wording()) == ""  # type: ignore[arg-type]


def test_dates_money_and_countries_follow_the_language() -> None:
    day = {in_words(step("date"), "2026-11-02", wording(code)) for code in ("zh", "ko")}
    country = in_words(step("country"), "KR", wording("ar"))

    assert day == {("2026年11月2日",), ("2026년 11월 2일",)}
    assert country == ("كوريا الجنوبية",)


def test_the_label_of_a_text_to_read_is_its_title() -> None:
    assert label_of(step("information", lines=["x"], title="Note"), wording()) == "Note"
    assert label_of(step("text", label="Work"), wording()) == "Work"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("", ""),
        ("A", "•"),
        ("AB123", "•••••"),
        ("AB1234", "A•1234"),
        ("E12345678", "E••••5678"),
    ],
)
def test_a_masked_number_shows_only_its_ends(number: str, shown: str) -> None:
    assert masked(number) == shown


@given(st.text(min_size=6, max_size=30))
def test_a_masked_number_keeps_its_length_and_hides_the_middle(number: str) -> None:
    shown = masked(number)

    assert len(shown) == len(number)
    assert shown[1:-4] == "•" * (len(number) - 5)


@given(st.text(max_size=80))
def test_whatever_text_is_accepted_can_be_said(typed: str) -> None:
    for kind in ("text", "address", "name", "email", "document_number"):
        value: Value = (
            {"surname": typed, "given_names": typed} if kind == "name" else typed
        )
        found = accept(step(kind), value, CONTEXT)
        if isinstance(found, Accepted):
            assert in_words(step(kind), found.value, wording())
