"""The band above the desk: whose desk it is, who is there, what time it is."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.message import Message

from kiosk.tui.widgets.drawn import Drawn
from kiosk.tui.widgets.lines import Line, Piece

SIGN = "◆"
GAP = "  "


@dataclass(frozen=True, slots=True)
class HeadWords:
    """What the band says. Parts that are empty are left out."""

    bank: str = ""
    title: str = ""
    name: str = ""
    role: str = ""
    time: str = ""
    language: str = ""
    """The other language, which a touch at the end of the band chooses."""


class DeskHead(Drawn):
    """One row: the bank at the near end, the person and the clock at the far end."""

    class LanguageTouched(Message):
        """The other language was touched."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = HeadWords()

    @property
    def one_ink(self) -> bool:
        """All on the band is written in one colour."""
        return True

    def show(self, words: HeadWords) -> None:
        """Write something else."""
        if words != self._words:
            self._words = words
            self.relaid()

    def lines(self, width: int) -> list[Line]:
        """Return the row; what does not fit is left out, the title first."""
        words = self._words
        far = GAP.join(
            part
            for part in (words.name, words.role, words.time, words.language)
            if part
        )
        nears = (f"{SIGN} {words.bank}{GAP}{words.title}", f"{SIGN} {words.bank}", SIGN)
        room = width - cell_len(far) - len(GAP)
        near = next((one for one in nears if cell_len(one) <= room), "")
        spare = max(width - cell_len(near) - cell_len(far), 0)
        return [
            (Piece(near, "strong"), Piece(" " * spare, "plain"), Piece(far, "plain"))
        ]

    def on_click(self, event: events.Click) -> None:
        """Change the language at a touch of its name."""
        at = event.get_content_offset(self)
        length = cell_len(self._words.language) + len(GAP)
        if at is not None and at.x >= self.content_size.width - length:
            self.post_message(self.LanguageTouched())
