"""Words to look for after the wipe, and where a process still holds them."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from typing import Final

CORES: Final = {
    "latin": "ZQXVJ",
    "cyrillic": "ЩЪЮЭЫ",
    "greek": "ΞΨΩΦΘ",
    "arabic": "ظغضذث",
    "hebrew": "צטקעש",
    "thai": "ฆฌฎฏฒ",
    "hangul": "뷁쀍쬵",
    "han": "龘靐齉爩",
    "digits": "73197",
}
"""Letters that stand nowhere else, by script. A typed word has more around them."""
SCRIPTS: Final = tuple(CORES)


def canary(script: str, number: int) -> str:
    """A word of one script that nobody else writes."""
    return f"{CORES[script]}{number:03d}"


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, bytes | bytearray):
            yield bytes(value).decode("utf-8", "replace")


def everything_seen() -> None:
    """Have the collector show all there is: a table of a module may hold a word too."""
    gc.unfreeze()
    gc.collect()


def holders() -> list[str]:
    """What still holds a canary: the kind of the object, and the word.

    Looks at every text that an object of the collector refers to, which includes
    caches, suspended coroutines and slots.
    """
    everything_seen()
    cores = tuple(CORES.values())
    found = []
    for one in gc.get_objects():
        for text in _texts(gc.get_referents(one)):
            if any(core in text and text != core for core in cores):
                found.append(f"{type(one).__qualname__} {str(one)[:90]}: {text[:60]!r}")
    return found


def holders_of(reversed_word: str) -> list[str]:
    """What still holds a word, which is given backwards: whoever asks must not."""
    everything_seen()
    return [
        f"{type(one).__qualname__} {str(one)[:90]}"
        for one in gc.get_objects()
        for text in _texts(gc.get_referents(one))
        if reversed_word in text[::-1] and reversed_word != text
    ]
