from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.interview.fields import accept
from kiosk.interview.problems import MESSAGES, Problem
from kiosk.interview.result import Accepted
from kiosk.interview.samples import ZONE
from tests.interview.services import CONTEXT, step

OPTIONS = [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]
COUNTRIES = [
    {
        "kind": "country",
        "id": "country",
        "key": 1,
        "title": "?",
        "label": "Country",
        "personal": "no",
        "regions": True,
    },
    {
        "kind": "choice",
        "id": "has",
        "key": 2,
        "title": "?",
        "label": "Number",
        "personal": "no",
        "options": [{"id": "yes", "label": "Y"}, {"id": "no", "label": "N"}],
    },
    {
        "kind": "text",
        "id": "number",
        "key": 3,
        "title": "?",
        "label": "Number",
        "personal": "no",
        "when": {"has": "yes"},
    },
]
GROUP: dict[str, Any] = {"item_label": "Country", "fields": COUNTRIES, "most": 2}

GOOD: list[tuple[str, dict[str, Any], Any, Any]] = [
    ("choice", {"options": OPTIONS}, "b", "b"),
    ("several", {"options": OPTIONS}, ["b", "a", "b"], ("a", "b")),
    ("several", {"options": OPTIONS, "required": False}, [], None),
    ("text", {}, "  a\tb\u202e ", "a b"),
    ("text", {"required": False}, None, None),
    ("text", {"required": False}, "", None),
    (
        "name",
        {},
        {"surname": "o’neill", "given_names": "anne-marie"},
        {"surname": "O'NEILL", "given_names": "ANNE-MARIE"},
    ),
    ("name", {}, {"given_names": "SUDARPA"}, {"surname": "", "given_names": "SUDARPA"}),
    ("date", {"span": "birth"}, "2000-02-29", "2000-02-29"),
    ("date", {"span": "birth"}, "2026-11-22", "2026-11-22"),
    ("date", {"span": "expiry"}, "2036-11-22", "2036-11-22"),
    ("country", {}, "KR", "KR"),
    ("country", {"regions": True}, "HK", "HK"),
    ("phone", {}, "+821012345678", "+821012345678"),
    ("phone", {"country": "CN"}, "+8613812345678", "+8613812345678"),
    ("email", {}, "anna.b+c@mail.example.com", "anna.b+c@mail.example.com"),
    ("address", {}, " 北京路 1 号\n\n  上海 ", "北京路 1 号\n上海"),
    (
        "amount",
        {},
        {"amount": "200.50", "currency": "CNY"},
        {"amount": "200.50", "currency": "CNY"},
    ),
    ("slot", {}, "2026-11-23T10:00", "2026-11-23T10:00"),
    ("document_number", {"accepts": ["passport"]}, " m1234 5678 ", "M12345678"),
    (
        "document_number",
        {"accepts": ["permanent-resident-card", "permanent-resident-card-2017"]},
        "911124198108030024",
        "911124198108030024",
    ),
    ("mrz", {"required": False}, ZONE, ZONE),
    (
        "group",
        GROUP,
        [
            {"country": "KR", "has": "yes", "number": "1-2"},
            {"country": "HK", "has": "no", "number": "dropped"},
        ],
        (
            {"country": "KR", "has": "yes", "number": "1-2"},
            {"country": "HK", "has": "no"},
        ),
    ),
    ("information", {"lines": ["Read me."]}, True, True),
    (
        "consent",
        {"label": "?", "lines": [], "agree": "y", "refuse": "n", "version": "1"},
        False,
        False,
    ),
]

