"""A folded text in which what was understood has become one character each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from kiosk.translation.guard.figure import Figure
from kiosk.translation.guard.folding import Folded
from kiosk.translation.guard.numeral import Numeral

FIRST_FIGURE, FIRST_NUMBER, FIRST_YEAR = 0xF0000, 0x100000, 0x108000
FIGURE = "[\U000f0000-\U000ffffd]"
NUMBER = "[\U00100000-\U0010fffd]"
"""Any number that is not part of a figure yet."""
SMALL = "[\U00100000-\U00107fff]"
"""A number that is no year."""
YEAR = "[\U00108000-\U0010fffd]"
"""Four digits from 1900 to 2599."""

Make = Callable[[re.Match[str], "Tape"], Figure | None]


@dataclass(frozen=True, slots=True)
class Tape:
    """Characters, and characters of no script that stand for figures and numbers."""

    text: str
    spans: tuple[tuple[int, int], ...]
    """Where each of its characters stood in the folded text."""
    pieces: tuple[Figure | Numeral, ...] = ()

    def numeral(self, character: str) -> Numeral:
        """The number that a character stands for."""
        place = ord(character)
        first = FIRST_YEAR if place >= FIRST_YEAR else FIRST_NUMBER
        piece = self.pieces[place - first]
        if not isinstance(piece, Numeral):
            raise TypeError("This character stands for a figure.")
        return piece

    def figures(self, folded: Folded) -> tuple[Figure, ...]:
        """Every figure, in its order, where it stands in the text itself."""
        places = (ord(one) - FIRST_FIGURE for one in re.findall(FIGURE, self.text))
        found = (self.pieces[place] for place in places)
        return tuple(_placed(one, folded) for one in found if isinstance(one, Figure))

    def read(self, pattern: re.Pattern[str], make: Make) -> Tape:
        """Turn what a pattern finds into figures; what `make` refuses stays."""
        found = [(match, make(match, self)) for match in pattern.finditer(self.text)]
        return self._with(
            [(*match.span(), figure) for match, figure in found if figure]
        )

    def count(self, numerals: Iterable[Numeral]) -> Tape:
        """Turn the numbers of this tape's text into one character each."""
        return self._with([(one.start, one.end, one) for one in numerals])

    def _with(self, found: list[tuple[int, int, Figure | Numeral]]) -> Tape:
        if not found:
            return self
        text, spans, pieces = "", list[tuple[int, int]](), list(self.pieces)
        last = 0
        for start, end, piece in found:
            span = self.spans[start][0], self.spans[end - 1][1]
            text += self.text[last:start] + _character(piece, len(pieces))
            spans += [*self.spans[last:start], span]
            if isinstance(piece, Figure):
                piece = replace(piece, start=span[0], end=span[1])
            pieces.append(piece)
            last = end
        text += self.text[last:]
        return Tape(text, (*spans, *self.spans[last:]), tuple(pieces))


def tape_of(folded: Folded) -> Tape:
    """A tape on which nothing was understood yet."""
    return Tape(folded.text, tuple((at, at + 1) for at in range(len(folded.text))))


def _placed(figure: Figure, folded: Folded) -> Figure:
    start, end = folded.span(figure.start, figure.end)
    return replace(figure, start=start, end=end)


def _character(piece: Figure | Numeral, place: int) -> str:
    if isinstance(piece, Figure):
        return chr(FIRST_FIGURE + place)
    year = len(piece.written) == 4 and "1900" <= piece.written <= "2599"
    spelled = piece.spelled and len(piece.written) == 4 and 1900 <= piece.value < 2600
    return chr((FIRST_YEAR if year or spelled else FIRST_NUMBER) + place)
