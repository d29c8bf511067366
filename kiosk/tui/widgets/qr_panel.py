"""A QR on a light panel of its own: black on white in every palette."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from kiosk.handout.qr import QUIET, QrCode
from kiosk.tui.widgets.still import Still

INK: Final = {True: "#000000", False: "#ffffff"}
"""Never a token of the palette: decoders want dark on light."""
UPPER: Final = "▀"

Cell = tuple[bool, bool]
"""Whether the upper and the lower half are dark."""


class QrPanel(Still):
    """Draws a code with four light modules round it, two modules in a cell.

    Cells of one colour are spaces on that colour, so that no seam of the font
    shows between rows; the others are a half block in both colours.
    """

    DEFAULT_CSS = "QrPanel { width: auto; height: auto; background: white; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._code: QrCode | None = None
        self._strips: tuple[Strip, ...] = ()

    @property
    def code(self) -> QrCode | None:
        """What is shown."""
        return self._code

    def show(self, code: QrCode | None) -> None:
        """Show a code; none takes no room."""
        if code == self._code:
            return
        self._code = code
        self._strips = drawn(code) if code is not None else ()
        self.display = code is not None
        self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the columns of the code with its quiet zone."""
        return self._strips[0].cell_length if self._strips else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows of the code with its quiet zone."""
        return len(self._strips)

    def render_line(self, y: int) -> Strip:
        """Draw one row of cells."""
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.size.width, _paint((False, False)))


def drawn(code: QrCode) -> tuple[Strip, ...]:
    """Return a code as rows of cells, quiet zone included."""
    side = len(code.matrix) + 2 * QUIET
    light = (False,) * side
    edge = (False,) * QUIET
    rows = [light] * QUIET
    rows += [edge + row + edge for row in code.matrix]
    rows += [light] * (QUIET + side % 2)
    return tuple(
        _strip(tuple(zip(upper, lower, strict=True)))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )


def _strip(cells: tuple[Cell, ...]) -> Strip:
    runs = [(cell, len(list(run))) for cell, run in groupby(cells)]
    return Strip(
        [
            Segment((" " if cell[0] == cell[1] else UPPER) * count, _paint(cell))
            for cell, count in runs
        ],
        len(cells),
    )


def _paint(cell: Cell) -> Style:
    upper, lower = cell
    return Style(color=INK[upper], bgcolor=INK[lower])
