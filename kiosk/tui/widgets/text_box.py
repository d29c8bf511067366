"""A box for sentences: several rows that wrap as they are typed."""

from __future__ import annotations

from typing import Final

from textual.strip import Strip

from kiosk.keyboard.composing import composer_of
from kiosk.keyboard.editing import Line, composed, uncomposed
from kiosk.keyboard.free_names import free_layout
from kiosk.language.languages import Direction
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.field_rows import FieldRows, Words
from kiosk.tui.widgets.typed_rows import TypedRows, first_strong

LIMIT: Final = 300
"""Most characters of what is said in one go."""
COUNTED: Final = 50
"""From so many characters before the limit on the box counts."""
FEWEST_ROWS: Final = 2
MOST_ROWS: Final = 5
SHORT_ROWS: Final = 2
"""Most rows on a low grid, where a keyboard takes the others."""
_ROW_STEPS: Final = {"up": -1, "down": 1}


class TextBox(Field):
    """A field of several rows, for sentences in any script.

    Keys of the on-screen keyboard go through the composer of its layout; what a
    keyboard of hardware sends is composed already. The box grows with its text, then
    scrolls so that the cursor is seen.
    """

    def __init__(
        self,
        voice: Voice,
        *,
        keyboard: str | None = None,
        limit: int = LIMIT,
        id: str | None = None,
    ) -> None:
        """Make an empty box.

        Args:
            voice: Its language names the keyboard, unless one is given.
            keyboard: Id of a layout, as `free_layout` returns.
            limit: Most characters.
            id: Id of the widget.
        """
        own = keyboard or free_layout(voice.language.code)
        super().__init__(voice, keyboard=own, limit=limit, id=id)
        self._follows = keyboard is None
        self._top = 0
        self._kept: TypedRows | None = None

    def speak(self, voice: Voice, words: Words) -> None:
        """Write the words anew, and type in the script of another language."""
        if self._follows:
            self.keyboard = free_layout(voice.language.code)
        super().speak(voice, words)
        self._scroll()

    def strike(self, role: str, types: str = "") -> None:
        """Do what a key of the on-screen keyboard does, as its script is composed."""
        composer = composer_of(self.keyboard)
        if types:
            self._become(composed(self._line, types, composer))
        elif role == "backspace":
            self._become(uncomposed(self._line, composer))
        else:
            super().strike(role)

    def _edit(self, key: str) -> bool:
        if key not in _ROW_STEPS:
            return super()._edit(key)
        rows = self._rows
        row = rows.cursor_row + _ROW_STEPS[key]
        if not 0 <= row < rows.count:
            return False
        index = rows.index_at(row, rows.cursor_cell)
        self._become(self._line.put_at(index))
        return True

    def _become(self, line: Line, *, told: bool = True) -> None:
        before = self._text_rows(self.size.width)
        self._kept = None
        super()._become(line, told=told)
        self._scroll()
        if self._text_rows(self.size.width) != before:
            self.refresh(layout=True)

    # Rows.

    @property
    def _rows(self) -> TypedRows:
        return self._rows_at(self.size.width)

    def _rows_at(self, width: int) -> TypedRows:
        inside = max(self._above(width).inside, 4)
        rows = TypedRows(self._line, inside, self._base, self._voice.bidi)
        if self._kept != rows:
            self._kept = rows  # What is kept has its rows worked out.
        return self._kept

    @property
    def _base(self) -> Direction:
        if self._voice.direction == "rtl":
            return "rtl"
        return first_strong(self.text) or "ltr"

    @property
    def _mirrored(self) -> bool:
        return self._base == "rtl"

    def _text_rows(self, width: int) -> int:
        short = self.is_attached and self.screen.has_class("-short")
        most = SHORT_ROWS if short else MOST_ROWS
        count = self._rows_at(width).count if width else FEWEST_ROWS
        return min(max(count, FEWEST_ROWS), most)

    def _scroll(self) -> None:
        """Show the row of the cursor, and no blank row that text could fill."""
        if not self.size.width:
            return
        rows, shown = self._rows, self._text_rows(self.size.width)
        top = min(self._top, rows.cursor_row, max(rows.count - shown, 0))
        self._top = max(top, rows.cursor_row - shown + 1)

    def on_resize(self) -> None:
        """Show the cursor at the new width."""
        self._scroll()
        self.refresh()

    def on_unmount(self) -> None:
        """Forget the rows of what was typed."""
        self._kept = None

    def _index_at(self, row: int, cell: int) -> int:
        shown = self._text_rows(self.size.width)
        return self._rows.index_at(self._top + min(max(row, 0), shown - 1), cell)

    # Drawing.

    @property
    def counter(self) -> str:
        """How much is typed of what fits, as shown near the limit; else empty."""
        typed, limit = len(self.text), self._line.limit
        return f"{typed}/{limit}" if limit - typed <= COUNTED else ""

    def _box_row(self, rows: FieldRows, y: int) -> Strip:
        shown = self._text_rows(self.size.width)
        if y in (0, shown + 1):
            return rows.edge_row(upper=y == 0, note=self._note(upper=y == 0))
        row = self._top + y - 1
        if row >= self._rows.count:
            return rows.text_row("")
        return rows.text_row(*self._rows.parted(row))

    def _note(self, *, upper: bool) -> str:
        """What an edge tells: that there are rows beyond it, and how much is typed."""
        if upper:
            return "▲" if self._top else ""
        below = self._rows.count - self._top > self._text_rows(self.size.width)
        return " ".join(each for each in ("▼" if below else "", self.counter) if each)
