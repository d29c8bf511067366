"""What can be read on a grid of cells, and where it stands: boxes, keys, words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

WORD = r"[A-Za-z]+|[0-9]+|[\u0621-\u0652]+"
"""One run of one direction."""
ROOF = re.compile("▊(▔+)▎")
HIGHEST = 12
Place = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A frame with its text: a card, a button, a field."""

    column: int
    row: int
    width: int
    height: int
    text: str
    """Its lines, as they are drawn."""

    @property
    def middle(self) -> Place:
        """Column and row of its middle."""
        return self.column + (self.width - 1) / 2, self.row + (self.height - 1) / 2


def cells(text: str) -> str:
    """Return one sign for each cell: behind a wide one stands a NUL."""
    return "".join(sign + "\0" * (cell_len(sign) - 1) for sign in text)


def boxes(lines: Sequence[str]) -> tuple[Box, ...]:
    """Return every frame that is on the screen from top to bottom, in reading order."""
    rows = [cells(line) for line in lines]
    found = (
        _box(rows, number, roof)
        for number, row in enumerate(rows)
        for roof in ROOF.finditer(row)
    )
    return tuple(box for box in found if box is not None)


def _box(rows: Sequence[str], top: int, roof: re.Match[str]) -> Box | None:
    left, right = roof.span()
    inside: list[str] = []
    for row in range(top + 1, min(top + HIGHEST, len(rows))):
        part = rows[row][left:right]
        if re.fullmatch("▊[▁▂]+▎", part):
            text = "\n".join(inside).replace("\0", "")
            return Box(left, top, right - left, row - top + 1, text)
        if not re.fullmatch("▊[^▔▁]*▎", part, re.DOTALL):
            return None
        inside.append(part[1:-1].strip(" "))
    return None


def key(lines: Sequence[str], label: str) -> Place | None:
    """Return the middle of a key of the keyboard on the screen; None: there is none."""
    asked = re.compile(f"▊ *{re.escape(cells(label))} *▎")
    for row in range(len(lines) - 1, -1, -1):
        found = asked.search(cells(lines[row]))
        if found:
            return (found.start() + found.end() - 1) / 2, row
    return None


def words_at(lines: Sequence[str], text: str) -> Place | None:
    """Return where a text stands, from the bottom; None: nowhere on one line."""
    for row in range(len(lines) - 1, -1, -1):
        column = cells(lines[row]).find(cells(text))
        if column >= 0:
            return column + (cell_len(text) - 1) / 2, row
    return None


def bare(text: str) -> str:
    """Only letters and digits: without spaces, frames, vowel signs and shaping."""
    return "".join(_letters(sign) for sign in text)


def _letters(sign: str) -> str:
    """The letters of one cell; those of a drawn ligature stand from left to right."""
    plain = unicodedata.normalize("NFKD", sign)
    letters = "".join(each for each in plain if each.isalnum())
    return letters[::-1] if sign >= "\ufb50" and len(letters) > 1 else letters


def same_letters(one: str, *others: str) -> bool:
    """Whether a drawn text has exactly the letters of others together."""
    return Counter(bare(one)) == Counter(bare("".join(others)))


def stands_in(text: str, shown: str, *, rtl: bool) -> bool:
    """Whether a text was drawn; a right-to-left one word by word, backwards."""
    drawn = bare(shown)
    if not rtl:
        return bare(text) in drawn
    words = [bare(word) for word in re.findall(WORD, text)]
    return all(word in drawn or word[::-1] in drawn for word in words)
