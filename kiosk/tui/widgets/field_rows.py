"""The rows of a field, drawn: words above, the box below, the bar of a problem."""

from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from kiosk.tui.voice import Voice
from kiosk.tui.widgets.laying import laid, two_ends
from kiosk.tui.widgets.typed_window import TypedWindow

BOX_ROWS: Final = 3


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
        self._width = width
        self._bar = 1 if words.problem else 0
        self._rows = self._arrange(words)

    @property
    def count(self) -> int:
        """Rows above the box."""
        return len(self._rows)

    # Words.

    def _arrange(self, words: Words) -> tuple[_Row, ...]:
        rows: list[_Row] = []
        room = self._width - 2 - self._bar
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
        room = self._width - 2 - self._bar
        return [_Row(line, style) for line in laid(self._voice, text, room)]

    def _line(self, text: str) -> str:
        room = self._width - 2 - self._bar
        return next(iter(laid(self._voice, text, room)), "")

    def word_row(self, y: int) -> Strip:
        """Draw a row of words."""
        row = self._rows[y]
        segments = two_ends(
            self._voice,
            [Segment(row.near, self._style(row.style))],
            [Segment(row.far, self._style("quiet"))],
            width=self._width - 2 - self._bar,
            ground=self._ground,
        )
        side = Segment(" ", self._ground)
        return self._barred([side, *segments, side])

    # The box.

    def box_row(self, y: int, window: TypedWindow) -> Strip:
        """Draw a row of the box: its upper edge, the text, its lower edge."""
        box = self._style("box")
        line = self._style("edge").bgcolor
        across = self._width - 2 - self._bar
        if y == 1:
            middle = self._typed(window, box)
        else:
            rule = Style(color=line, bgcolor=box.bgcolor)
            middle = [Segment(("▔" if y == 0 else "▁") * across, rule)]
        left = Segment("▊", Style(color=self._ground.bgcolor, bgcolor=line))
        right = Segment("▎", Style(color=line, bgcolor=self._ground.bgcolor))
        return self._barred([left, *middle, right])

    def _typed(self, window: TypedWindow, box: Style) -> list[Segment]:
        cells, at = window.cells, window.cursor_cell
        text = Strip([Segment(" " + cells + " ", box)]).adjust_cell_length(
            self._width - 2 - self._bar, box
        )
        if not self._field.has_focus:
            return list(text)
        cursor = self._style("cursor")
        under = text.crop(at + 1, at + 2).text or " "
        rest = text.crop(at + 1 + cell_len(under), text.cell_length)
        return [*text.crop(0, at + 1), Segment(under, cursor), *rest]

    # What both share.

    @property
    def _ground(self) -> Style:
        return self._field.visual_style.rich_style

    def _style(self, name: str) -> Style:
        style = self._field.get_component_rich_style(f"field--{name}", partial=True)
        return self._ground + style

    def _barred(self, segments: list[Segment]) -> Strip:
        if not self._bar:
            return Strip(segments, self._width)
        if self._voice.direction == "ltr":
            return Strip([Segment("▌", self._style("error")), *segments], self._width)
        return Strip([*segments, Segment("▐", self._style("error"))], self._width)
