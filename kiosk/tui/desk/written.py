"""What is written on a form: each label with its text in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kiosk.tui.voice import Pair
from kiosk.tui.widgets.drawn import Drawn
from kiosk.tui.widgets.lines import Line, Part, both


class Entry(NamedTuple):
    """One label and its text. Never markup."""

    label: str
    text: str
    part: Part = "strong"


class Written(Drawn):
    """Entries below each other."""

    DEFAULT_CSS = """
    Written { height: auto; }
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
        """Return a quiet label above each text, or the text alone."""
        rows: list[Line] = []
        for entry in self._entries:
            if entry.label:
                rows += both(Pair(entry.label), width, "quiet")
            rows += both(Pair(entry.text), width, entry.part)
        return rows