BAD: list[tuple[str, dict[str, Any], Any, str]] = [
    ("choice", {"options": OPTIONS}, "c", "not-an-option"),
    ("choice", {"options": OPTIONS}, ["a"], "not-an-option"),
    ("choice", {"options": OPTIONS}, None, "missing"),
    ("several", {"options": OPTIONS}, [], "none-chosen"),
    ("several", {"options": OPTIONS}, ["a", "c"], "not-an-option"),
    ("several", {"options": OPTIONS}, "a", "wrong-kind"),
    ("text", {"max_length": 3}, "abcd", "too-long"),
    ("text", {}, " \u200e ", "missing"),
    ("text", {}, 5, "wrong-kind"),
    ("name", {}, {"surname": "김", "given_names": "민지"}, "name-other-script"),
    ("name", {}, {"surname": "MÜLLER", "given_names": ""}, "name-diacritics"),
    ("name", {}, {"surname": "K1M", "given_names": ""}, "name-digits"),
    ("name", {}, {"surname": "A" * 27, "given_names": ""}, "too-long"),
    ("name", {}, {"surname": "", "given_names": " "}, "name-missing"),
    ("name", {}, {"surname": "A", "middle": "B"}, "wrong-kind"),
    ("name", {}, "KIM", "wrong-kind"),
    ("date", {}, "2026-02-30", "no-such-date"),
    ("date", {}, "20260228", "no-such-date"),
    ("date", {}, 20260228, "no-such-date"),
    ("date", {"span": "birth"}, "2026-11-23", "date-in-future"),
    ("date", {"span": "birth"}, "1890-01-01", "date-too-early"),
    ("date", {"span": "expiry"}, "2090-01-01", "date-too-late"),
    ("country", {}, "kr", "not-a-country"),
    ("country", {}, "ZZ", "not-a-country"),
    ("country", {}, "HK", "not-a-country"),
    ("phone", {}, "010-1234-5678", "phone-incomplete"),
    ("phone", {}, "+82101", "phone-not-possible"),
    ("phone", {"country": "CN"}, "+821012345678", "phone-other-country"),
    ("email", {}, "anna@", "not-an-email"),
    ("email", {}, "a@b.example\nBcc: x@y.example", "not-an-email"),
    ("address", {"latin": True}, "北京路", "not-latin"),
    ("address", {"max_lines": 1}, "a\nb", "too-many-lines"),
    ("address", {}, "a" * 61, "too-long"),
    ("address", {}, " \n ", "missing"),
    ("amount", {}, {"amount": "-5", "currency": "CNY"}, "not-an-amount"),
    ("amount", {}, {"amount": "0", "currency": "CNY"}, "not-an-amount"),
    ("amount", {}, {"amount": "1e9", "currency": "CNY"}, "not-an-amount"),
    ("amount", {}, {"amount": "٥", "currency": "CNY"}, "not-an-amount"),
    ("amount", {}, {"amount": "9999999", "currency": "CNY"}, "amount-too-large"),
    ("amount", {}, {"amount": "5", "currency": "EUR"}, "not-an-option"),
    ("amount", {}, "5", "wrong-kind"),
    ("slot", {}, "2026-11-22T03:00", "not-a-slot"),
    ("document_number", {"accepts": ["passport"]}, "A", "not-a-document"),
    (
        "document_number",
        {"accepts": ["passport"]},
        "911124198108030024",
        "other-document",
    ),
    (
        "document_number",
        {"accepts": ["permanent-resident-card"]},
        "911124198108030025",
        "check-character",
    ),
    ("mrz", {}, "not a zone", "not-a-zone"),
    ("mrz", {}, ZONE.replace("L898902C36", "L898902C37"), "zone-damaged"),
    ("group", GROUP, [], "too-few-items"),
    ("group", GROUP, "KR", "wrong-kind"),
    ("group", GROUP, [{"country": "KR", "has": "no"}] * 3, "too-many-items"),
    ("group", GROUP, [{"country": "KR", "has": "no"}] * 2, "twice"),
    ("group", GROUP, [{"country": "KR", "has": "yes"}], "missing"),
    ("information", {"lines": []}, False, "not-read"),
    (
        "consent",
        {"label": "?", "lines": [], "agree": "y", "refuse": "n", "version": "1"},
        "yes",
        "wrong-kind",
    ),
]


@pytest.mark.parametrize(("kind", "more", "given_", "accepted"), GOOD)
def test_a_good_answer_is_accepted_in_its_clean_form(
    kind: str,
    more: dict[str, Any],
    given_: Any,  # noqa: ANN401
    accepted: Any,  # noqa: ANN401
) -> None:
    result = accept(step(kind, **more), given_, CONTEXT)

    assert result == Accepted(accepted)


@pytest.mark.parametrize(("kind", "more", "given_", "code"), BAD)
def test_a_bad_answer_is_a_problem_with_a_sentence(
    kind: str,
    more: dict[str, Any],
    given_: Any,  # noqa: ANN401
    code: str,
) -> None:
    result = accept(step(kind, **more), given_, CONTEXT)

    assert isinstance(result, Problem)
    assert result.code == code
    assert result.message


def test_every_problem_is_met_by_a_bad_answer_here() -> None:
    met = {code for *_, code in BAD} | {"item", "name-characters", "name-no-letter"}
    of_slots_in_phrases = {"not-a-number", "not-a-time"}

    assert set(MESSAGES) == met | {"not-read", "missing"} | of_slots_in_phrases


def test_the_problem_of_an_item_names_item_and_field() -> None:
    items = [{"country": "KR", "has": "no"}, {"country": "XX", "has": "no"}]

    result = accept(step("group", **GROUP), items, CONTEXT)

    assert isinstance(result, Problem)
    assert (result.item, result.field) == (1, "country")


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=12), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", sorted({kind for kind, *_ in GOOD}))
@given(value=plain)
def test_no_answer_whatever_raises(kind: str, value: Any) -> None:  # noqa: ANN401
    more = next(more for good, more, *_ in GOOD if good == kind)

    result = accept(step(kind, **more), value, CONTEXT)

    assert isinstance(result, Accepted | Problem)
