"""How words of a table become one regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

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
    parted = [word for word in folded if _SPACED.match(word[0])]
    joined = [word for word in folded if not _SPACED.match(word[0])]
    return f"(?:{'|'.join((*_runs(parted, STARTS), *_runs(joined, '')))})"


def by_word(table: dict[str, str]) -> dict[str, str]:
    """Turn "meaning: word|word" around: the meaning of each folded word."""
    return {
        fold_word(word): meaning
        for meaning, words in table.items()
        for word in words.split("|")
    }


def _runs(words: Iterable[str], before: str) -> Iterator[str]:
    """Patterns of words in their order, those that end alike in one.

    What stands for a letter takes a millisecond to compile, too long for each word.
    """
    for parts, run in groupby(words, lambda word: bool(_SPACED.match(word[-1]))):
        escaped = (re.escape(word).replace(r"\ ", r"\s+") for word in run)
        yield f"{before}(?:{'|'.join(escaped)}){ENDS if parts else ''}"
