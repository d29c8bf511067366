"""Sentences with slots, laid over what somebody wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from kiosk.content.phrases import Phrase, SlotKind, SlotValues
from kiosk.language.placeholders import PLACEHOLDER
from kiosk.translation.folding import Folded, Mark, fold_sentence

LONGEST: Final = 60
"""The most characters that may stand in one slot."""
BLANK: Final = "\ue000"
"""Stands for a slot or a figure, where the words around it are compared."""

Reader = Callable[[SlotKind, str], str | None]
"""Gives the canonical value of what is written in a slot; None: it does not fit."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase in one language, cut at its slots."""

    phrase: Phrase
    text: str
    """Its sentence, with a blank for each slot."""
    pieces: tuple[str, ...]
    """The folded words before, between and after the slots; some may be empty."""
    slots: tuple[str, ...]
    """Names of the slots in the order this language has them."""
    mark: Mark

    @property
    def key(self) -> str:
        """The whole, with a blank for each slot."""
        return BLANK.join(self.pieces)


def pattern_of(phrase: Phrase, text: str, language: str) -> Pattern:
    """Cut a phrase at its slots.

    Args:
        phrase: The phrase.
        text: Its sentence in the language, slots as %(name)s.
        language: Code of the language.
    """
    slots = tuple(PLACEHOLDER.findall(text))
    blanked = PLACEHOLDER.sub(BLANK, text.replace(BLANK, "")).replace("%%", "%")
    folded = fold_sentence(blanked, language)
    pieces = tuple(folded.key.split(BLANK))
    return Pattern(phrase, blanked, pieces, slots, folded.mark)


def agrees(mark: Mark, written: Mark) -> bool:
    """Whether a sentence may be meant: a question is never taken for its answer."""
    return not written or (mark == "asks") == (written == "asks")


def values_in(pattern: Pattern, folded: Folded, read: Reader) -> Iterator[SlotValues]:
    """Every way to read what was written as this pattern.

    All words of the pattern must be there, and what stands in each slot must be
    one whole value of its kind. A slot that comes twice has the same value twice.

    Args:
        pattern: The pattern.
        folded: What was written.
        read: Reads one slot.
    """
    if not folded.key.startswith(pattern.pieces[0]):
        return
    for values in _fill(pattern, folded, read, (0, len(pattern.pieces[0]))):
        yield dict(values)


def _fill(
    pattern: Pattern, folded: Folded, read: Reader, at: tuple[int, int]
) -> Iterator[SlotValues]:
    """The ways to fill the slots from one on.

    Args:
        pattern: The pattern.
        folded: What was written.
        read: Reads one slot.
        at: Which slot, and where in the key it begins.
    """
    place, start = at
    if place == len(pattern.slots):
        if start == len(folded.key):
            yield {}
        return
    slot, piece = pattern.slots[place], pattern.pieces[place + 1]
    last = place + 1 == len(pattern.slots)
    for end in _ends(folded.key, start, piece, last=last):
        written = _between(folded, start, end)
        value = read(pattern.phrase.slots[slot], written) if written else None
        if value is None:
            continue
        for rest in _fill(pattern, folded, read, (place + 1, end + len(piece))):
            if rest.get(slot, value) == value:
                yield {slot: value, **rest}


def _between(folded: Folded, start: int, end: int) -> str | None:
    """What stands between; None when a number is cut in two at either side."""
    if _cuts_a_number(folded.key, start) or _cuts_a_number(folded.key, end):
        return None
    return folded.written(start, end)


def _cuts_a_number(key: str, place: int) -> bool:
    return 0 < place < len(key) and key[place - 1].isdigit() and key[place].isdigit()


def _ends(key: str, start: int, piece: str, *, last: bool) -> Iterator[int]:
    """Where a slot that begins here may end: wherever its next words follow."""
    if last:
        end = len(key) - len(piece)
        if start < end <= start + LONGEST and key.endswith(piece):
            yield end
        return
    end = key.find(piece, start + 1)
    while -1 < end <= start + LONGEST:
        yield end
        end = key.find(piece, end + 1)
