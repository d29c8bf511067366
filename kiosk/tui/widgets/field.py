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
from kiosk.tui.widgets.field_rows import BOX_ROWS, FieldRows, Words
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

    COMPONENT_CLASSES = {
        "field--label",
        "field--quiet",
        "field--error",
        "field--box",
        "field--edge",
        "field--cursor",
    }
    DEFAULT_CSS = """
    Field { height: auto; width: 1fr; background: $paper; color: $ink; }
    .field--label { color: $ink; text-style: bold; }
    .field--quiet { color: $quiet; }
    .field--error { color: $error; text-style: bold; }
    .field--box { background: $card; color: $ink; text-style: bold; }
    .field--edge { background: $line; }
    .field--cursor { background: $ink; color: $card; }
    Field.-wrong .field--box { background: $errortint; }
    Field.-wrong .field--edge { background: $error; }
    Field:focus .field--box { background: $focusfield; }
    Field:focus .field--edge { background: $ink; }
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
        self.keyboard = keyboard
        """Id of the on-screen keyboard that fits; it names the sieve too."""
        self._line = Line(limit=limit)
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
    def is_full(self) -> bool:
        """Whether no further character fits."""
        return len(self._line.text) >= self._line.limit

    def hold(self, text: str) -> None:
        """Replace what is typed."""
        self._become(self._line.holding(SIEVES[self.keyboard](text)), told=False)

    def take(self, keyboard: str, limit: int) -> None:
        """Take another kind of text from now on, and begin empty."""
        self.keyboard = keyboard
        self._line = Line(limit=limit)
        self.refresh()

    def speak(self, voice: Voice, words: Words) -> None:
        """Write label, state, hint and problem anew; what is typed stays."""
        if voice is self._voice and words == self._words:
            return
        before = self._rows_above()
        self._voice, self._words = voice, words
        self.set_class(bool(words.problem), "-wrong")
        self.refresh(layout=self._rows_above() != before)

    def strike(self, role: str, types: str = "") -> None:
        """Do what a key of the on-screen keyboard does."""
        if types:
            self._type(types)
        elif role in _MOVES:
            self._become(self._line.moved(_MOVES[role]))
        elif role in _CHANGES:
            self._become(_CHANGES[role](self._line))

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
        elif event.key in _MOVES:
            step = _MOVES[event.key]
            self._become(self._line.moved(-step if self._window.mirrored else step))
        elif event.key in _CHANGES:
            self._become(_CHANGES[event.key](self._line))
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
        if self.has_class("-typing") and event.y >= self._rows_above():
            inset = 2 + (bool(self._words.problem) and self._voice.direction == "ltr")
            self._become(self._line.put_at(self._window.index_at(event.x - inset)))
        self.post_message(self.Touched(self))

    # Drawing.

    @property
    def _window(self) -> TypedWindow:
        inside = self.size.width - 4 - bool(self._words.problem)
        return TypedWindow(self._line, max(inside, 1), self._voice.bidi)

    def _above(self, width: int) -> FieldRows:
        return FieldRows(self, self._voice, self._words, width)

    def _rows_above(self) -> int:
        return self._above(self.size.width).count if self.size.width else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows of words above the box, and of the box."""
        return self._above(width).count + BOX_ROWS

    def render_line(self, y: int) -> Strip:
        """Draw one row of cells."""
        rows = self._above(self.size.width)
        if y < rows.count:
            return rows.word_row(y)
        return rows.box_row(y - rows.count, self._window)
