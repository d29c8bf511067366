"""The phrases of guides/phrases.yaml: enough of them, short, and safe to say."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from kiosk.content.phrases import Phrase, Phrasebook, SlotKind
from kiosk.content.reading import read_content

ENOUGH = 250
"""Source: issue 5, "at least 250 sentences"."""
LONGEST = 12
"""Words: what is understood at once across a counter."""
FIRST = [
    "hello",
    "document",
    "read",
    "check",
    "passport-name",
    "wait",
    "come",
    "colleague",
    "no-pin",
    "thanks",
]
"""The sentences staff could show before there was a phrasebook, by number."""
SECRET = re.compile(r"\b(PIN|code|card number|password)\b")
ASKED = re.compile(
    r"\b(tell|give|show|send|read|say|write) (me|us|it to (me|us))\b", re.IGNORECASE
)


@cache
def book() -> Phrasebook:
    return read_content(Path(__file__).parents[2] / "guides").phrasebook


def said_by(*speakers: str) -> list[Phrase]:
    return [phrase for phrase in book().phrases if phrase.by in speakers]


def test_there_are_enough_phrases() -> None:
    assert len(book().phrases) >= ENOUGH


@pytest.mark.parametrize("speakers", [("staff", "both"), ("visitor", "both")])
def test_both_sides_have_something_to_say_in_every_situation(
    speakers: tuple[str, ...],
) -> None:
    spoken = Counter(phrase.situation for phrase in said_by(*speakers))

    assert [one.id for one in book().situations if spoken[one.id] < 5] == []


def test_a_visitor_has_a_third_of_the_phrases() -> None:
    assert 3 * len(said_by("visitor", "both")) >= len(book().phrases)


def test_the_first_ten_keep_their_numbers() -> None:
    first = sorted(book().phrases, key=lambda phrase: phrase.number)[:10]

    assert [phrase.id for phrase in first] == FIRST
    assert [phrase.number for phrase in first] == list(range(1, 11))


def test_every_kind_of_slot_is_used() -> None:
    used = {kind for phrase in book().phrases for kind in phrase.slots.values()}

    assert used == set(get_args(SlotKind))


def test_a_phrase_is_understood_at_once() -> None:
    long = [one.text for one in book().phrases if len(one.text.split()) > LONGEST]

    assert long == []


def test_no_phrase_asks_for_a_secret() -> None:
    asking = [
        phrase.text
        for phrase in book().phrases
        if SECRET.search(phrase.text) and ASKED.search(phrase.text)
    ]

    assert asking == ["Please enter the code yourself. Do not tell it to me."]


def test_phrases_of_a_situation_stand_together_in_the_order_of_their_numbers() -> None:
    order = [one.id for one in book().situations]
    shown = [order.index(phrase.situation) for phrase in book().phrases]
    later = [phrase.number for phrase in book().phrases if phrase.number > 10]

    assert shown == sorted(shown)
    assert later == sorted(later)
