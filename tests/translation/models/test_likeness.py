"""Likeness tells a good translation from a poor one, whatever its figures."""

from __future__ import annotations

import pytest

from kiosk.translation.models.bank_suite import bank_sentences
from kiosk.translation.models.likeness import likeness


@pytest.mark.parametrize("language", ["en", "zh", "ko", "ar"])
def test_the_same_sentence_is_wholly_like_itself(language: str) -> None:
    for sentence in bank_sentences(language):
        assert likeness(sentence.text, sentence.text) == 100


def test_figures_do_not_count() -> None:
    assert likeness("Pay 500 yuan.", "Pay 80 yuan!") == 100


def test_better_is_more() -> None:
    wanted = "Please come back tomorrow morning."
    good = likeness("Come back tomorrow morning, please.", wanted)
    poor = likeness("Please go.", wanted)

    assert 100 > good > poor > likeness("숫자", wanted) == 0


@pytest.mark.parametrize(("text", "wanted"), [("", "a"), ("a", ""), ("5", "a")])
def test_nothing_is_like_nothing(text: str, wanted: str) -> None:
    assert likeness(text, wanted) == 0
