"""How hard the English texts are to read, and how much there is to translate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

from kiosk.content.figures import PLACEHOLDER

LONGEST_SENTENCE = 15
"""Words, of the 95th percentile.

Source: house rule for texts that tired visitors read standing.
"""
MOST_WORDS = 9_000
"""Words a visitor's content may have in all: each is translated many times."""
_FIGURE = "USD 500"
"""Stands for a placeholder: most are a sum of money or as long as one."""
_SENTENCE = re.compile(r"(?<=[.?!:])\s+")
_MARKS = (".", "?", "!", ":")
_LETTERS = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """What was counted in the texts."""

    words: int
    """Words to translate: of each different text, once."""
    sentence_words: int
    """Words of a sentence that only one in twenty is longer than."""
    grade: float
    """Years of school needed, by the Automated Readability Index."""

    def faults(self) -> Iterator[str]:
        """Yield what is too long."""
        if self.sentence_words > LONGEST_SENTENCE:
            yield (
                f"guides: sentences have up to {self.sentence_words} words (95th "
                f"percentile), at most {LONGEST_SENTENCE}. Make two of one."
            )
        if self.words > MOST_WORDS:
            yield (
                f"guides: {self.words} words, at most {MOST_WORDS}, since each is "
                "translated many times. Shorten texts, or use a text twice."
            )

    def __str__(self) -> str:
        """Return the figures on one line."""
        return (
            f"{self.words} words (at most {MOST_WORDS}); sentences up to "
            f"{self.sentence_words} words (95th percentile, at most "
            f"{LONGEST_SENTENCE}); reading level: {self.grade:.1f} years of school."
        )


def reading_level(texts: Iterable[str]) -> ReadingLevel:
    """Return how hard the sentences of texts are to read; all 0 for none.

    Source: Automated Readability Index, Smith and Senter, AMRL-TR-66-220 (1967):
    4.71 characters a word + 0.5 words a sentence - 21.43.
    """
    different = sorted(set(texts))
    sentences = [sentence for text in different for sentence in _sentences(text)]
    lengths = sorted(len(sentence.split()) for sentence in sentences)
    words = sum(len(text.split()) for text in different)
    if not lengths:
        return ReadingLevel(words, 0, 0.0)
    characters = sum(len(_LETTERS.findall(sentence)) for sentence in sentences)
    counted = sum(lengths)
    grade = 4.71 * characters / counted + 0.5 * counted / len(lengths) - 21.43
    return ReadingLevel(words, lengths[ceil(0.95 * len(lengths)) - 1], max(grade, 0.0))


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text: words without a mark are a name or a heading."""
    for sentence in _SENTENCE.split(PLACEHOLDER.sub(_FIGURE, text.strip())):
        if sentence.endswith(_MARKS) and _LETTERS.search(sentence):
            yield sentence
