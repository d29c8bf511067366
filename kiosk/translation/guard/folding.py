"""A text as figures are looked for in it, with the way back to where they stood."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

SPACE = "\u00a0"
"""A space that does not break: some write it between thousands."""
SPACES = frozenset("\u00a0\u202f\u2007\u2009")
SAME = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىی", "ي"),
        "ة": "ه",
        "٪": "%",
        "ک": "ك",
        **dict.fromkeys("‘’ʼ`´", "'"),
        **dict.fromkeys("‐‑‒–—―−﹣", "-"),
        **dict.fromkeys("〜～∼", "~"),
        **dict(
            zip(
                "萬億兩點號塊錢時週禮歲開後間",
                "万亿两点号块钱时周礼岁开后间",
                strict=True,
            )
        ),
    }
)
WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3})")
# Full-width commas part sentences far more often than thousands.
KEPT = frozenset("，、。；")


@dataclass(frozen=True, slots=True)
class Folded:
    """Small letters, digits 0 to 9, no marks: one character for one of the text."""

    text: str
    places: tuple[int, ...]
    """Where each character stood, and the end of the text."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the folded text stands in the text itself."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text: digits of any script, full width, vowel marks, letter variants.

    Source: Unicode Standard Annex 15 (NFKC), Unicode Character Database (decimal).
    """
    text = WIDE_COMMA.sub(",", text)
    kept = [
        (folded, place)
        for place, character in enumerate(text)
        if (folded := fold_character(character))
    ]
    places = (*(place for _, place in kept), len(text))
    return Folded("".join(folded for folded, _ in kept), places)


def fold_word(word: str) -> str:
    """A word of a table as it is found in a folded text."""
    return "".join(map(fold_character, word))


def fold_character(character: str) -> str:
    """One folded character; nothing for a mark or a control."""
    if character in SPACES:
        return SPACE
    if character in KEPT:
        return character
    return _plain(character.translate(SAME))


def _plain(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    if len(plain) != 1:
        plain = character
    digit = unicodedata.decimal(plain, None)
    if digit is not None:
        return str(digit)
    return _without_marks(plain)


def _without_marks(character: str) -> str:
    category = unicodedata.category(character)
    if character == "ـ" or category in ("Cf", "Cs"):
        return ""
    if category == "Mn":
        # Vowel marks of Arabic; those of Thai, Hindi and others are letters.
        return "" if "\u064b" <= character <= "\u0670" else character
    if category in ("Cc", "Co", "Cn"):
        return " "
    small = character.lower()
    return small if len(small) == 1 else character
