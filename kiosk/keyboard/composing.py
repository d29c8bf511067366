"""What a key makes of the text before the cursor, for each keyboard of free text."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kiosk.keyboard import hangul, kana, thai, vietnamese
from kiosk.keyboard.marks import before_last


def appended(before: str, key: str) -> str:
    """Return the text with the key's characters behind it."""
    return before + key


def shortened(before: str) -> str:
    """Return the text without its last character, marks on it included."""
    return before[: before_last(before, len(before))]


@dataclass(frozen=True, slots=True)
class Composer:
    """How one script is typed. Both functions are pure, and give composed text back."""

    compose: Callable[[str, str], str] = appended
    """The text before the cursor and what a key types in, the new text out."""
    backspaced: Callable[[str], str] = shortened
    """The text before the cursor in, the text with one thing less out."""


PLAIN: Final = Composer()
"""Puts each key behind what is there."""
_COMPOSERS: Final = MappingProxyType(
    {
        "free-ko": Composer(hangul.compose, hangul.backspaced),
        "free-kana": Composer(kana.compose),
        "free-th": Composer(thai.compose, thai.backspaced),
        "free-vi": Composer(vietnamese.compose),
    }
)


def composer_of(layout_id: str) -> Composer:
    """Return how text is composed on a keyboard; `PLAIN` where keys only add."""
    return _COMPOSERS.get(layout_id, PLAIN)


def normal(text: str) -> str:
    """Return the text in the form in which it is kept, NFC.

    Source: Unicode Standard Annex 15.
    """
    return unicodedata.normalize("NFC", text)
