"""One question of a quiz: cards to touch, and at once whether that was right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from kiosk.content.quiz_words import RESULT, SIGNS, reasons, verdict
from kiosk.interview.quiz import Marked, Score
from kiosk.tui.voice import Pair, Voice
from kiosk.tui.widgets.card_grid import CardGrid, Choosable
from kiosk.tui.widgets.lines import Part
from kiosk.tui.widgets.words import Words

PARTS: Final[dict[bool, Part]] = {True: "good", False: "error"}


class QuizPart(Vertical):
    """Shown anew for each question."""

    DEFAULT_CSS = """
    /* No padding above: Textual leaves it out when it scrolls a part into view. */
    QuizPart { height: auto; padding: 0 1; }
    QuizPart CardGrid, QuizPart .result { margin-top: 1; }
    .-short QuizPart CardGrid { margin-top: 0; }
    .-short QuizPart .result { margin-top: 0; }
    """

    @dataclass
    class Answered(Message):
        """An answer was touched."""

        option_id: str

    class Submitted(Message):
        """Enter was pressed on the answer: go on."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._grid = CardGrid(pool=6)
        self._verdict = Words()
        self._reasons = Words()
        self._result = Words(part="title", classes="result")
        self._judged = False
        """Whether an answer was touched whose verdict is not laid out yet."""

    def compose(self) -> ComposeResult:
        """Make the parts, in the order they are read."""
        yield self._grid
        yield self._verdict
        yield self._reasons
        yield self._result

    @property
    def said(self) -> tuple[str, ...]:
        """What is said of the answer and of all of them, in logical order."""
        rows = (self._verdict, self._reasons, self._result)
        return tuple(pair.main for row in rows if row.display for pair in row.pairs)

    def show(self, voice: Voice, marked: Marked, score: Score | None) -> None:
        """Show a question, and what is to be said of its answer.

        Args:
            voice: Who speaks.
            marked: The question with what was answered.
            score: What all answers are worth. None: not to be told yet.
        """
        self._grid.preset(() if marked.given is None else (marked.given,))
        options = marked.question.options
        self._grid.show([Choosable(one.id, voice.tell(one.label)) for one in options])
        self._verdict.display = self._reasons.display = marked.given is not None
        said = voice.pair(verdict(marked.right))
        signed = voice.plain(f"{SIGNS[marked.right]} {said.main}", said.second)
        self._verdict.show(signed, part=PARTS[marked.right])
        self._reasons.show(*(voice.tell(text) for text in reasons(marked)))
        self._result.display = score is not None
        self._result.show(_result(voice, score) if score else Pair(""))

    def on_card_grid_changed(self, event: CardGrid.Changed) -> None:
        """Tell which answer was touched."""
        event.stop()
        self._judged = True
        for option_id in event.grid.chosen:
            self.post_message(self.Answered(option_id))

    def on_resize(self) -> None:
        """Bring what is said of the answer into view, once it has its place."""
        if self._judged:
            self._judged = False
            # The parts themselves get their places after this one.
            self.call_after_refresh(self._show_result)

    def _show_result(self) -> None:
        last = self._result if self._result.display else self._reasons
        last.scroll_visible(animate=False)

    def on_card_grid_submitted(self, event: CardGrid.Submitted) -> None:
        """Go on."""
        event.stop()
        self.post_message(self.Submitted())


def _result(voice: Voice, score: Score) -> Pair:
    return voice.pair(RESULT, right=str(score.right), of=str(score.of))
