"""Phrases found by what staff type: a number, first letters of pinyin, or words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kiosk.content.phrases import Phrase
from kiosk.language.placeholders import PLACEHOLDER
from kiosk.language.searching import fold

_HAN: Final = ("\u3400", "\u9fff")


@dataclass(frozen=True, slots=True)
class Sought:
    """A phrase as it is looked for in one language."""

    phrase: Phrase
    text: str
    """Its sentence there, slots as %(name)s."""
    title: str
    """The title of its situation there."""


class PhraseSearch:
    """Finds phrases of one language. The first search computes the pinyin."""

    def __init__(self, phrases: Sequence[Sought], language: str) -> None:
        self._phrases = tuple(phrases)
        self._language = language

    def search(self, query: str) -> tuple[Phrase, ...]:
        """The phrases for a query, the likeliest first; none for an empty one.

        First the phrase with that number, then those whose initials begin with
        the query, have it inside, then those with the words of the query in
        their sentence, at last those whose situation has them in its title.

        Args:
            query: What was typed: "201", "qcs", part of a sentence.
        """
        wanted, letters = fold(query), self._letters_in(query)
        if not wanted:
            return ()
        ranked = sorted(
            (rank, place)
            for place in range(len(self._phrases))
            if (rank := self._rank(place, wanted, letters)) is not None
        )
        return tuple(self._phrases[place].phrase for _, place in ranked)

    def prepare(self) -> None:
        """Compute what the first search needs; some 200 ms, for a thread."""
        _ = self._folded
        if self._language == "zh":
            _ = self._initials

    def _rank(self, place: int, wanted: str, letters: str) -> int | None:
        if wanted == str(self._phrases[place].phrase.number):
            return 0
        if letters:
            found = _find_initials(self._initials[place], letters)
            if found is not None:
                return min(found, 1) + 1
        text, title = self._folded[place]
        if all(part in text for part in wanted.split()):
            return 3
        return 4 if all(part in title for part in wanted.split()) else None

    def _letters_in(self, query: str) -> str:
        """The initials that were typed; empty where these are no initials."""
        letters = "".join(fold(query).split())
        typed = self._language == "zh" and letters.isascii() and letters.isalpha()
        return letters if typed and len(letters) == len("".join(query.split())) else ""

    @cached_property
    def _folded(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            (fold(PLACEHOLDER.sub(" ", one.text)), fold(one.title))
            for one in self._phrases
        )

    @cached_property
    def _initials(self) -> tuple[tuple[str, ...], ...]:
        return initials_of(tuple(one.text for one in self._phrases))


def initials_of(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """First letters of each sentence: for each character all it can begin with.

    Every reading of a character counts, so that 行 is found by h and by x.
    Letters and digits of other scripts stand for themselves, slots and signs
    are left out.

    Args:
        texts: Chinese sentences, slots as %(name)s.
    """
    bare = tuple(PLACEHOLDER.sub("", text) for text in texts)
    letters = _letters_of({character for text in bare for character in text})
    return tuple(
        tuple(letters[character] for character in text if letters[character])
        for text in bare
    )


def _letters_of(characters: set[str]) -> Mapping[str, str]:
    from pypinyin import Style, pinyin

    def letters(character: str) -> str:
        if not _HAN[0] <= character <= _HAN[1]:
            return fold(character).strip()
        readings = pinyin(character, style=Style.NORMAL, heteronym=True)
        return "".join(sorted({reading[0] for reading in readings[0] if reading}))

    return {character: letters(character) for character in characters}


def _find_initials(initials: Sequence[str], wanted: str) -> int | None:
    """Where the letters begin among the initials; None: nowhere."""
    for start in range(len(initials) - len(wanted) + 1):
        if all(letter in initials[start + n] for n, letter in enumerate(wanted)):
            return start
    return None
