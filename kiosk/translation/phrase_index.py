"""The sentences of one language, found by what somebody wrote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from kiosk.content.phrases import SlotKind
from kiosk.translation.folding import Folded, fold_sentence
from kiosk.translation.model import Prepared
from kiosk.translation.patterns import Pattern, Reader, agrees, values_in
from kiosk.translation.slot_reading import SlotReader

Table = Mapping[str, Sequence[Pattern]]


@dataclass(frozen=True, slots=True)
class Match:
    """What a sentence may be among the phrases."""

    prepared: Prepared | None = None
    """The one phrase it is; None: none, or more than one."""
    rivals: tuple[Prepared, ...] = ()
    """The phrases it may be, when there is more than one."""


class PhraseIndex:
    """Finds phrases of one language, exactly or with the slots lifted out."""

    def __init__(self, patterns: Sequence[Pattern], reader: SlotReader) -> None:
        self.patterns = tuple(patterns)
        self.reader = reader
        self._literals = _by_key(p for p in patterns if not p.slots)
        slotted = tuple(pattern for pattern in patterns if pattern.slots)
        self._fronts = _by_key(_anchored(slotted, 0), 0)
        self._ends = _by_key(_anchored(slotted, -1), -1)
        self._front_sizes = sorted({len(key) for key in self._fronts})
        self._end_sizes = sorted({len(key) for key in self._ends})

    def match(self, text: str) -> Match:
        """Find the phrase that a sentence is.

        A phrase without slots is preferred; else every phrase with slots is
        laid over the sentence. Where two fit, or one in two ways, none is taken.

        Args:
            text: A cleaned sentence of at most 500 characters.
        """
        folded = fold_sentence(text, self.reader.language)
        exact = tuple(
            Prepared(phrase=pattern.phrase.id)
            for pattern in self._literals.get(folded.key, ())
            if agrees(pattern.mark, folded.mark)
        )
        found = exact or _distinct(self._laid_over(folded))
        return Match(found[0]) if len(found) == 1 else Match(rivals=found)

    def _laid_over(self, folded: Folded) -> Iterator[Prepared]:
        read = _once(self.reader.read)
        for pattern in self._candidates(folded.key):
            if agrees(pattern.mark, folded.mark):
                for values in values_in(pattern, folded, read):
                    yield Prepared(phrase=pattern.phrase.id, values=values)

    def _candidates(self, key: str) -> Iterator[Pattern]:
        """Patterns whose longer outer words the key begins or ends with."""
        for size in _up_to(len(key), self._front_sizes):
            for pattern in self._fronts.get(key[:size], ()):
                if key.endswith(pattern.pieces[-1]):
                    yield pattern
        for size in _up_to(len(key), self._end_sizes):
            for pattern in self._ends.get(key[-size:], ()):
                if key.startswith(pattern.pieces[0]):
                    yield pattern


def _once(read: Reader) -> Reader:
    """Read each part once, however many patterns ask; forgotten with the sentence."""
    known: dict[tuple[SlotKind, str], str | None] = {}

    def reading(kind: SlotKind, written: str) -> str | None:
        if (kind, written) not in known:
            known[kind, written] = read(kind, written)
        return known[kind, written]

    return reading


def _up_to(most: int, sizes: Sequence[int]) -> Iterator[int]:
    return takewhile(lambda size: size <= most, sizes)


def _anchored(patterns: Sequence[Pattern], side: int) -> Iterator[Pattern]:
    """The patterns that are looked up by their first (0) or last (-1) words."""
    for pattern in patterns:
        at_end = len(pattern.pieces[-1]) > len(pattern.pieces[0])
        if at_end == (side == -1):
            yield pattern


def _by_key(patterns: Iterator[Pattern], side: int | None = None) -> Table:
    table: dict[str, list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        table[pattern.key if side is None else pattern.pieces[side]].append(pattern)
    return dict(table)


def _distinct(found: Iterator[Prepared]) -> tuple[Prepared, ...]:
    distinct: list[Prepared] = []
    for prepared in found:
        if prepared not in distinct:
            distinct.append(prepared)
    return tuple(distinct)
