"""What a terminal shows: the few control sequences that the kiosk writes."""

from __future__ import annotations

import re
from typing import Final

from rich.cells import cell_len

COLUMNS: Final = 114
ROWS: Final = 32
_PARTS: Final = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|(?P<line>\r?\n)"
    r"|(?P<clear>\x1b\[2J)"
    r"|\x1b\[[?<>=]?[0-9;$]*[ -/]*[@-~]"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|(?P<text>[^\x1b\r\n])"
)


class Grid:
    """Cells of one screen; a wide character fills its second cell with nothing."""

    def __init__(self) -> None:
        self._cells = [[" "] * COLUMNS for _ in range(ROWS)]
        self._row = self._column = 0

    def write(self, written: str) -> None:
        """Take what a program wrote."""
        for part in _PARTS.finditer(written):
            if part["row"]:
                self._row, self._column = int(part["row"]) - 1, int(part["column"]) - 1
            elif part["line"]:
                self._row, self._column = self._row + 1, 0
            elif part["clear"]:
                self._cells = [[" "] * COLUMNS for _ in range(ROWS)]
            elif part["text"]:
                self._put(part["text"])

    def _put(self, sign: str) -> None:
        width = cell_len(sign)
        for place in range(self._column, min(self._column + width, COLUMNS)):
            if self._row < ROWS:
                self._cells[self._row][place] = sign if place == self._column else ""
        self._column += width

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows as they are read."""
        return tuple("".join(cells) for cells in self._cells)

    def find(self, words: str) -> tuple[int, int] | None:
        """Column and row, from 0, of words in one row; None: they are not there."""
        for row, text in enumerate(self.rows):
            place = text.find(words)
            if place >= 0:
                return cell_len(text[:place]), row
        return None
