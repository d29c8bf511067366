"""Picking what stands in a slot, and finding a phrase by what is typed."""

from __future__ import annotations

from typing import Final

from textual.widget import Widget

from kiosk.interview.model import Value
from kiosk.interview.problems import Problem, mark
from kiosk.tui.visitor.editors.editor import Asked, Editor
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.card_grid import CardGrid, Choosable
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.field_rows import Words

POOL: Final = 28
MANY: Final = 12
"""More choices than this are short ones, as times of day are: three in a row."""
TWO_COLUMNS_FROM: Final = 56
THREE_COLUMNS_FROM: Final = 70
LIMIT: Final = 40


class PickEditor(Editor):
    """Cards with plain words: a document, a currency, a time of day."""

    def __init__(self, voice: Voice) -> None:
        self._grid = CardGrid(pool=POOL)
        super().__init__(voice, self._grid, id="pick")

    def load(self, asked: Asked) -> None:
        """Begin with nothing chosen."""
        self.begin()

    def begin(self) -> None:
        """Begin with nothing chosen."""
        self._grid.choose(())

    def offer(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Show these, each a value and its words; what is chosen stays."""
        self._grid.show(
            [Choosable(id_, self.voice.plain(words)) for id_, words in choices]
        )
        self.on_resize()

    def value(self) -> Value:
        """Return what is chosen."""
        return next(iter(self._grid.chosen), None)

    def speak(self, voice: Voice) -> None:
        """Speak another language; `offer` writes the words."""
        self.voice = voice

    def on_resize(self) -> None:
        """Lay the cards out for another size."""
        width, many = self.size.width, len(self._grid.options) > MANY
        columns = 1 + (width >= TWO_COLUMNS_FROM) + (width >= THREE_COLUMNS_FROM)
        self._grid.lay_in(max(columns, 3 if many else 1))

    def entry(self) -> Widget | None:
        """Return the first card."""
        return next(iter(self._grid.cards), None)

    def on_card_grid_submitted(self, event: CardGrid.Submitted) -> None:
        """Enter on the chosen card is the answer."""
        event.stop()
        self.post_message(self.Submitted())


class FindEditor(Editor):
    """A box for a number, for initials, or for words."""

    def __init__(self, voice: Voice) -> None:
        self._field = Field(voice, keyboard="text", limit=LIMIT)
        super().__init__(voice, self._field, id="find")

    def load(self, asked: Asked) -> None:
        """Nothing is asked: what is typed stays."""

    def value(self) -> Value:
        """Return what is typed."""
        return self._field.text

    def empty(self) -> None:
        """Forget what is typed."""
        self._field.hold("")

    def speak(self, voice: Voice) -> None:
        """Write the label again."""
        self.voice = voice
        label = voice.pair(mark("Find by number, or by the first letters (pinyin)"))
        self._field.speak(voice, Words(label.main, label.second))

    def start(self) -> Widget | None:
        """Return the box."""
        return self._field

    def tell(self, problem: Problem | None) -> None:
        """Nothing that is typed is wrong."""

    def on_field_changed(self, event: Field.Changed) -> None:
        """Tell that something else is looked for."""
        event.stop()
        self.post_message(self.Altered())
