"""Parts of the case page: warnings, and a field shown large to be typed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from kiosk.interview.problems import mark
from kiosk.language.visual import CONTROLS, lay_out
from kiosk.tui.voice import Pair, Voice
from kiosk.tui.widgets.drawn import Drawn
from kiosk.tui.widgets.lines import Line, Piece, both

GROUP = 4
"""Signs that stand together in a field shown large."""


class Warned(Drawn):
    """Sentences staff must read, under one heading."""

    _heading = Pair("")
    _sentences: tuple[Pair, ...] = ()

    def show(self, voice: Voice, sentences: Sequence[str]) -> None:
        """Write other sentences; none takes the box away."""
        look = voice.say(mark("Please look"))
        self._heading = voice.plain(f"▲ {look}")
        self._sentences = tuple(voice.plain(one) for one in sentences)
        self.display = bool(sentences)
        self.relaid()

    def lines(self, width: int) -> list[Line]:
        """Return heading and sentences."""
        rows = both(self._heading, width, "error")
        for one in self._sentences:
            rows += both(one, width, "plain")
        return rows


class Large(Drawn):
    """One value with room between its signs, so that it can be typed elsewhere."""

    _label = ""
    _value = ""

    @property
    def value(self) -> str:
        """What is shown; empty: nothing."""
        return self._value

    def show(self, label: str, value: str) -> None:
        """Write another value; an empty one takes the box away."""
        self._label, self._value = label, value
        self.display = bool(value)
        self.relaid()

    def lines(self, width: int) -> list[Line]:
        """Return the label, and the value in groups."""
        label = ((Piece(self._label, "quiet"),),)
        rows = lay_out(
            spaced(self._value), width, direction="ltr", bidi="app", measure=cell_len
        )
        return [*label, *((Piece(row, "strong"),) for row in rows)]


def spaced(value: str) -> str:
    """Return a value with room between its signs; words stay whole."""
    value = CONTROLS.sub("", value)
    if not value.isascii() or " " in value:
        return value
    groups = [value[at : at + GROUP] for at in range(0, len(value), GROUP)]
    return "   ".join(" ".join(group) for group in groups)
