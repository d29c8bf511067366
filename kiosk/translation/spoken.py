"""The phrases of one language, with all that finds them, each made when needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from kiosk.language.placeholders import PLACEHOLDER
from kiosk.translation.initials import PhraseSearch, Sought
from kiosk.translation.nearest import Neighbours
from kiosk.translation.own_names import words_of
from kiosk.translation.patterns import pattern_of
from kiosk.translation.phrase_index import PhraseIndex
from kiosk.translation.slot_reading import SlotReader


class Spoken:
    """One language of the phrasebook."""

    def __init__(
        self,
        phrases: Sequence[Sought],
        language: str,
        reader: Callable[[frozenset[str]], SlotReader],
    ) -> None:
        """Keep what is needed; nothing is made yet.

        Args:
            phrases: Those that are prepared in this language.
            language: Its code.
            reader: Makes what reads slots, from the words that phrases are made of.
        """
        self._phrases = tuple(phrases)
        self._language = language
        self._reader = reader

    @cached_property
    def index(self) -> PhraseIndex:
        """Finds the phrase that a sentence is."""
        words = words_of(PLACEHOLDER.sub(" ", one.text) for one in self._phrases)
        patterns = tuple(
            pattern_of(one.phrase, one.text, self._language) for one in self._phrases
        )
        return PhraseIndex(patterns, self._reader(words))

    @cached_property
    def near(self) -> Neighbours:
        """Finds phrases that are like a sentence."""
        return Neighbours(self.index.patterns, self.index.reader)

    @cached_property
    def seek(self) -> PhraseSearch:
        """Finds phrases by what is typed to look for them."""
        return PhraseSearch(self._phrases, self._language)

    def prepare(self) -> None:
        """Make all of it now, and load what the first sentence needs."""
        self.near.prepare()
        self.near.nearest("0")
        self.seek.prepare()
