"""The rows of a field, drawn: words above, the box below, the bar of a problem."""

from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from kiosk.tui.voice import Voice
from kiosk.tui.widgets.inks import Ink, ink_of
from kiosk.tui.widgets.laying import laid, two_ends

EDGES: Final = 2
"""Rows of a box above and below its text."""
WRONG: Final = "-wrong"
"""A field of this class has a problem."""
_INKS: Final = {
    "label": Ink("ink", bold=True),
    "quiet": Ink("quiet"),
    "error": Ink("error", bold=True),
    "box": Ink("ink", "card", bold=True),
    "edge": Ink(ground="line"),
    "cursor": Ink("card", "ink"),
}
_WRONG: Final = {"box": "errortint", "edge": "error"}
_FOCUSED: Final = {"box": "focusfield", "edge": "ink"}
"""What the box is filled with instead."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is written around a box, in the visitor's language."""

    label: str = ""
    second: str = ""
    """The label in the second language. Empty: not wanted."""
    state: str = ""
    """Such as "✓ Read and checked"; it stands at the end of the label's line."""
    hint: str = ""
    problem: str = ""
    """What is wrong and what to do. Empty: nothing."""


@dataclass(frozen=True, slots=True)
class _Row:
    near: str
    style: str
    far: str = ""


class FieldRows:
    """Draws a field at one width."""

    def __init__(self, field: Widget, voice: Voice, words: Words, width: int) -> None:
        self._field = field
        self._voice = voice
        self.width = width
        """Cells of a row of the widget."""
        self._bar = 1 if words.problem else 0
        self._rows = self._arrange(words)

    @property
    def count(self) -> int:
        """Rows above the box."""
        return len(self._rows)

    # Words.

    def _arrange(self, words: Words) -> tuple[_Row, ...]:
        rows: list[_Row] = []
        room = self.width - 2 - self._bar
        ends = [end for end in (words.second, words.state) if end]
        if words.label:
            far = "  ".join(ends)
            if far and cell_len(words.label) + 2 + cell_len(far) > room:
                rows += self._lines(words.label, "label")
                rows += [row for end in ends for row in self._lines(end, "quiet")]
            else:
                rows.append(_Row(self._line(words.label), "label", self._line(far)))
        rows += self._lines(words.hint, "quiet")
        if words.problem:
            rows += self._lines("✕ " + words.problem, "error")
        return tuple(rows)

    def _lines(self, text: str, style: str) -> list[_Row]:
        room = self.width - 2 - self._bar
        return [_Row(line, style) for line in laid(self._voice, text, room)]

    def _line(self, text: str) -> str:
        room = self.width - 2 - self._bar
        return next(iter(laid(self._voice, text, room)), "")

    def word_row(self, y: int) -> Strip:
        """Draw a row of words."""
        row = self._rows[y]
        segments = two_ends(
            self._voice,
            [Segment(row.near, self._style(row.style))],
            [Segment(row.far, self._style("quiet"))],
            width=self.width - 2 - self._bar,
            ground=self._ground,
        )
        side = Segment(" ", self._ground)
        return self._barred([side, *segments, side])

    # The box.

    @property
    def inside(self) -> int:
        """Cells for the text in a row of the box, 1 or more."""
        return max(self.width - 4 - self._bar, 1)

    def edge_row(self, *, upper: bool, note: str = "") -> Strip:
        """Draw the upper or the lower edge of the box.

        Args:
            upper: Which of the two.
            note: Quiet words in the edge, at the end of its row; digits and signs.
        """
        box, line = self._style("box"), self._style("edge").bgcolor
        across = self.width - 2 - self._bar
        rule = Style(color=line, bgcolor=box.bgcolor)
        sign = "▔" if upper else "▁"
        if not note:
            return self._boxed([Segment(sign * across, rule)])
        quiet = Style(color=self._style("quiet").color, bgcolor=box.bgcolor)
        rest = Segment(sign * (across - cell_len(note) - 3), rule)
        row = [rest, Segment(f" {note} ", quiet), Segment(sign, rule)]
        return self._boxed(row if self._voice.direction == "ltr" else row[::-1])

    def text_row(self, before: str, under: str = "", after: str = "") -> Strip:
        """Draw a row of typed text, as wide as `inside` in all.

        Args:
            before: What is printed before the cursor.
            under: What stands under the cursor.
            after: What is printed after it.
        """
        box = self._style("box")
        held = self._style("cursor") if self._field.has_focus else box
        parts = ((" " + before, box), (under, held), (after + " ", box))
        row = Strip([Segment(text, style) for text, style in parts if text])
        across = self.width - 2 - self._bar
        return self._boxed(list(row.adjust_cell_length(across, box)))

    def index_cell(self, x: int) -> int:
        """Return which cell of the text stands at a column of the widget."""
        return x - 2 - (self._bar if self._voice.direction == "ltr" else 0)

    def _boxed(self, row: list[Segment]) -> Strip:
        line = self._style("edge").bgcolor
        left = Segment("▊", Style(color=self._ground.bgcolor, bgcolor=line))
        right = Segment("▎", Style(color=line, bgcolor=self._ground.bgcolor))
        return self._barred([left, *row, right])

    # What both share.

    @property
    def _ground(self) -> Style:
        return self._field.visual_style.rich_style

    def _style(self, name: str) -> Style:
        return self._ground + ink_of(self._field, self._ink(name))

    def _ink(self, name: str) -> Ink:
        field, ink = self._field, _INKS[name]
        if name not in _FOCUSED:
            return ink
        if field.has_focus:
            return ink._replace(ground=_FOCUSED[name])
        return ink._replace(ground=_WRONG[name]) if field.has_class(WRONG) else ink

    def _barred(self, segments: list[Segment]) -> Strip:
        if not self._bar:
            return Strip(segments, self.width)
        if self._voice.direction == "ltr":
            return Strip([Segment("▌", self._style("error")), *segments], self.width)
        return Strip([*segments, Segment("▐", self._style("error"))], self.width)
