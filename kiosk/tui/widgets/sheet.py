"""The lines of a handout on screen: numbered, with the second language beneath."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from kiosk.tui.voice import Pair
from kiosk.tui.widgets.drawn import Drawn
from kiosk.tui.widgets.lines import Line, Piece, beneath, both, width_of

GAP = "  "
NOTHING: Line = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a block."""

    text: Pair
    number: int = 0
    """The number it has on paper too; 0: none."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and its lines."""

    heading: Pair
    items: tuple[Item, ...]


class Sheet(Drawn):
    """Blocks below each other, as one widget."""

    _blocks: tuple[Block, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is written."""
        return self._blocks

    def show(self, blocks: tuple[Block, ...]) -> None:
        """Write something else."""
        if blocks != self._blocks:
            self._blocks = blocks
            self.relaid()

    def lines(self, width: int) -> list[Line]:
        """Return the rows of all blocks, a blank one after each item."""
        return [row for part in self._parts(width) for row in part]

    @property
    def stops(self) -> tuple[int, ...]:
        """Rows at which an item begins, or a heading with its first item."""
        rows = [len(part) for part in self._parts(self.content_size.width)]
        return tuple(accumulate(rows, initial=0))[:-1]

    def _parts(self, width: int) -> list[list[Line]]:
        numbers = [item.number for block in self._blocks for item in block.items]
        digits = len(str(max(numbers, default=0)))
        return [
            part for block in self._blocks for part in self._block(block, digits, width)
        ]

    def _block(self, block: Block, digits: int, width: int) -> list[list[Line]]:
        after = [] if self.brief else [NOTHING]
        heading = [*both(block.heading, width, "title"), *after]
        parts = [[*_item(item, digits, width), *after] for item in block.items]
        first, *rest = parts or [[]]
        parts = [[*heading, *first], *rest]
        return [*parts[:-1], [*parts[-1], NOTHING]] if self.brief else parts


def _item(item: Item, digits: int, width: int) -> list[Line]:
    badge = f" {item.number:>{digits}} " if item.number else " •"
    room = width - len(badge) - len(GAP)
    rows = beneath(item.text, room, "strong" if item.number else "plain")
    sign = Piece(badge, "number" if item.number else "title")
    space = Piece(" " * len(badge), "plain")
    signs = [sign, *[space] * (len(rows) - 1)]
    return [
        _with_sign(mark, row, room, rtl=item.text.direction == "rtl")
        for mark, row in zip(signs, rows, strict=True)
    ]


def _with_sign(sign: Piece, row: Line, room: int, *, rtl: bool) -> Line:
    """Put a sign at the edge where reading begins."""
    gap = Piece(GAP, "plain")
    if not rtl:
        return (sign, gap, *row)
    spare = Piece(" " * max(room - width_of(row), 0), "plain")
    return (*row, spare, gap, sign)
