"""How words of a table become one regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk.translation.guard.folding import fold_word

# Chinese, Japanese, Korean and Thai write words together.
_JOINED = "\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_LETTER = rf"[^\W\d_{_JOINED}]"
STARTS = rf"(?<!{_LETTER})"
ENDS = rf"(?!{_LETTER})"
_SPACED = re.compile(_LETTER)


def one_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first, whole words where they part."""
    folded = sorted({fold_word(word) for word in words}, key=len, reverse=True)
    return f"(?:{'|'.join(map(_whole, folded))})"


def by_word(table: dict[str, str]) -> dict[str, str]:
    """Turn "meaning: word|word" around: the meaning of each folded word."""
    return {
        fold_word(word): meaning
        for meaning, words in table.items()
        for word in words.split("|")
    }


def _whole(word: str) -> str:
    before = STARTS if _SPACED.match(word[0]) else ""
    after = ENDS if _SPACED.match(word[-1]) else ""
    return before + re.escape(word).replace(r"\ ", r"\s+") + after
