"""A pool of answer cards: the items of a group, the lines of a scanned document."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from kiosk.tui.voice import Voice
from kiosk.tui.widgets.answer_card import Answer, AnswerCard
from kiosk.tui.widgets.row import Row

TWO_COLUMNS_FROM = 70


class AnswerList(Row):
    """Answers in one or two columns. Which was touched is told by its number."""

    # Not scoped: the grid's classes stand on the screen.
    SCOPED_CSS = False
    DEFAULT_CSS = """
    AnswerList {
        layout: grid; height: auto; grid-size: 1; grid-rows: auto; grid-gutter: 0 2;
    }
    """

    @dataclass
    class Chosen(Message):
        """A card was touched."""

        answers: "AnswerList"
        number: int
        """Its place in what is shown, from 0."""

    def __init__(self, voice: Voice, *, pool: int, id: str | None = None) -> None:
        self._cards = tuple(AnswerCard(voice) for _number in range(pool))
        super().__init__(*self._cards, id=id)
        self._voice = voice

    def reserve(self, count: int) -> None:
        """Make cards until there are so many."""
        missing = count - len(self._cards)
        if missing > 0:
            cards = [AnswerCard(self._voice) for _number in range(missing)]
            self._cards = (*self._cards, *cards)
            self.mount(*cards)

    @property
    def cards(self) -> tuple[AnswerCard, ...]:
        """The cards in use."""
        return tuple(card for card in self._cards if card.display)

    def show(self, voice: Voice, answers: Sequence[Answer]) -> None:
        """Show these, as many as the pool holds."""
        for number, card in enumerate(self._cards):
            card.display = number < len(answers)
            if card.display:
                card.show(voice, answers[number])
        self.on_resize()

    def on_resize(self) -> None:
        """Take two columns where they fit."""
        wide = self.is_attached and self.app.size.width >= TWO_COLUMNS_FROM
        columns = 2 if wide else 1
        if self.styles.grid_size_columns != columns:
            self.styles.grid_size_columns = columns

    def on_answer_card_chosen(self, event: AnswerCard.Chosen) -> None:
        """Tell the number of the card."""
        event.stop()
        self.post_message(self.Chosen(self, self._cards.index(event.card)))
