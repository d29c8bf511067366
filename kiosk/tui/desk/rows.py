"""A list of rows with columns: whole rows are touched, arrows go between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len
from textual import events, on
from textual.containers import Vertical
from textual.message import Message

from kiosk.language.visual import Bidi, lay_out
from kiosk.tui.widgets.lines import Line, Part, Piece
from kiosk.tui.widgets.target import Target

GAP = 2
LEAST = 8
"""Cells a column without a width of its own has at least."""


class Text(NamedTuple):
    """One paragraph of a cell. Never markup."""

    text: str
    part: Part = "plain"


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a row: paragraphs below each other."""

    texts: tuple[Text, ...]
    width: int = 0
    """Cells it takes; 0: a share of what the others leave."""


@dataclass(frozen=True, slots=True)
class RowFace:
    """What one row shows."""

    id: str
    cells: tuple[Cell, ...]


class RowCard(Target):
    """One row. Enter, the space bar and a touch choose it."""

    middle = True

    def __init__(self, face: RowFace, bidi: Bidi) -> None:
        super().__init__()
        self.face = face
        self._bidi = bidi

    @property
    def one_ink(self) -> bool:
        """On amber all is written in the colour that fits it."""
        return self.has_focus

    def show(self, face: RowFace) -> None:
        """Show something else."""
        if face != self.face:
            self.face = face
            self.relaid()

    def lines(self, width: int) -> list[Line]:
        """Return the columns side by side."""
        cells = self.face.cells
        widths = _widths(cells, width)
        columns = [
            _column(cell, room, self._bidi)
            for cell, room in zip(cells, widths, strict=True)
        ]
        return [
            _joined(pieces, widths)
            for pieces in zip_longest(*columns, fillvalue=Piece("", "plain"))
        ]


class RowList(Vertical):
    """Rows below each other, of any number."""

    @dataclass
    class Chosen(Message):
        """A row was touched, or Enter was pressed on it."""

        list: RowList
        row: str
        """Id of the row."""

        @property
        def control(self) -> RowList:
            """The list, so that handlers can name it by a selector."""
            return self.list

    def __init__(self, *, bidi: Bidi = "app", id: str | None = None) -> None:
        super().__init__(id=id)
        self._bidi: Bidi = bidi
        self._cards: list[RowCard] = []
        self._shown = 0

    @property
    def cards(self) -> tuple[RowCard, ...]:
        """The rows in use."""
        return tuple(self._cards[: self._shown])

    @property
    def current(self) -> str:
        """Id of the row that has the focus, or else of the first; empty: none."""
        for card in self.cards:
            if card.has_focus:
                return card.face.id
        return self._cards[0].face.id if self._shown else ""

    async def show(self, faces: Sequence[RowFace]) -> None:
        """Show these rows. The focus stays on the row it was on, wherever that goes."""
        focused = next((one.face.id for one in self.cards if one.has_focus), "")
        new = [RowCard(face, self._bidi) for face in faces[len(self._cards) :]]
        for card, face in zip(self._cards, faces, strict=False):
            card.show(face)
        if new:
            self._cards += new
            await self.mount(*new)
        self._shown = len(faces)
        for number, card in enumerate(self._cards):
            card.display = number < len(faces)
        if focused:
            self.point_at(focused)

    def point_at(self, row: str = "", *, scroll: bool = True) -> None:
        """Give the focus to a row; to the first where there is none of that id.

        Args:
            row: Its id.
            scroll: Whether the page is moved, so that the row is seen.
        """
        named = [card for card in self.cards if card.face.id == row]
        for card in (*named, *self.cards)[:1]:
            card.focus(scroll_visible=scroll)

    @on(Target.Touched)
    def _choose(self, message: Target.Touched) -> None:
        message.stop()
        if isinstance(message.target, RowCard):
            self.post_message(self.Chosen(self, message.target.face.id))

    def on_key(self, event: events.Key) -> None:
        """Arrows go up and down."""
        steps = {"up": -1, "down": 1, "home": -self._shown, "end": self._shown}
        cards = self.cards
        at = next((n for n, card in enumerate(cards) if card.has_focus), -1)
        if event.key in steps and at >= 0:
            event.stop()
            cards[min(max(at + steps[event.key], 0), len(cards) - 1)].focus()


def _widths(cells: Sequence[Cell], width: int) -> list[int]:
    gaps = GAP * (len(cells) - 1)
    shares = sum(not cell.width for cell in cells)
    left = max(width - gaps - sum(cell.width for cell in cells), LEAST * shares)
    return [cell.width or left // shares for cell in cells]


def _column(cell: Cell, width: int, bidi: Bidi) -> list[Piece]:
    return [
        Piece(line, text.part)
        for text in cell.texts
        if text.text
        for line in lay_out(
            text.text, width, direction="ltr", bidi=bidi, measure=cell_len
        )
    ]


def _joined(pieces: Sequence[Piece], widths: Sequence[int]) -> Line:
    row: list[Piece] = []
    for place, (piece, width) in enumerate(zip(pieces, widths, strict=True)):
        gap = GAP if place < len(widths) - 1 else 0
        spare = max(width - cell_len(piece.text), 0) + gap
        row += [piece, Piece(" " * spare, "plain")]
    return tuple(row)
