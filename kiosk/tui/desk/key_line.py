"""The line of keys at the bottom."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from kiosk.tui.desk.page import KeyHint
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.drawn import Drawn
from kiosk.tui.widgets.lines import Line, Piece

GAP = "   "


class KeyLine(Drawn):
    """Keys of the page, then those that mean the same everywhere."""

    _hints: tuple[tuple[str, str], ...] = ()
    _always: tuple[tuple[str, str], ...] = ()

    def show(
        self, voice: Voice, hints: Sequence[KeyHint], always: Sequence[KeyHint]
    ) -> None:
        """Write other keys."""
        new = tuple((one.key, voice.say(one.label)) for one in hints)
        kept = tuple((one.key, voice.say(one.label)) for one in always)
        if (new, kept) != (self._hints, self._always):
            self._hints, self._always = new, kept
            self.relaid()

    def lines(self, width: int) -> list[Line]:
        """Return the row. Where room is short, the last keys of the page go."""
        hints = list(self._hints)
        while hints and _length((*hints, *self._always)) > width:
            hints.pop()
        shown = (*hints, *self._always)
        while shown and _length(shown) > width:
            shown = shown[:-1]
        pieces: list[Piece] = []
        for key, label in shown:
            space = GAP if pieces else ""
            pieces += [Piece(f"{space}{key}", "strong"), Piece(f" {label}", "plain")]
        return [tuple(pieces)]


def _length(hints: Sequence[tuple[str, str]]) -> int:
    gaps = len(GAP) * (len(hints) - 1)
    return gaps + sum(cell_len(f"{key} {label}") for key, label in hints)
