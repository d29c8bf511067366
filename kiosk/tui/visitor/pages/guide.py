"""A guide, one part at a time, and its quiz, one question a part."""

from __future__ import annotations

from typing import Final

from textual import on
from textual.app import ComposeResult

from kiosk.content.quiz_words import TEST_YOURSELF
from kiosk.handout.compose import Voices, of_guide
from kiosk.handout.model import Handout
from kiosk.interview.guide import Guide
from kiosk.interview.model import Essentials
from kiosk.interview.problems import mark
from kiosk.interview.quiz import score
from kiosk.tui.visitor.messages import HomeWanted
from kiosk.tui.visitor.page import Action, Progress
from kiosk.tui.visitor.pages.printed_page import CODE, PRINT, STOP
from kiosk.tui.visitor.pages.taken_page import TakenPage
from kiosk.tui.visitor.quiz_part import QuizPart
from kiosk.tui.visitor.supply import Supply, screen_voices
from kiosk.tui.voice import Pair, Voice

ON: Final = "on"
HOME: Final = "home"


class GuidePage(TakenPage):
    """Its parts are pages; the last one offers what usually comes next."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._guide: Guide | None = None
        self._part = 0
        self._parts = 0
        self._quiz = QuizPart(id="quiz")
        self._given: dict[str, str] = {}
        """Option touched, by question. Nothing personal; gone with the guide."""

    def compose(self) -> ComposeResult:
        """Put the quiz where the lines stand."""
        for part in super().compose():
            yield part
            if part is self._sheet:
                yield self._quiz

    def show(self, guide: Guide, supply: Supply) -> None:
        """Show the first part of a guide."""
        self._guide, self._part, self._given = guide, 0, {}
        self.begin(supply)

    def composed(self, voices: Voices) -> Handout | None:
        """Return the whole guide, its quiz written out."""
        return of_guide(self._guide, voices) if self._guide else None

    def spoken(self) -> Handout | None:
        """Return what is read on screen, where the quiz is cards to touch."""
        voices = screen_voices(self.voice)
        return of_guide(self._guide, voices, quiz=False) if self._guide else None

    def told_of(self) -> str:
        """Return the id of the guide."""
        return self._guide.id if self._guide else ""

    def essentials(self) -> Essentials | None:
        """Return the essentials of the guide."""
        return self._guide.essentials if self._guide else None

    def follows(self) -> tuple[str, ...]:
        """Return what usually comes next, once all was read."""
        return self._guide.follow if self._guide and self._at_end else ()

    @property
    def _at_end(self) -> bool:
        return self._part + 1 >= self._parts

    def redraw(self) -> None:
        """Write all words again."""
        handout = self.spoken()
        if handout is None or self._guide is None:
            return
        read = len(handout.sections)
        self._parts = read + len(self._guide.quiz)
        self._part = min(self._part, self._parts - 1)
        self._footer.display = self._at_end
        self._sheet.display = self._part < read
        self._quiz.display = not self._sheet.display
        if self._quiz.display:
            self._write_question(self._guide, self._part - read)
            self.write_lines(handout, ())
            return
        self.write(
            self.pair(handout.title), "title", None if self._part else handout.lead
        )
        self.write_lines(handout, (self._part,))

    def _write_question(self, guide: Guide, number: int) -> None:
        """Show a question; the last one tells the score, once all are answered."""
        found = score(guide.quiz, self._given)
        marked = found.marked[number]
        self.write(self.voice.tell(marked.question.title), "title", None)
        self._lead.show(self.voice.pair(TEST_YOURSELF))
        self._lead.display = True
        told = found if self._at_end and found.complete else None
        self._quiz.show(self.voice, marked, told)

    @on(QuizPart.Answered)
    def _take(self, message: QuizPart.Answered) -> None:
        message.stop()
        if self._guide is not None:
            number = self._part - self._parts + len(self._guide.quiz)
            self._given[self._guide.quiz[number].id] = message.option_id
            self.redraw()

    @on(QuizPart.Submitted)
    def _go_on(self, message: QuizPart.Submitted) -> None:
        message.stop()
        if not self._at_end:
            self._turn(1)

    def progress(self) -> Progress | None:
        """Return which part is read."""
        if not self._parts:
            return None
        return Progress(self._part + 1, self._parts, exact=True)

    def actions(self) -> tuple[Action, ...]:
        """Offer to read on, and to take the guide away."""
        if self._at_end:
            return (Action(HOME, mark("Other topics")), *self.takings())
        takings = tuple(
            Action(action.id, action.label) for action in reversed(self.takings())
        )
        read_on = Action(ON, mark("Continue"), primary=True, forward=True)
        return (*takings, read_on)

    def on_action(self, id_: str) -> None:
        """Do what was chosen."""
        if id_ == ON:
            self._turn(1)
        elif id_ == HOME:
            self.post_message(HomeWanted())
        elif id_ in (PRINT, STOP, CODE):
            super().on_action(id_)

    def back(self) -> bool:
        """Go back to the part before."""
        if self._part == 0:
            return False
        self._turn(-1)
        return True

    def _turn(self, step: int) -> None:
        self._part = max(0, min(self._part + step, self._parts - 1))
        self.redraw()
        self.scroll_home(animate=False)

    def matter(self) -> Pair | None:
        """Return the title of the guide."""
        return self.voice.tell(self._guide.title) if self._guide else None
