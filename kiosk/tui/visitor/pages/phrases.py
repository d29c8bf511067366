"""Choosing a prepared phrase: a situation, the phrase, what stands in its slots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.app import ComposeResult

from kiosk.content.phrases import Phrase, Speaker
from kiosk.interview.context import Context
from kiosk.interview.problems import Problem, mark
from kiosk.translation.conversation import STAFF_LANGUAGE
from kiosk.tui.visitor.editors.editor import Editor
from kiosk.tui.visitor.messages import ActionsChanged, PhraseSaid
from kiosk.tui.visitor.page import Action
from kiosk.tui.visitor.pages.typing_page import TypingPage
from kiosk.tui.visitor.talk import ways
from kiosk.tui.visitor.talk.card_list import CardList, Way, WayCard
from kiosk.tui.visitor.talk.choosing import Choosing
from kiosk.tui.visitor.talk.picking import FindEditor
from kiosk.tui.visitor.talk.remarks import Remarks
from kiosk.tui.visitor.talk.slot_form import SlotForm
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.prose import Paragraph, Prose
from kiosk.tui.widgets.row import Row
from kiosk.tui.widgets.still import Stack
from kiosk.tui.widgets.target import Target

if TYPE_CHECKING:
    from kiosk.tui.visitor.talk.talk import Talk

SEND: Final = "send"
CONTINUE: Final = "continue"


class PhrasesPage(TypingPage):
    """Leads one side to a phrase it can say; what is chosen stays until it is sent."""

    personal = True

    def __init__(
        self, voice: Voice, *, by: Speaker = "visitor", id: str | None = None
    ) -> None:
        super().__init__(voice, id=id)
        self._by: Speaker = by
        self._talk: Talk | None = None
        self._hears = STAFF_LANGUAGE
        self._at = Choosing()
        self._found: tuple[Phrase, ...] | None = None
        self._problem: Problem | None = None
        self._heading = Prose(voice, id="heading")
        self._alert = Prose(voice, id="alert")
        self._said = Remarks(voice, large=True, classes="last-remark")
        self._cards = CardList()
        self._find = FindEditor(voice)
        self._form = SlotForm(voice)
        self._editors: tuple[Editor, ...] = (
            self._find,
            self._form.typed,
            self._form.pick,
        )

    def compose(self) -> ComposeResult:
        """Make everything; most of it is hidden at any time."""
        for each in (self._alert, self._said, *self._editors):
            each.display = False
        with Row(id="columns"), Stack(id="main"):
            yield self._heading
            yield self._alert
            yield self._said
            yield from self._editors
            yield self._cards
        yield self.keyboard

    def show(self, talk: Talk, hears: str = STAFF_LANGUAGE) -> None:
        """Offer the phrases of a talk; whoever was choosing goes on there.

        Args:
            talk: Has the phrasebook.
            hears: Code of the language of the other side.
        """
        self._talk, self._hears = talk, hears
        self._take_editor(begin=False)
        self.redraw()

    # Words.

    def redraw(self) -> None:
        """Write it again; what is chosen and typed stays."""
        if self._talk is not None:
            self.call_later(self._write)

    async def _write(self) -> None:
        talk, voice, at = self._talk, self.voice, self._at
        if talk is None:
            return
        self.keyboard.speak(voice)
        with self.app.batch_update():
            if self.editor is self._find:
                self._find.speak(voice)
            elif self.editor is not None:
                self._form.speak(voice, talk.phrasing)
            found = self._found if self._finds else None
            # What staff find their phrases by says enough: their pane is narrow.
            seeking = found is None or (found and self.has_class("-typing"))
            plain = self._finds and seeking
            head = () if plain else ways.heading(talk.phrasing, voice, at, found)
            self._heading.show(voice, head)
            self._write_alert()
            await self._cards.offer(self._ways(talk))
            remarks = ways.said(talk.phrasing, voice, at.prepared, self._hears)
            self._said.show(voice, remarks)
        self.post_message(ActionsChanged())

    def _write_alert(self) -> None:
        problem = None if self.editor and self.editor.tells_at_box else self._problem
        words = self.voice.wording.explain(problem) if problem else ""
        self._alert.show(self.voice, (Paragraph(words, "error"),))
        self._alert.display = bool(words)

    def _ways(self, talk: Talk) -> tuple[Way, ...]:
        at, phrasing = self._at, talk.phrasing
        if at.phrase is not None:
            return ()
        phrases = self._found
        if at.situation:
            phrases = phrasing.phrases(at.situation, self._by)
        if phrases is None:
            return ways.situation_ways(phrasing, self.voice, self._by)
        if self._by == "staff":
            return ways.numbered_ways(phrasing, self.voice, phrases, self._hears)
        return ways.phrase_ways(phrasing, self.voice, phrases)

    # Where somebody is.

    def _go(self, at: Choosing) -> None:
        self._at, self._problem = at, None
        self.stop_typing()
        self._take_editor(begin=True)
        self.scroll_home(animate=False)
        self.redraw()
        self.call_after_refresh(self._focus)

    @property
    def _finds(self) -> bool:
        """Whether a phrase can be looked for here: staff type, a visitor touches."""
        at_start = self._at.phrase is None and not self._at.situation
        return at_start and self._by == "staff"

    def _take_editor(self, *, begin: bool) -> None:
        slot, editor = self._at.slot, self.editor
        if slot is not None and begin:
            editor = self._form.load(slot[1], self.voice, self._today)
        elif slot is None:
            editor = self._find if self._finds else None
        for each in self._editors:
            each.display = each is editor
        self.editor = editor

    @property
    def _today(self) -> Context:
        if self._talk is None:
            raise LookupError("there is no talk")
        return Context(self._talk.today)

    def _focus(self) -> None:
        # Never for finding: staff who only look must not open a keyboard.
        target = self.editor.start() if self.editor and self._at.slot else None
        self.screen.set_focus(target, scroll_visible=False)

    def back(self) -> bool:
        """Take the last step back. False: nothing was chosen."""
        before = self._at.back()
        if before is None and self._found is None:
            return False
        if before is None:
            self._find.empty()
            self._found = None
        self._go(before or Choosing())
        return True

    # What is touched.

    def actions(self) -> tuple[Action, ...]:
        """Offer to go on with a slot, or to say what was chosen."""
        if self.has_class("-typing"):
            return ()
        if self._at.prepared is not None:
            return (Action(SEND, mark("Send"), primary=True),)
        if self._at.slot is not None:
            return (Action(CONTINUE, mark("Continue"), primary=True, forward=True),)
        return ()

    def on_action(self, id_: str) -> None:
        """Do one of `actions`."""
        prepared = self._at.prepared
        if id_ == CONTINUE:
            self._fill()
        elif id_ == SEND and prepared is not None:
            if self._talk is not None and self._talk.open:
                self._found = None
                self._find.empty()
                self._go(Choosing())
            self.post_message(PhraseSaid(prepared))

    @on(Editor.Submitted)
    def _fill(self) -> None:
        if self._at.slot is None:
            return
        value = self._form.value()
        if isinstance(value, str):
            self._go(self._at.with_value(value))
            return
        self._problem = value
        self.close_keyboard()
        if self.editor is not None:
            self.editor.tell(value)
        self.redraw()

    @on(Target.Touched)
    def _touched(self, message: Target.Touched) -> None:
        card, talk = message.target, self._talk
        if not isinstance(card, WayCard) or talk is None:
            return
        message.stop()
        id_ = card.way
        phrase = talk.phrasing.phrase(id_)
        if self._at.situation or self._found is not None:
            if phrase is not None:
                self._go(self._at.with_phrase(phrase))
        else:
            self._go(self._at.about(id_))

    @on(Editor.Altered)
    def _seek(self, event: Editor.Altered) -> None:
        event.stop()
        self._look()

    @work(exclusive=True, exit_on_error=False)
    async def _look(self) -> None:
        """Find phrases for what is typed; where the first time takes a while."""
        query = str(self._find.value() or "").strip()
        if self._talk is not None:
            self._found = await self._talk.found(query) if query else None
            self.redraw()
