"""What is written on a form: each label beside its text in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from rich.cells import cell_len

from kiosk.language.visual import lay_out
from kiosk.tui.widgets.drawn import Drawn
from kiosk.tui.widgets.lines import Line, Part, Piece

MOST_LABEL: Final = 32
GAP: Final = 2


class Entry(NamedTuple):
    """One label and its text. Never markup."""

    label: str
    """Empty: the text stands alone."""
    text: str
    part: Part = "strong"


class Written(Drawn):
    """Entries below each other, the labels in a column of their own."""

    DEFAULT_CSS = """
    Written { height: auto; margin-bottom: 1; }
    .-short Written { margin-bottom: 0; }
    """
    _entries: tuple[Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return self._entries

    def show(self, entries: Sequence[Entry]) -> None:
        """Write other entries; none takes it away."""
        self._entries = tuple(entries)
        self.display = bool(entries)
        self.relaid()

    def lines(self, width: int) -> list[Line]:
        """Return the rows of all entries."""
        widest = max((cell_len(entry.label) for entry in self._entries), default=0)
        near = min(widest, MOST_LABEL, width // 3)
        return [line for entry in self._entries for line in _rows(entry, near, width)]


def _rows(entry: Entry, near: int, width: int) -> Iterator[Line]:
    if not entry.label:
        for row in _laid(entry.text, width):
            yield (Piece(row, entry.part),)
        return
    texts = _laid(entry.text, max(width - near - GAP, 1))
    for label, text in zip_longest(_laid(entry.label, near), texts, fillvalue=""):
        spare = " " * (near - cell_len(label) + GAP)
        yield (Piece(label, "quiet"), Piece(spare, "plain"), Piece(text, entry.part))


def _laid(text: str, width: int) -> tuple[str, ...]:
    return lay_out(text, width, direction="ltr", bidi="app", measure=cell_len)
