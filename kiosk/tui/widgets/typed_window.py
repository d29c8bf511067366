"""The part of a typed line that fits into its box, in the order of the cells."""

from dataclasses import dataclass
from functools import cached_property

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from kiosk.keyboard.editing import Line
from kiosk.language.visual import RIGHT_TO_LEFT, Bidi, printed_line


@dataclass(frozen=True)
class TypedWindow:
    """What is seen of a line. The cell of the cursor is always in it."""

    line: Line
    width: int
    """Cells inside the box; one is kept for a cursor after the last character."""
    bidi: Bidi = "app"
    """Who orders the characters of a right-to-left line."""

    @property
    def mirrored(self) -> bool:
        """Whether the text begins at the right, as Arabic does."""
        return RIGHT_TO_LEFT.search(self.line.text) is not None

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """The characters that are seen, as start and end."""
        text, cursor = self.line.text, self.line.cursor
        start = 0
        while start < cursor and cell_len(text[start:cursor]) > self.width - 1:
            start += 1
        end = len(text)
        while end > cursor and cell_len(text[start:end]) > self.width - 1:
            end -= 1
        return start, end

    @property
    def cells(self) -> str:
        """The text of all cells of the box as it is printed, spaces included."""
        start, end = self.bounds
        shown = self._printed(self.line.text[start:end])
        fill = " " * (self.width - cell_len(shown))
        return fill + shown if self.mirrored else shown + fill

    @property
    def cursor_cell(self) -> int:
        """The cell of the cursor among those printed, from the left."""
        start, end = self.bounds
        cursor = self.line.cursor
        before = self.line.text[start:cursor]
        if self.bidi == "app" or not self.mirrored or cursor == end:
            return self._cell_of(before)
        # The terminal moves the character, and the cursor with it.
        return self.width - cell_len(self.line.text[start:end]) + cell_len(before)

    @property
    def parted(self) -> tuple[str, str, str]:
        """The cells as they are printed: before the cursor, under it, after it."""
        cells, at = Strip([Segment(self.cells)]), self.cursor_cell
        under = cells.crop(at, at + 1).text or " "
        rest = cells.crop(at + cell_len(under), cells.cell_length)
        return cells.crop(0, at).text, under, rest.text

    def index_at(self, cell: int) -> int:
        """Return the place between characters that is nearest to a cell."""
        start, end = self.bounds
        text = self.line.text
        return min(
            range(start, end + 1),
            key=lambda index: abs(self._cell_of(text[start:index]) - cell),
        )

    def _cell_of(self, before: str) -> int:
        cells = cell_len(self._printed(before))
        return self.width - 1 - cells if self.mirrored else cells

    def _printed(self, text: str) -> str:
        return printed_line(text, base="rtl", bidi=self.bidi) if self.mirrored else text
