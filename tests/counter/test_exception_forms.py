"""The form of an exception: what is needed, what is hashed, what is printed."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.content.build import open_library
from kiosk.counter.exception_forms import (
    FIELDS,
    KINDS,
    MISSING,
    NO_NUMBER,
    ExceptionForm,
    ExceptionKind,
    form_of,
    hash_of,
    lines_of,
    printed,
    problems_of,
)
from kiosk.paths import find_places

FULL = {field.id: "写好了" for field in FIELDS} | {"tries": "3"}
KIND = st.sampled_from(sorted(KINDS))
TYPED = st.dictionaries(
    st.sampled_from([field.id for field in FIELDS]), st.text(max_size=300)
)


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        ("thumb-print", {"not_possible", "tries", "consent", "recording"}),
        (
            "companion",
            {"not_possible", "tries", "consent", "recording"}
            | {"companion", "relation", "proof"},
        ),
        (
            "guardian",
            {"not_possible", "consent", "recording"}
            | {"companion", "relation", "proof"},
        ),
        (
            "home-visit",
            {"not_possible", "consent", "recording", "went", "asked", "found"},
        ),
    ],
)
def test_each_exception_needs_its_own_lines(
    kind: ExceptionKind, needed: set[str]
) -> None:
    assert problems_of(form_of(kind, {})) == dict.fromkeys(needed, MISSING)
    assert problems_of(form_of(kind, FULL)) == {}


def test_whoever_accompanies_is_written_whole_or_not_at_all() -> None:
    form = form_of("thumb-print", {**FULL, "relation": "", "proof": " "})

    assert problems_of(form) == {"relation": MISSING, "proof": MISSING}


@pytest.mark.parametrize("typed", ["0", "-1", "3x", "三", "²", "1.", "٣"])
def test_tries_are_a_number_from_1_to_99(typed: str) -> None:
    assert problems_of(form_of("guardian", {**FULL, "tries": typed})) == {
        "tries": NO_NUMBER
    }


@given(KIND, TYPED)
def test_whatever_is_typed_becomes_a_form_of_bounded_length(
    kind: ExceptionKind, typed: dict[str, str]
) -> None:
    form = form_of(kind, typed)

    for field in FIELDS:
        text = form.text_of(field.id)
        assert len(text) <= field.most
        assert text == text.strip()
        assert not set(text) & set("\0\n\r\x1b\u202e")
    assert set(problems_of(form)) <= {field.id for field in FIELDS}
    assert len(lines_of(form)) == sum(bool(form.text_of(one.id)) for one in FIELDS)


@given(KIND, TYPED)
def test_every_change_of_a_form_is_another_hash(
    kind: ExceptionKind, typed: dict[str, str]
) -> None:
    form = form_of(kind, typed)
    changed = [replace(form, **{one.id: form.text_of(one.id) + "x"}) for one in FIELDS]
    others = [replace(form, kind=one) for one in KINDS if one != kind]
    hashes = [
        hash_of(one, b"approval", b"case")
        for one in (form, *changed, *others, replace(form, salt=bytes(32)))
    ]

    assert all(one != other for one, other in combinations(hashes, 2))
    assert hash_of(form, b"approval", b"cas", b"e") not in hashes


def test_text_that_moves_to_the_next_line_is_another_hash() -> None:
    one = ExceptionForm(kind="companion", companion="ab", relation="c")

    assert hash_of(one) != hash_of(replace(one, companion="a", relation="bc"))


def test_two_forms_with_the_same_words_have_different_hashes() -> None:
    assert hash_of(form_of("guardian", FULL)) != hash_of(form_of("guardian", FULL))


def test_a_form_says_nothing_in_a_log() -> None:
    assert "写" not in repr(form_of("guardian", FULL))


def test_what_is_printed_has_a_place_on_the_forms() -> None:
    library = open_library(find_places())
    known = {form.id: {field.id for field in form.fields} for form in library.forms}

    assert printed(form_of("home-visit", FULL)).keys() <= known["special-customer"]
    assert {"companion", "relation"} <= known["companion-consent"]
    assert printed(form_of("home-visit", FULL))["outside-check"].count("\n") == 2
    assert printed(form_of("thumb-print", {})) == {}
