"""Phrases found exactly, or with their figures lifted out and put back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.phrases import Phrase, SlotKind, SlotValues
from kiosk.translation.model import Prepared
from kiosk.translation.patterns import pattern_of
from kiosk.translation.phrase_index import Match, PhraseIndex
from kiosk.translation.slot_reading import SlotReader

READER = SlotReader(
    "en", {"passport": "passport"}, {"euro": "EUR"}, frozenset({"not", "right"})
)


def index_of(*texts: tuple[str, dict[str, SlotKind]]) -> PhraseIndex:
    """An index of English sentences, each with its text as its id."""
    phrases = (
        Phrase(id=text, number=1, situation="all", text=text, slots=slots)
        for text, slots in texts
    )
    return PhraseIndex([pattern_of(one, one.text, "en") for one in phrases], READER)


WAIT = "Please wait about %(minutes)s minutes."
COST = "The fee is %(amount)s."
SWAP = "%(from)s to %(to)s, please."
BOOK = index_of(
    ("I agree.", {}),
    ("I do not agree.", {}),
    ("Is this your passport?", {}),
    ("Please show me your %(document)s.", {"document": "document"}),
    (WAIT, {"minutes": "number"}),
    (COST, {"amount": "money"}),
    ("My name is %(name)s.", {"name": "name"}),
    ("%(day)s is a holiday.", {"day": "date"}),
    ("We close at %(time)s.", {"time": "time"}),
    (SWAP, {"from": "currency", "to": "currency"}),
)


def prepared(text: str) -> Prepared | None:
    return BOOK.match(text).prepared


def values(text: str) -> SlotValues | None:
    found = prepared(text)
    return None if found is None else found.values


@pytest.mark.parametrize("text", ["I agree.", "i agree", " I  AGREE! "])
def test_a_phrase_is_found_however_it_is_written(text: str) -> None:
    assert prepared(text) == Prepared(phrase="I agree.")


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Please wait about 15 minutes", {"minutes": "15"}),
        ("please wait about fifteen minutes", {"minutes": "15"}),
        ("Please wait about 1,500 minutes.", {"minutes": "1500"}),
        ("Please wait about ٣٠ minutes.", {"minutes": "30"}),
        ("The fee is CNY 500.", {"amount": "500 CNY"}),
        ("The fee is 5,000 yuan.", {"amount": "5000 CNY"}),
        ("The fee is €12.50.", {"amount": "12.5 EUR"}),
        ("My name is Anna Müller.", {"name": "Anna Müller"}),
        ("November 2, 2026 is a holiday.", {"day": "2026-11-02"}),
        ("2026-11-02 is a holiday.", {"day": "2026-11-02"}),
        ("We close at 19:30.", {"time": "19:30"}),
        ("We close at 7:30 pm.", {"time": "19:30"}),
        ("We close at 07:30.", {"time": "07:30"}),
        ("Please show me your PASSPORT", {"document": "passport"}),
        ("euro to CNY, please", {"from": "EUR", "to": "CNY"}),
    ],
)
def test_figures_are_lifted_out_and_put_back(text: str, filled: SlotValues) -> None:
    assert values(text) == filled


@pytest.mark.parametrize(
    "text",
    [
        "",
        "agree",
        "I do not not agree.",
        "Please wait about minutes.",
        "Please wait about -5 minutes.",
        "Please wait about 5-10 minutes.",
        "Please wait about 5 or 10 minutes.",
        "Please wait about 007 minutes.",
        "Please wait about CNY 5 minutes.",
        "Please wait about some minutes.",
        "Please wait about 15 hours.",
        "The fee is 500.",
        "The fee is $500.",
        "The fee is not CNY 500.",
        "The fee is CNY 500 and CNY 20.",
        "The fee is 1.234 euros?",
        "My name is not right.",
        "My name is wrong.",
        "My name is Anna 5.",
        "My name is Monday.",
        "2/11/2026 is a holiday.",
        "Please wait about 1.234 minutes.",
        "The fee is 1.234 yuan.",
        "Please wait about one minutes.",
        "15 days to EUR, please.",
        "November 2 is a holiday.",
        "2026-02-30 is a holiday.",
        "Tomorrow is a holiday.",
        "We close at 7:30.",
        "We close at 25:00.",
        "Please show me your car.",
        "XXX to CNY, please.",
    ],
)
def test_what_does_not_fit_exactly_is_not_found(text: str) -> None:
    assert BOOK.match(text) == Match()


def test_a_question_is_not_its_answer() -> None:
    assert prepared("Is this your passport?") is not None
    assert prepared("Is this your passport") is not None
    assert prepared("Is this your passport.") is None
    assert prepared("I agree?") is None


def test_where_two_phrases_fit_both_are_offered_and_none_is_taken() -> None:
    number: dict[str, SlotKind] = {"n": "number"}
    two = index_of(("Room %(n)s.", number), ("Room %(n)s!", number))
    match = two.match("Room 5")
    assert match.prepared is None
    assert [each.phrase for each in match.rivals] == ["Room %(n)s.", "Room %(n)s!"]


def test_one_phrase_that_fits_in_two_ways_is_not_taken_either() -> None:
    slots: dict[str, SlotKind] = {"a": "name", "b": "name"}
    match = index_of(("%(a)s %(b)s is here.", slots)).match("Anna Maria Smith is here")
    assert match.prepared is None
    assert len(match.rivals) == 2


def test_a_sentence_without_slots_is_preferred() -> None:
    two = index_of(
        ("Show your %(it)s.", {"it": "document"}), ("Show your passport.", {})
    )
    assert two.match("show your passport").prepared == Prepared(
        phrase="Show your passport."
    )


def test_a_number_with_its_unit_is_not_the_number_alone() -> None:
    number = index_of(("Number of times: %(count)s.", {"count": "number"}))
    assert number.match("number of times: 15").prepared is not None
    for other in ("15 days", "15%", "13800138000", "007", "CNY 15", "19:30"):
        assert number.match(f"number of times: {other}").prepared is None


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_another_figure_gives_the_other_figure(one: int, other: int) -> None:
    for number in (one, other):
        found = prepared(f"The fee is CNY {number:,}.")
        if found is not None:
            assert found.values == {"amount": f"{number} CNY"}


@given(st.text(max_size=80))
def test_nothing_that_is_typed_can_break_it(text: str) -> None:
    for around in ("%s", "The fee is %s.", "My name is %s.", "%s to %s, please."):
        BOOK.match(around.replace("%s", text)[:500])
