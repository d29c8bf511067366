"""A card: a sign, a bold title, a quiet line; all of it is the target."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from rich.cells import cell_len

from kiosk.tui.voice import Pair
from kiosk.tui.widgets.button import ARROWS
from kiosk.tui.widgets.lines import Line, Piece, both
from kiosk.tui.widgets.target import Target

Kind = Literal["one", "many", "go", "name"]
"""One of several, any number of several, a way to go, a language's name."""
SIGNS: Final = {"one": ("○", "●"), "many": ("☐", "✓")}
INDENT: Final = 3


class Face(NamedTuple):
    """What a card shows."""

    title: Pair
    line: Pair | None = None
    """One quiet line; left out on a low grid."""
    kind: Kind = "one"


class Card(Target):
    """Something to choose, or to open."""

    middle = True

    def __init__(
        self,
        face: Face | None = None,
        *,
        id: str | None = None,
        name: str | None = None,
    ) -> None:
        super().__init__(id=id, name=name)
        self.face = face or Face(Pair(""))
        """What is shown."""

    @property
    def chosen(self) -> bool:
        """Whether the card is the choice, or one of them."""
        return self.has_class("-on")

    @chosen.setter
    def chosen(self, chosen: bool) -> None:
        if chosen != self.chosen:
            self.set_class(chosen, "-on")
            self.relaid()

    @property
    def one_ink(self) -> bool:
        """On a tint or on amber all is written in the colour that fits it."""
        return self.has_focus or self.chosen

    def show(self, face: Face, *, chosen: bool | None = None) -> None:
        """Show something else."""
        changed = face != self.face
        self.face = face
        if chosen is not None and chosen != self.chosen:
            self.set_class(chosen, "-on")
            changed = True
        if changed:
            self.relaid()

    def lines(self, width: int) -> list[Line]:
        """Return the sign, the title and the quiet line."""
        face = self.face
        if face.kind == "name":
            return self._named(width)
        room = width - INDENT
        rows = both(face.title, room, "strong")
        if face.line is not None and face.line.main and not self.brief:
            rows += both(face.line, room, "quiet")
        if face.kind == "go":
            return self._going(rows, room)
        return self._signed(rows, room)

    def _named(self, width: int) -> list[Line]:
        rows = both(self.face.title, width, "strong", "center")
        if self.face.line is not None and not self.brief:
            rows += both(self.face.line, width, "quiet", "center")
        return rows

    def _signed(self, rows: list[Line], room: int) -> list[Line]:
        sign = SIGNS[self.face.kind][self.chosen]
        padded = [_filled(row, room) for row in rows]
        signs = [sign if at == 0 else " " for at in range(len(padded))]
        if self.face.title.direction == "rtl":
            return [
                (*row, Piece(f"  {mark}", "title"))
                for row, mark in zip(padded, signs, strict=True)
            ]
        return [
            (Piece(f"{mark}  ", "title"), *row)
            for row, mark in zip(padded, signs, strict=True)
        ]

    def _going(self, rows: list[Line], room: int) -> list[Line]:
        direction = self.face.title.direction
        first, *rest = (_filled(row, room) for row in rows)
        sign = ARROWS[direction]
        if direction == "rtl":
            space = Piece(" " * INDENT, "plain")
            return [(Piece(f"{sign}  ", "title"), *first), *((space, *r) for r in rest)]
        return [(*first, Piece(f"  {sign}", "title")), *rest]


def _filled(row: Line, width: int) -> Line:
    """Fill a row up to its width, so that what follows stands at the edge."""
    spare = width - sum(cell_len(piece.text) for piece in row)
    return (*row, Piece(" " * spare, "plain")) if spare > 0 else row
