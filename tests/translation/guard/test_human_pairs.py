"""What people translated is hardly ever refused, and never for its figures."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from itertools import permutations

import pytest

from kiosk.content.phrase_words import PhraseWords
from kiosk.translation.guard.rules import judge
from tests.translation import books
from tests.translation.engine.phrases import known_phrases

MOST_REFUSED = 0.03
"""Of right translations, for any one of the rules that are judged by tables."""
TABLES = (
    "negation",
    "polarity",
    "currency",
    "length",
    "repetition",
    "question",
    "script",
)
MOST_TERMS = 0.02
"""Of right translations, for the words of the trade."""
LEAST_PAIRS = 1_000


@cache
def refused() -> tuple[Counter[str], int]:
    """How often each rule refused a phrase of the real phrasebook, and of how many."""
    words = {one.code: PhraseWords(one, books.library()) for one in books.languages()}
    terms = books.library().terms
    found, pairs, chance = Counter[str](), 0, random.Random(5)  # noqa: S311
    for phrase in books.library().phrases.phrases:
        values = books.some_values(phrase, chance)
        said = {code: one.text(phrase, values) for code, one in words.items()}
        done = {code: one.text for code, one in said.items() if not one.fallback}
        for speaks, hears in permutations(done, 2):
            findings = judge(done[speaks], done[hears], speaks, hears, terms)
            found.update({one.rule for one in findings})
            pairs += 1
    return found, pairs


def test_no_phrase_is_refused_for_its_figures() -> None:
    found, pairs = refused()
    print(f"{pairs} right pairs, refused: {dict(found)}")  # noqa: T201

    assert pairs >= LEAST_PAIRS
    assert found["figures"] == 0


@pytest.mark.parametrize("rule", TABLES)
def test_hardly_any_phrase_is_refused(rule: str) -> None:
    found, pairs = refused()

    assert found[rule] <= MOST_REFUSED * pairs


def test_hardly_any_phrase_is_refused_for_its_words() -> None:
    found, pairs = refused()

    assert found["glossary"] <= MOST_TERMS * pairs


def test_no_sentence_of_the_trained_pairs_is_refused() -> None:
    rows = [
        (speaks, source, hears, target)
        for english, chinese, korean in known_phrases()
        for speaks, source, hears, target in (
            ("en", english, "zh", chinese),
            ("zh", chinese, "en", english),
            ("en", english, "ko", korean),
        )
        if target and "⟦" not in source
    ]
    terms = books.library().terms
    wrong = [row for row in rows if judge(row[1], row[3], row[0], row[2], terms)]

    assert wrong == []
