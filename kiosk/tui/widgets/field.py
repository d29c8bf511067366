"""A field to type in: label, state, hint, what is wrong, and the box, as one widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from kiosk.keyboard.editing import Line
from kiosk.keyboard.sieves import SIEVES
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.field_rows import EDGES, WRONG, FieldRows, Words
from kiosk.tui.widgets.still import Still
from kiosk.tui.widgets.typed_window import TypedWindow

_MOVES: Final = {"left": -1, "right": 1}
_CHANGES: Final[dict[str, Callable[[Line], Line]]] = {
    "backspace": Line.backspaced,
    "ctrl+h": Line.backspaced,
    "delete": Line.deleted,
    "home": lambda line: line.put_at(0),
    "end": lambda line: line.put_at(len(line.text)),
    "clear": lambda line: line.holding(""),
}


class Field(Still, can_focus=True):
    """One line of typed text.

    What is typed is cleaned and cut to the limit before it is kept. There is no
    selection, no clipboard and no suggestion: nothing of one visitor can come
    up for the next.
    """

    DEFAULT_CSS = """
    Field { height: auto; width: 1fr; background: $paper; color: $ink; }
    """

    @dataclass
    class Changed(Message):
        """What is typed is another text now."""

        field: Field

    @dataclass
    class Submitted(Message):
        """Enter was pressed in a field that leads to no other."""

        field: Field

    @dataclass
    class Touched(Message):
        """The box was touched: the on-screen keyboard is wanted."""

        field: Field

    def __init__(
        self,
        voice: Voice,
        *,
        keyboard: str = "text",
        limit: int = 60,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._voice = voice
        self._words = Words()
        self._arranged: FieldRows | None = None
        self.keyboard = keyboard
        """Id of the on-screen keyboard that fits; it names the sieve too."""
        self._line = Line(limit=limit)
        self.finds = False
        """Whether what is typed finds cards: these are read aloud, though typed."""
        self.onward: Callable[[], Field | None] | None = None
        """Tells which field Enter and Tab lead to at once; None: none, now or ever.

        The app asks before the key is handed out, so that what is typed behind it,
        however fast, is never typed here.
        """

    # What it holds.

    @property
    def text(self) -> str:
        """What is typed, cleaned."""
        return self._line.text

    @property
    def words(self) -> Words:
        """What is written around the box."""
        return self._words

    @property
    def is_full(self) -> bool:
        """Whether no further character fits."""
        return len(self._line.text) >= self._line.limit

    def hold(self, text: str) -> None:
        """Replace what is typed."""
        self._become(self._line.holding(SIEVES[self.keyboard](text)), told=False)

    def take(self, keyboard: str, limit: int) -> None:
        """Take another kind of text from now on, and begin empty."""
        self.keyboard = keyboard
        self._become(Line(limit=limit), told=False)

    def speak(self, voice: Voice, words: Words) -> None:
        """Write label, state, hint and problem anew; what is typed stays."""
        if voice is self._voice and words == self._words:
            return
        before = self._rows_in_all()
        self._voice, self._words, self._arranged = voice, words, None
        self.set_class(bool(words.problem), WRONG)
        self.refresh(layout=self._rows_in_all() != before)

    def strike(self, role: str, types: str = "") -> None:
        """Do what a key of the on-screen keyboard does."""
        if types:
            self._type(types)
        else:
            self._edit(role)

    def _edit(self, key: str) -> bool:
        """Move the cursor or take something away; tell whether the key does that."""
        if key in _MOVES:
            # Arrows point where the cursor goes, also in text from right to left.
            step = -_MOVES[key] if self._mirrored else _MOVES[key]
            self._become(self._line.moved(step))
        elif key in _CHANGES:
            self._become(_CHANGES[key](self._line))
        else:
            return False
        return True

    def _type(self, typed: str) -> None:
        self._become(self._line.typed(SIEVES[self.keyboard](typed)))

    def _become(self, line: Line, *, told: bool = True) -> None:
        changed = line.text != self._line.text
        self._line = line
        self.refresh()
        if changed and told:
            self.post_message(self.Changed(self))

    # Keys and touch.

    def on_key(self, event: events.Key) -> None:
        """Take what is typed; leave every other key to the page."""
        if event.key == "enter":
            self.post_message(self.Submitted(self))
        elif self._edit(event.key):
            pass
        elif event.is_printable and event.character:
            self._type(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text as if it were typed: a scanner may send it so."""
        event.stop()
        self._type(event.text)

    def on_click(self, event: events.Click) -> None:
        """Ask for the keyboard; once it is open, put the cursor where it was touched.

        The first touch is rarely aimed: the cursor stays behind the text, so that
        what is typed follows the prefix of a telephone number.
        """
        event.stop()
        above = self._rows_above()
        if self.has_class("-typing") and event.y >= above:
            cell = self._above(self.size.width).index_cell(event.x)
            self._become(self._line.put_at(self._index_at(event.y - above - 1, cell)))
        self.post_message(self.Touched(self))

    def _index_at(self, row: int, cell: int) -> int:
        """Return the place in the text that a touch in the box means."""
        return self._window.index_at(cell)

    def on_unmount(self) -> None:
        """Forget what was typed: the message read last may hold a box for long."""
        self._line = Line(limit=self._line.limit)

    # Drawing.

    @property
    def _mirrored(self) -> bool:
        """Whether the text begins at the right, as Arabic does."""
        return self._window.mirrored

    @property
    def _window(self) -> TypedWindow:
        inside = self._above(self.size.width).inside
        return TypedWindow(self._line, inside, self._voice.bidi)

    def _above(self, width: int) -> FieldRows:
        if self._arranged is None or self._arranged.width != width:
            self._arranged = FieldRows(self, self._voice, self._words, width)
        return self._arranged

    def _rows_above(self) -> int:
        return self._above(self.size.width).count if self.size.width else 0

    def _rows_in_all(self) -> int:
        width = self.size.width
        return self._above(width).count + EDGES + self._text_rows(width) if width else 0

    def _text_rows(self, width: int) -> int:
        """Rows of text in the box."""
        return 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows of words above the box, and of the box."""
        return self._above(width).count + EDGES + self._text_rows(width)

    def render_line(self, y: int) -> Strip:
        """Draw one row of cells."""
        rows = self._above(self.size.width)
        if y < rows.count:
            return rows.word_row(y)
        return self._box_row(rows, y - rows.count)

    def _box_row(self, rows: FieldRows, y: int) -> Strip:
        if y == 1:
            return rows.text_row(*self._window.parted)
        return rows.edge_row(upper=y == 0)
