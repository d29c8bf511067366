"""Writing to staff in one's own script; what may be a phrase is asked about first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.app import ComposeResult

from kiosk.interview.problems import mark
from kiosk.tui.visitor.editors.editor import Editor
from kiosk.tui.visitor.messages import ActionsChanged, PhraseSaid, TextWritten
from kiosk.tui.visitor.page import Action
from kiosk.tui.visitor.pages.typing_page import TypingPage
from kiosk.tui.visitor.talk.card_list import CardList, WayCard
from kiosk.tui.visitor.talk.text_editor import TextEditor
from kiosk.tui.visitor.talk.ways import prepared_ways
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.prose import Paragraph, Prose
from kiosk.tui.widgets.row import Row
from kiosk.tui.widgets.still import Stack
from kiosk.tui.widgets.target import Target

if TYPE_CHECKING:
    from kiosk.translation.model import Prepared, Refusal
    from kiosk.tui.visitor.talk.talk import Talk

SEND: Final = "send"
AS_IT_IS: Final = "as-it-is"
PHRASES_ONLY: Final = mark(
    "Your language has no machine translation here. Staff see your words as you "
    "write them; phrases are understood at once."
)
REFUSED: Final[dict[Refusal, str]] = {
    "empty": mark("Please write something first."),
    "long": mark("This is too long. Please say it in shorter sentences."),
    "secret": mark(
        "Never write a card number, a PIN or a code. Please take it out, or call staff."
    ),
}
MEANT: Final = mark("Did you mean this?")
LOOKING: Final = mark("One moment")


class WritingPage(TypingPage):
    """A box and a keyboard, and the phrases that are nearest to what was written."""

    personal = True

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._talk: Talk | None = None
        self._notice = ""
        self._asked = ""
        """The language that the machine was asked about."""
        self._nearest: tuple[Prepared, ...] = ()
        self._looking = False
        self._text = TextEditor(voice)
        self._note = Prose(voice, id="heading")
        self._meant = Prose(voice, id="alert")
        self._cards = CardList()
        self.editor = self._text

    def compose(self) -> ComposeResult:
        """Make the box over the cards, and the keyboard."""
        with Row(id="columns"), Stack(id="main"):
            yield self._note
            yield self._text
            yield self._meant
            yield self._cards
        yield self.keyboard

    def show(self, talk: Talk) -> None:
        """Let the visitor write; what was written before stays until it is sent."""
        self._talk, self._asked = talk, ""
        self.redraw()

    def redraw(self) -> None:
        """Write all words again."""
        talk, voice = self._talk, self.voice
        if talk is None:
            return
        self._text.speak(voice)
        self.keyboard.speak(voice)
        if self.has_class("-typing"):
            self.keyboard.show(self._text.box.keyboard)
        if voice.language.code != self._asked:
            self._asked, self._notice = voice.language.code, ""
            self._ask(talk, self._asked)
        self.call_later(self._write)

    @work(exit_on_error=False)
    async def _ask(self, talk: Talk, code: str) -> None:
        """Find out, away from the screen, whether a machine translates a language."""
        here = await talk.offers(code)
        if code == self._asked and not here and code != "zh":
            self._notice = PHRASES_ONLY
            await self._write()

    async def _write(self) -> None:
        talk, voice = self._talk, self.voice
        if talk is None:
            return
        notice = voice.pair(self._notice) if self._notice else voice.plain("")
        with self.app.batch_update():
            self._note.show(
                voice,
                (Paragraph(notice.main, "strong"), Paragraph(notice.second, "quiet")),
            )
            self._note.display = bool(self._notice)
            meant = voice.pair(MEANT) if self._nearest else voice.plain("")
            if self._looking:
                meant = voice.pair(LOOKING)
            self._meant.show(
                voice,
                (Paragraph(meant.main, "title"), Paragraph(meant.second, "quiet")),
            )
            self._meant.display = bool(meant.main)
            await self._cards.offer(prepared_ways(talk.phrasing, voice, self._nearest))
        self.post_message(ActionsChanged())

    # What is touched.

    def actions(self) -> tuple[Action, ...]:
        """Offer to send what is written."""
        if self.has_class("-typing") or self._looking:
            return ()
        if self._nearest:
            return (Action(AS_IT_IS, mark("Send as I wrote it")),)
        return (Action(SEND, mark("Send"), primary=True),)

    def on_action(self, id_: str) -> None:
        """Send it, after looking whether it is a phrase."""
        if id_ == SEND:
            self._send()
        elif id_ == AS_IT_IS:
            self._leave_with(TextWritten(str(self._text.value())))

    @on(Editor.Submitted)
    def _send(self) -> None:
        text = str(self._text.value())
        self.close_keyboard()
        if not text:
            self._refuse("empty")
        elif not self._looking:
            self._looking = True
            self.redraw()
            self._look(text)

    @work(exclusive=True, group="look", exit_on_error=False)
    async def _look(self, text: str) -> None:
        """Send a phrase as the phrase, offer the nearest, or send what was written."""
        talk, code = self._talk, self.voice.language.code
        said = await talk.meant(text, code) if talk else None
        self._looking = False
        if said is not None and said.refused:
            self._refuse(said.refused)
        elif said is not None and said.prepared is not None:
            self._leave_with(PhraseSaid(said.prepared))
        elif said is not None and said.nearest:
            self._nearest = said.nearest
        else:
            self._leave_with(TextWritten(text))
        self.redraw()

    def _refuse(self, why: Refusal) -> None:
        self._text.warn(REFUSED[why])
        self.redraw()

    def _leave_with(self, message: PhraseSaid | TextWritten) -> None:
        self._nearest = ()
        if self._talk is not None and self._talk.open:
            self._text.box.hold("")
        self.post_message(message)
        self.redraw()

    @on(Editor.Altered)
    def _changed(self, event: Editor.Altered) -> None:
        event.stop()
        if self._nearest:
            self._nearest = ()
            self.call_later(self._write)

    @on(Target.Touched)
    def _touched(self, message: Target.Touched) -> None:
        message.stop()
        card = message.target
        place = int(card.way) if isinstance(card, WayCard) else len(self._nearest)
        if place < len(self._nearest):
            self._leave_with(PhraseSaid(self._nearest[place]))

    def back(self) -> bool:
        """Go back to the text. False: nothing is offered."""
        if not self._nearest:
            return False
        self._nearest = ()
        self.redraw()
        return True
