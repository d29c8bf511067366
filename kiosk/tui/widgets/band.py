"""The dark band above: whose kiosk this is, and where the visitor is."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from textual import events
from textual.message import Message

from kiosk.language.visual import printed_line
from kiosk.tui.voice import Pair
from kiosk.tui.widgets.drawn import Drawn
from kiosk.tui.widgets.lines import Line, Piece

SIGN: Final = "◆"
DONE, OPEN = "━", "─"
DASHES_MOST: Final = 40
"""Cells the dashes may take."""


class Band(Drawn):
    """Bank at the near end; words and dashes at the far end."""

    middle = True

    class NameTouched(Message):
        """The bank's name was touched: staff do this five times to leave."""

    def __init__(self, name_zh: str, name: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._names = (f"{SIGN} {name_zh}", name)
        self._words = Pair("")
        self._steps: tuple[int, int] | None = None

    @property
    def one_ink(self) -> bool:
        """All on the band is written in one colour."""
        return True

    def show(self, words: Pair, steps: tuple[int, int] | None = None) -> None:
        """Write the words at the far end.

        Args:
            words: What the visitor is doing, or the step in words.
            steps: The step, from 1, and how many there will be: drawn as dashes.
        """
        if (words, steps) != (self._words, self._steps):
            self._words, self._steps = words, steps
            self.relaid()

    @property
    def step(self) -> str:
        """How far the visitor is, in words; empty: not in an interview."""
        return self._words.main if self._steps else ""

    def on_click(self, event: events.Click) -> None:
        """Tell a touch of the name from one elsewhere."""
        at = event.get_content_offset(self)
        if at is None:
            return
        room = sum(map(cell_len, self._names)) + 2
        x = at.x if self._words.direction == "ltr" else self.content_size.width - at.x
        if x <= room:
            self.post_message(self.NameTouched())

    def lines(self, width: int) -> list[Line]:
        """Return the one row: what does not fit is left out, dashes first."""
        words = self._ordered(self._words.main)
        for near in ("  ".join(self._names), self._names[0]):
            for far in (self._far(words, width - cell_len(near) - 2), (words,)):
                used = sum(map(cell_len, far))
                if far and cell_len(near) + 2 + used <= width:
                    return [self._row(near, far, width - cell_len(near) - used)]
        return [self._row(self._names[0], (), width - cell_len(self._names[0]))]

    def _row(self, near: str, far: tuple[str, ...], spare: int) -> Line:
        pieces = [
            Piece(near, "strong"),
            Piece(" " * max(spare, 0), "plain"),
            *(Piece(text, "strong" if self._steps else "plain") for text in far),
        ]
        return tuple(pieces if self._words.direction == "ltr" else pieces[::-1])

    def _far(self, words: str, room: int) -> tuple[str, ...]:
        if self._steps is None:
            return (words,)
        step, about = self._steps
        cells = min(room - cell_len(words) - 2, DASHES_MOST) // max(about, 1)
        if cells < 2:
            return ()
        dash = min(cells, 5) - 1
        signs = [(DONE if at < step else OPEN) * dash for at in range(about)]
        if self._words.direction == "rtl":
            signs.reverse()
        return (words, "  ", " ".join(signs))

    def _ordered(self, text: str) -> str:
        words = self._words
        return printed_line(text, base=words.direction, bidi=words.bidi)
