"""Several paragraphs in one widget: a heading with its lead, or the why and help."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from kiosk.tui.voice import Voice
from kiosk.tui.widgets.inks import Ink, ink_of
from kiosk.tui.widgets.laying import laid, same_side, two_ends
from kiosk.tui.widgets.lines import Line, Piece
from kiosk.tui.widgets.still import Still

Style = Literal["title", "quiet", "plain", "strong", "error"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One text. Never markup."""

    text: str
    style: Style = "plain"
    gap: int = 0
    """Blank rows above it."""
    number: int = 0
    """Its number, which stands in the indent of the first row; 0: none."""
    indent: int = 0
    """Cells that all its rows keep free where reading begins."""


Row = tuple[str, Style]

_INKS: Final[dict[Style, Ink]] = {
    "title": Ink("brand", bold=True),
    "quiet": Ink("quiet"),
    "plain": Ink("ink"),
    "strong": Ink("ink", bold=True),
    "error": Ink("error", bold=True),
}


class Prose(Still):
    """Paragraphs below each other, wrapped to the width, as one widget."""

    DEFAULT_CSS = """
    Prose { height: auto; width: 1fr; padding: 0 1; color: $ink; }
    """

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._voice = voice
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._kept: tuple[int, tuple[Row, ...]] = (-1, ())

    def show(self, voice: Voice, paragraphs: tuple[Paragraph, ...]) -> None:
        """Show other paragraphs; empty ones take no room."""
        paragraphs = tuple(each for each in paragraphs if each.text)
        if same_side(voice, self._voice) and paragraphs == self._paragraphs:
            return
        width = self.content_size.width
        before = len(self._rows(width)) if width else -1
        self._voice, self._paragraphs = voice, paragraphs
        self._kept = (-1, ())
        self.refresh(layout=not width or len(self._rows(width)) != before)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is shown, in logical order."""
        return tuple(each.text for each in self._paragraphs)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What is shown."""
        return self._paragraphs

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows of all paragraphs."""
        return len(self._rows(width))

    @property
    def stops(self) -> tuple[int, ...]:
        """Rows at which a text begins that goes on from no heading or other text."""
        return tuple(self._starts(self.content_size.width)) or (0,)

    def _starts(self, width: int) -> Iterator[int]:
        row, before = 0, None
        for each in self._paragraphs:
            row += each.gap if before else 0
            if before is None or (before.style != "title" and each.style != "quiet"):
                yield row
            row += len(laid(self._voice, each.text, width - each.indent))
            before = each

    def _rows(self, width: int) -> tuple[Row, ...]:
        if self._kept[0] != width:
            self._kept = (width, tuple(self._wrapped(width)))
        return self._kept[1]

    def _wrapped(self, width: int) -> list[Row]:
        rows: list[Row] = []
        for each in self._paragraphs:
            if rows:
                rows += [("", "plain")] * each.gap
            lines = laid(self._voice, each.text, width - each.indent)
            rtl = self._voice.direction == "rtl"
            rows += [(row, each.style) for row in _hung(each, lines, rtl=rtl)]
        return rows

    def lines(self, width: int) -> list[Line]:
        """Return the rows for a width, each from left to right."""
        return [self._line(text, style, width) for text, style in self._rows(width)]

    def _line(self, text: str, style: Style, width: int) -> Line:
        spare = width - cell_len(text) if self._voice.direction == "rtl" else 0
        return (Piece(" " * spare, "plain"), Piece(text, style))

    def render_line(self, y: int) -> Strip:
        """Draw one row of cells."""
        width, ground = self.content_size.width, self.visual_style.rich_style
        rows = self._rows(width)
        if y >= len(rows) or not rows[y][0]:
            return Strip.blank(width, ground)
        text, name = rows[y]
        near = [Segment(text, ground + ink_of(self, _INKS[name]))]
        row = two_ends(self._voice, near, [], width=width, ground=ground)
        return Strip(row, max(width, cell_len(text)))


def _hung(paragraph: Paragraph, lines: tuple[str, ...], *, rtl: bool) -> list[str]:
    """Put the number before the first line, and the others under its text."""
    first, room = "", paragraph.indent
    if paragraph.number:
        first = f".{paragraph.number}" if rtl else f"{paragraph.number}."
    signs = (first, *[""] * (len(lines) - 1))
    if rtl:
        return [
            f"{line}{sign:>{room}}" for line, sign in zip(lines, signs, strict=True)
        ]
    return [f"{sign:<{room}}{line}" for line, sign in zip(lines, signs, strict=True)]
