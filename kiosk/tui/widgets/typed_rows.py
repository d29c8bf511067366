"""A typed text wrapped into rows, with the cell of its cursor, as it is printed."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from rich.cells import cell_len

from kiosk.keyboard.editing import Line
from kiosk.keyboard.marks import settled
from kiosk.language.arranging import Drawn, arranged
from kiosk.language.breaking import clusters, wrap
from kiosk.language.languages import Direction
from kiosk.language.visual import (
    LRI,
    PDI,
    RIGHT_TO_LEFT,
    RLI,
    Bidi,
    printed_line,
    shaped_measure,
)

ISOLATES = (LRI, RLI, PDI)


class Span(NamedTuple):
    """Characters of a text, as start and end."""

    start: int
    end: int


class Parted(NamedTuple):
    """A row as it is printed, in the order of printing."""

    before: str
    under: str = ""
    """What stands under the cursor. Empty: the cursor is in another row."""
    after: str = ""


@dataclass(frozen=True)
class TypedRows:
    """All rows of a text at one width. The cursor always has a cell."""

    line: Line
    width: int
    """Cells of a row, 4 or more; one is kept for a cursor after the last character."""
    base: Direction = "ltr"
    """The direction in which the text is read, and the side where it begins."""
    bidi: Bidi = "app"
    """Who orders the characters of a right-to-left row."""

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The rows; the blanks at which a row ends belong to it."""
        text = self.line.text
        measure = shaped_measure(cell_len) if self.bidi == "app" else cell_len
        starts: list[int] = []
        place = 0
        for row in wrap(text, self.width - 1, measure):
            starts.append(text.index(row, place))
            place = starts[-1] + len(row)
        if starts[0]:  # More blanks before the first word than a row can hold.
            starts = [0, *starts]
        return tuple(map(Span, starts, [*starts[1:], len(text)]))

    @property
    def count(self) -> int:
        """Rows there are, at least 1."""
        return len(self.spans)

    @cached_property
    def cursor_row(self) -> int:
        """The row of the cursor."""
        cursor = self.line.cursor
        return max(row for row, span in enumerate(self.spans) if span.start <= cursor)

    @property
    def cursor_cell(self) -> int:
        """The cell of the cursor in its row, from the left, as it is seen."""
        row = self.cursor_row
        return self._cell(row, self.line.cursor)

    def parted(self, row: int) -> Parted:
        """Return the text of a row, parted where the cursor stands, in full width."""
        if self.bidi == "terminal" and RIGHT_TO_LEFT.search(self._shown(row)):
            return self._ordered_by_terminal(row)
        drawn, near = self._drawn(row), self._near(row)
        cells = "".join(each.cells for each in drawn)
        whole = (" " * near + cells).ljust(self.width - cell_len(cells) + len(cells))
        if row != self.cursor_row:
            return Parted(whole)
        return _parted(whole, self.cursor_cell)

    def index_at(self, row: int, cell: int) -> int:
        """Return the place of the character in a cell; beyond the text its end."""
        row = min(max(row, 0), self.count - 1)
        start, at = self.spans[row].start, self._near(row)
        for each in self._drawn(row):
            width = cell_len(each.cells)
            if at <= cell < at + width:
                return self._first_place(start + each.start, start + each.end)
            at += width
        ends = (cell >= at) == (self.base == "ltr")
        return self._end(row) if ends else start

    def _first_place(self, start: int, end: int) -> int:
        """The first place the cursor can have: a stray mark belongs to what is before.

        A left-to-right run may end between the two; then they are drawn apart.
        """
        places = range(start, end)
        text = self.line.text
        return next((at for at in places if settled(text, at) == at), start)

    # Where the characters of a row stand.

    def _shown(self, row: int) -> str:
        """The text of a row without the blanks that have no room in it."""
        start, end = self.spans[row]
        text = self.line.text[start:end]
        room = self.width - 1
        while text.endswith(" ") and cell_len(text) > room:
            text = text[:-1]
        return text

    def _end(self, row: int) -> int:
        """The last place of the cursor in a row."""
        start, end = self.spans[row]
        if row == self.count - 1:
            return end
        last = len(list(clusters(self.line.text[start:end]))[-1])
        return end - last

    @cached_property
    def _arranged(self) -> dict[int, tuple[Drawn, ...]]:
        """The rows that were asked for, each worked out once."""
        return {}

    def _drawn(self, row: int) -> tuple[Drawn, ...]:
        if row not in self._arranged:
            self._arranged[row] = arranged(self._shown(row), base=self.base)
        return self._arranged[row]

    def _near(self, row: int) -> int:
        """Blank cells at the left of a row."""
        if self.base == "ltr":
            return 0
        return self.width - sum(cell_len(each.cells) for each in self._drawn(row))

    def _cell(self, row: int, index: int) -> int:
        place, at = index - self.spans[row].start, self._near(row)
        left = at
        for each in self._drawn(row):
            if each.start <= place < each.end:
                return min(at, self.width - 1)
            at += cell_len(each.cells)
        return min(at, self.width - 1) if self.base == "ltr" else max(left - 1, 0)

    # A terminal that moves the characters, and the cursor with them.

    def _ordered_by_terminal(self, row: int) -> Parted:
        text = self._shown(row)
        printed = printed_line(text, base=self.base, bidi="terminal")
        spare = " " * (self.width - cell_len(text))
        place = self.line.cursor - self.spans[row].start
        before, after = (spare, "") if self.base == "rtl" else ("", spare)
        if row != self.cursor_row:
            return Parted(before + printed + after)
        if place >= len(text):
            if self.base == "rtl":
                return Parted(before[:-1], " ", printed)
            return Parted(printed, " ", after[1:])
        under = next(clusters(text[place:]))
        start = _printed_place(printed, place)
        end = _printed_place(printed, place + len(under) - 1) + 1
        return Parted(
            before + printed[:start], printed[start:end], printed[end:] + after
        )


def first_strong(text: str) -> Direction | None:
    """Return the direction of the first letter; None: there is no letter.

    Source: Unicode Standard Annex 9, rule P2.
    """
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return None


def _parted(whole: str, cell: int) -> Parted:
    """Part a printed row at a cell; marks stay with their letter."""
    before, at = "", 0
    characters = clusters(whole)
    for each in characters:
        if at >= cell:
            return Parted(before, each, "".join(characters))
        before, at = before + each, at + cell_len(each)
    return Parted(before, " ")


def _printed_place(printed: str, place: int) -> int:
    """Where a character of the text is among those that are printed."""
    seen = -1
    for at, character in enumerate(printed):
        seen += character not in ISOLATES
        if seen == place:
            return at
    return len(printed)
