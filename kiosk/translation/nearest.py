"""Phrases that are near to what somebody wrote: offered, never sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from kiosk.content.phrases import Phrase, SlotValues
from kiosk.translation.folding import NO_SPACES, fold_sentence
from kiosk.translation.guard.figure import Figure
from kiosk.translation.guard.figures import find_figures
from kiosk.translation.guard.folding import fold
from kiosk.translation.guard.negation import CERTAIN, NONE, denies
from kiosk.translation.guard.negation_words import NEGATIONS
from kiosk.translation.model import Prepared
from kiosk.translation.patterns import BLANK, Pattern
from kiosk.translation.slot_reading import SlotReader, value_of

ENOUGH: Final = 45
"""The least likeness, 0 to 100, of what is offered."""
MOST_LOOKED_AT: Final = 24
CONTRADICTION: Final = 25
"""What is taken off the likeness of a phrase that denies what was affirmed, or
the other way round, or that has no place for a figure which was written."""


class Neighbours:
    """The phrases of one language, ranked by likeness to a sentence."""

    def __init__(self, patterns: Sequence[Pattern], reader: SlotReader) -> None:
        self._patterns = tuple(patterns)
        self._reader = reader

    def nearest(
        self, text: str, *, among: Iterable[Phrase] | None = None, most: int = 3
    ) -> tuple[Prepared, ...]:
        """The phrases most like a sentence, the nearest first.

        A slot is filled when one figure of the sentence fits it and no other
        slot; else it stays open and a person fills it.

        Args:
            text: A cleaned sentence.
            among: Only these phrases; None: all of the language.
            most: How many at most.
        """
        figures = find_figures(text, self._reader.language)
        ids = None if among is None else {phrase.id for phrase in among}
        ranked: list[tuple[float, int, SlotValues]] = []
        for place, likeness in self._alike(_blanked(text, figures)).items():
            pattern = self._patterns[place]
            if ids is None or pattern.phrase.id in ids:
                values = fitting(pattern.phrase, figures, text)
                against = (len(figures) > len(values)) + self._deny(text, pattern)
                ranked.append((likeness - CONTRADICTION * against, place, values))
        ranked.sort(key=lambda one: (-one[0], one[1]))
        return tuple(
            Prepared(phrase=self._patterns[place].phrase.id, values=values)
            for _, place, values in ranked[:most]
        )

    def _alike(self, text: str) -> Mapping[int, float]:
        """Likeness by place, for the places that are enough alike."""
        from rapidfuzz import fuzz, process

        key = fold_sentence(text, self._reader.language).key
        found: dict[int, float] = {}
        asked = (
            (fuzz.ratio, key, self._keys),
            (fuzz.token_sort_ratio, self._in_pairs(key), self._pairs),
        )
        for scorer, wanted, choices in asked:
            hits = process.extract(
                wanted,
                choices,
                scorer=scorer,
                processor=None,
                score_cutoff=ENOUGH,
                limit=MOST_LOOKED_AT,
            )
            for _, likeness, place in hits:
                found[place] = max(likeness, found.get(place, 0.0))
        return found

    def _deny(self, text: str, pattern: Pattern) -> bool:
        """Whether one says no and the other does not, as far as that is known."""
        language = self._reader.language
        if language not in NEGATIONS:
            return False
        said = {denies(fold(each).text, language) for each in (text, pattern.text)}
        return said == {CERTAIN, NONE}

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(pattern.key for pattern in self._patterns)

    @cached_property
    def _pairs(self) -> tuple[str, ...]:
        return tuple(map(self._in_pairs, self._keys))

    def prepare(self) -> None:
        """Compute what the first question needs, for a thread."""
        _ = self._keys, self._pairs

    def _in_pairs(self, key: str) -> str:
        """Words to be compared in any order; pairs of letters where none are seen."""
        if self._reader.language not in NO_SPACES:
            return key
        return " ".join(key[place : place + 2] for place in range(max(len(key) - 1, 1)))


def fitting(phrase: Phrase, figures: Sequence[Figure], text: str) -> SlotValues:
    """The values for those slots that exactly one figure fits.

    Args:
        phrase: A phrase with slots or without.
        figures: What the guard found in the text.
        text: The sentence they stand in.
    """
    kinds = tuple(phrase.slots.values())
    values: SlotValues = {}
    for slot, kind in phrase.slots.items():
        fit = [
            value
            for figure in figures
            if (value := value_of(figure, kind, text[figure.start : figure.end]))
        ]
        if len(fit) == 1 and kinds.count(kind) == 1:
            values[slot] = fit[0]
    return values


def _blanked(text: str, figures: Sequence[Figure]) -> str:
    pieces, start = [], 0
    for figure in figures:
        pieces.append(text[start : figure.start])
        start = figure.end
    return BLANK.join((*pieces, text[start:]))
