"""F7: lessons of a few minutes, each with a quiz."""

from __future__ import annotations

from typing import Final

from textual import on
from textual.app import ComposeResult

from kiosk.content.quiz_words import TEST_YOURSELF
from kiosk.interview.lesson import Lesson
from kiosk.interview.problems import mark
from kiosk.interview.quiz import score
from kiosk.tui.desk.page import DeskPage, KeyHint
from kiosk.tui.desk.rows import Cell, RowFace, RowList, Text
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.visitor.quiz_part import QuizPart
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.button import TouchButton
from kiosk.tui.widgets.card_grid import CardGrid
from kiosk.tui.widgets.sheet import Block, Item, Sheet
from kiosk.tui.widgets.target import Target
from kiosk.tui.widgets.words import Words

LEAD: Final = mark("A few minutes each. Nothing is kept of your answers.")


class LessonsPage(DeskPage):
    """The list; or one lesson, part by part, and its questions."""

    DEFAULT_CSS = """
    LessonsPage #on { margin-top: 1; width: 24; }
    """

    def __init__(
        self, workplace: Workplace, voice: Voice, *, id: str | None = None
    ) -> None:
        super().__init__(workplace, voice, id=id)
        self._lesson: Lesson | None = None
        self._part = 0
        self._given: dict[str, str] = {}
        self._title = Words(part="title")
        self._lead = Words(part="quiet", classes="title")
        self._list = RowList(bidi=voice.bidi)
        self._sheet = Sheet()
        self._quiz = QuizPart()
        self._on = TouchButton(id="on", primary=True)

    def compose(self) -> ComposeResult:
        """Make list, text and quiz; one of them is shown."""
        yield self._title
        yield self._lead
        yield self._list
        yield self._sheet
        yield self._quiz
        yield self._on

    async def opened(self, subject: str = "") -> None:
        """Show the list, or the lesson that was begun."""
        await self._fill()
        self.redraw()
        if self._lesson is None:
            self._list.point_at()
        else:
            self._on.focus()

    async def _fill(self) -> None:
        pages = self.workplace.library.lessons
        tell = self.voice.wording.tell
        await self._list.show(
            [
                RowFace(
                    page.id,
                    (
                        Cell(
                            (
                                Text(tell(page.title).shown, "strong"),
                                Text(tell(page.summary).shown, "quiet"),
                            )
                        ),
                    ),
                )
                for page in pages
            ]
        )

    def redraw(self) -> None:
        """Write all words again."""
        lesson = self._lesson
        self._list.display = lesson is None
        self._sheet.display = self._quiz.display = False
        self._on.display = lesson is not None
        if lesson is None:
            self._title.show(self.voice.pair(mark("Lessons")))
            self._lead.show(self.voice.pair(LEAD))
            self.call_later(self._fill)
            return
        label = mark("To the list") if self._at_end(lesson) else mark("Continue")
        self._on.show(self.voice.pair(label))
        if self._part < len(lesson.sections):
            self._write_section(lesson)
        else:
            self._write_question(lesson)

    def _write_section(self, lesson: Lesson) -> None:
        tell, section = self.voice.tell, lesson.sections[self._part]
        self._title.show(tell(lesson.title))
        lead = self.voice.plain("") if self._part else tell(lesson.summary)
        self._lead.show(lead)
        lines = self.voice.wording.tell_lines(line.text for line in section.lines)
        steps = section.style == "steps"
        items = tuple(
            Item(self.voice.plain(line.shown), number if steps else 0)
            for number, line in enumerate(lines, start=1)
        )
        self._sheet.display = True
        self._sheet.show((Block(tell(section.title), items),))

    def _write_question(self, lesson: Lesson) -> None:
        found = score(lesson.quiz, self._given)
        marked = found.marked[self._part - len(lesson.sections)]
        self._title.show(self.voice.tell(marked.question.title))
        self._lead.show(self.voice.pair(TEST_YOURSELF))
        self._quiz.display = True
        told = found if self._at_end(lesson) and found.complete else None
        self._quiz.show(self.voice, marked, told)

    def _at_end(self, lesson: Lesson) -> bool:
        return self._part + 1 >= len(lesson.sections) + len(lesson.quiz)

    def hints(self) -> tuple[KeyHint, ...]:
        """Return the keys of the page."""
        if self._lesson is None:
            return (KeyHint("Enter", mark("Open")),)
        return (KeyHint("Enter", mark("Continue")), KeyHint("Esc", mark("Back")))

    @on(RowList.Chosen)
    def _begin(self, message: RowList.Chosen) -> None:
        message.stop()
        self._lesson = self.workplace.library.lesson(message.row)
        self._part, self._given = 0, {}
        self.redraw()
        self._on.focus()

    @on(Target.Touched, "#on")
    async def _touched(self, message: Target.Touched) -> None:
        message.stop()
        await self._turn(1)

    @on(QuizPart.Submitted)
    async def _submitted(self, message: QuizPart.Submitted) -> None:
        message.stop()
        await self._turn(1)

    @on(QuizPart.Answered)
    def _answer(self, message: QuizPart.Answered) -> None:
        message.stop()
        if self._lesson is not None:
            number = self._part - len(self._lesson.sections)
            self._given[self._lesson.quiz[number].id] = message.option_id
            self.redraw()

    async def on_desk_key(self, key: str, character: str | None) -> bool:
        """Go back a part, and from the first one to the list."""
        if key != "escape" or self._lesson is None:
            return False
        await self._turn(-1)
        return True

    async def _turn(self, step: int) -> None:
        lesson = self._lesson
        if lesson is None:
            return
        self._part += step
        if self._part < 0 or self._part >= len(lesson.sections) + len(lesson.quiz):
            self._lesson = None
            await self.opened()
            return
        self.redraw()
        self.scroll_home(animate=False)
        cards = self._quiz.query_one(CardGrid).cards
        (cards[0] if self._quiz.display else self._on).focus()
