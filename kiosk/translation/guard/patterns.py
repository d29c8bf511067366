"""How words of a table become one regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from kiosk.translation.guard.folding import fold_word

# Letters of scripts that part words: Chinese, Japanese, Korean and Thai do not. A set
# that leaves those out by their ranges takes a millisecond to compile, each time.
# Source: Unicode Character Database, Blocks.txt and General_Category.
_LETTER = (
    "[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u0531-\u0588"
    "\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u0710-\u072f\u0904-\u0939\u10a0-\u10fa"
    "\u1200-\u135a\u1820-\u1878\u1e00-\u1fff]"
)
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
    """Patterns of words in their order, those that end alike in one."""
    for parts, run in groupby(words, lambda word: bool(_SPACED.match(word[-1]))):
        escaped = (re.escape(word).replace(r"\ ", r"\s+") for word in run)
        yield f"{before}(?:{'|'.join(escaped)}){ENDS if parts else ''}"
