"""Counting words, sentences and letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.reading_level import LONGEST_SENTENCE, MOST_WORDS, reading_level


def test_a_text_that_stands_twice_is_translated_once() -> None:
    assert reading_level(["Open the app.", "Open the app.", "Pay."]).words == 4


def test_a_sentence_ends_at_its_mark() -> None:
    texts = ["One two three. Four five! Six? Seven eight: nine."]

    assert reading_level(texts).sentence_words == 3


def test_a_name_is_no_sentence_but_is_translated() -> None:
    level = reading_level(["Bank card", "Bring it."])

    assert (level.words, level.sentence_words) == (4, 2)


def test_a_figure_counts_as_the_words_it_becomes() -> None:
    assert reading_level(["It costs %(fact_fee)s today."]).sentence_words == 5


def test_one_long_sentence_in_twenty_is_let_through() -> None:
    short = [f"Word {'x' * number}." for number in range(1, 40)]
    long = ["word " * 30 + "end.", "word " * 31 + "end."]

    assert reading_level([*short[:19], long[0]]).sentence_words == 2
    assert reading_level([*short[:19], *long]).sentence_words == 31


def test_long_words_and_long_sentences_need_more_school() -> None:
    easy = reading_level(["Go in. Sit."])
    middle = reading_level(["Please bring your passport to the counter."])
    hard = reading_level(
        ["Identification documentation necessitates authentication beforehand."]
    )

    assert easy.grade < middle.grade < hard.grade
    assert middle.grade == pytest.approx(4.71 * 35 / 7 + 0.5 * 7 - 21.43)


def test_what_is_too_long_is_a_fault() -> None:
    level = reading_level(
        [f"{number} " + "word " * 14 + "end." for number in range(600)]
    )

    sentences, words = level.faults()

    assert f"16 words (95th percentile), at most {LONGEST_SENTENCE}" in sentences
    assert f"9600 words, at most {MOST_WORDS}" in words


@given(st.lists(st.text()))
def test_any_texts_can_be_counted(texts: list[str]) -> None:
    level = reading_level(texts)

    assert level.words >= 0
    assert level.grade >= 0
    assert str(level)
