"""The lines of a handout on screen: numbered, with the second language beneath."""

from __future__ import annotations

from dataclasses import dataclass

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
        numbers = [item.number for block in self._blocks for item in block.items]
        digits = len(str(max(numbers, default=0)))
        return [
            row for block in self._blocks for row in self._block(block, digits, width)
        ]

    def _block(self, block: Block, digits: int, width: int) -> list[Line]:
        rows = both(block.heading, width, "title")
        if not self.brief:
            rows.append(NOTHING)
        for item in block.items:
            rows += _item(item, digits, width)
            if not self.brief:
                rows.append(NOTHING)
        return [*rows, NOTHING] if self.brief else rows


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
