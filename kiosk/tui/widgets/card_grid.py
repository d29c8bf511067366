"""A pool of cards in rows and columns: shown anew without mounting anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from textual import events
from textual.layouts.grid import GridLayout
from textual.message import Message

from kiosk.tui.voice import Pair
from kiosk.tui.widgets.card import Card, Face
from kiosk.tui.widgets.row import Row

Kind = Literal["one", "many"]


@dataclass(frozen=True, slots=True)
class Choosable:
    """What one card offers."""

    id: str
    title: Pair
    line: Pair | None = None


class OptionCard(Card):
    """A card of the pool. Enter on the chosen one goes on; a touch never does."""

    class Entered(Message):
        """Enter was pressed on the card while it was chosen."""

    option_id: str = ""
    """What it stands for now."""

    def on_key(self, event: events.Key) -> None:
        """Go on with Enter, if this is the answer already."""
        if event.key == "enter" and self.chosen and self.face.kind == "one":
            event.stop()
            event.prevent_default()
            self.post_message(self.Entered())


class CardGrid(Row):
    """Cards to choose one or several of."""

    DEFAULT_CSS = """
    CardGrid {
        height: auto; grid-size: 1; grid-rows: auto; grid-gutter: 0 2;
    }
    """

    @dataclass
    class Changed(Message):
        """Another card is chosen, or one more or less."""

        grid: CardGrid

    @dataclass
    class Submitted(Message):
        """Enter was pressed on the card that was chosen already."""

        grid: CardGrid

    def __init__(self, *, pool: int = 8, id: str | None = None) -> None:
        self._cards = tuple(OptionCard() for _number in range(pool))
        super().__init__(*self._cards, id=id)
        # The cards of a row are of one height, however many lines each has.
        layout = GridLayout()
        layout.stretch_height = True
        self.styles.layout = layout
        self._columns = 1
        self._options: tuple[Choosable, ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self._kind: Kind = "one"

    @property
    def options(self) -> tuple[Choosable, ...]:
        """What is offered now."""
        return self._options

    @property
    def cards(self) -> tuple[OptionCard, ...]:
        """The cards in use, in reading order."""
        return self._cards[: len(self._options)]

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of what is chosen, in the order offered, also on other pages."""
        shown = [option.id for option in self._options if option.id in self._chosen]
        return (*shown, *sorted(self._chosen - set(shown)))

    def show(self, options: Sequence[Choosable], *, kind: Kind = "one") -> None:
        """Offer these, as many as the pool holds. What is chosen stays."""
        self._kind = kind
        self._options = tuple(options[: len(self._cards)])
        for number, card in enumerate(self._cards):
            if number < len(self._options):
                option = self._options[number]
                card.option_id = option.id
                face = Face(option.title, option.line, kind)
                card.show(face, chosen=option.id in self._chosen)
            card.display = number < len(self._options)

    def preset(self, ids: Sequence[str]) -> None:
        """Choose exactly these with the next `show`: each card changes once."""
        self._chosen = frozenset(ids)

    def choose(self, ids: Sequence[str]) -> None:
        """Choose exactly these."""
        self._chosen = frozenset(ids)
        for card in self.cards:
            card.chosen = card.option_id in self._chosen

    def lay_in(self, columns: int) -> None:
        """Put the cards in so many columns."""
        if columns != self._columns:
            self._columns = columns
            self.styles.grid_size_columns = columns

    def on_target_touched(self, event: Card.Touched) -> None:
        """Take the choice."""
        event.stop()
        if isinstance(event.target, OptionCard):
            id_ = event.target.option_id
            several = self._kind == "many"
            self.choose(tuple(self._chosen ^ {id_}) if several else (id_,))
            self.post_message(self.Changed(self))

    def on_option_card_entered(self, event: OptionCard.Entered) -> None:
        """Go on: the answer is given."""
        event.stop()
        self.post_message(self.Submitted(self))

    def on_key(self, event: events.Key) -> None:
        """Arrows go from card to card, as they are seen."""
        side = 1 if not self.screen.has_class("rtl") else -1
        step = {"up": -self._columns, "down": self._columns, "left": -side}
        step["right"] = side
        focused = self.screen.focused
        if event.key not in step or focused not in self.cards:
            return
        place = self.cards.index(focused) + step[event.key]
        if 0 <= place < len(self.cards):
            event.stop()
            self.cards[place].focus()
