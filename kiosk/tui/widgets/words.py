"""A block of text."""

from __future__ import annotations

from kiosk.language.visual import Align
from kiosk.tui.voice import Pair
from kiosk.tui.widgets.drawn import Drawn
from kiosk.tui.widgets.lines import Line, Part, both


class Words(Drawn):
    """One or more paragraphs of one kind, each with its second language."""

    def __init__(
        self,
        *pairs: Pair,
        part: Part = "plain",
        align: Align = "start",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._part = part
        self._align = align
        self._pairs = pairs

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """What is written."""
        return self._pairs

    @property
    def part(self) -> Part:
        """What the words are, such as a title."""
        return self._part

    @property
    def leads(self) -> bool:
        """Whether this is the heading of what follows."""
        return self._part == "title"

    def show(self, *pairs: Pair, part: Part | None = None) -> None:
        """Write something else. Paragraphs that are empty take no row."""
        part = part or self._part
        if (pairs, part) != (self._pairs, self._part):
            self._pairs, self._part = pairs, part
            self.relaid()

    def lines(self, width: int) -> list[Line]:
        """Return the rows of all paragraphs."""
        return [
            line
            for pair in self._pairs
            if pair.main
            for line in both(pair, width, self._part, self._align)
        ]
