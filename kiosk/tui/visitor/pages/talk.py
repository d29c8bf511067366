"""What staff and visitor say to each other: the last thing large, the rest below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from kiosk.interview.problems import mark
from kiosk.tui.visitor.messages import (
    ActionsChanged,
    HelpUnwanted,
    Left,
    PhraseWanted,
    WriteWanted,
)
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.visitor.talk.card_list import CardList, Way
from kiosk.tui.visitor.talk.remarks import Remarks, remark_of
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.target import Target
from kiosk.tui.widgets.words import Words

if TYPE_CHECKING:
    from kiosk.counter.calling import Standing
    from kiosk.tui.visitor.talk.talk import Talk

EMPTY = mark("Nothing was said yet. Choose a phrase, or write.")
CLOSED = mark("Staff are not here now. You can read what was said.")
ENOUGH = mark("I no longer need help")
CHOOSE, WRITE, DONE = "choose", "write", "done"


class TalkPage(Page):
    """The talk of this visit. Nothing of it is kept anywhere else."""

    personal = True

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._talk: Talk | None = None
        self._note = Words(part="plain", classes="lead")
        self._last = Remarks(voice, large=True, classes="last-remark")
        self._enough = CardList()
        self._earlier = Words(part="title", classes="section")
        self._before = Remarks(voice, large=False, classes="section")

    def compose(self) -> ComposeResult:
        """Make the last remark, the way out, and the remarks before it."""
        yield self._note
        yield self._last
        yield self._enough
        yield self._earlier
        yield self._before

    def show(self, talk: Talk) -> None:
        """Show a talk, from its last remark on."""
        self._talk = talk
        self.redraw()
        self.scroll_home(animate=False)

    def stand(self, standing: Standing | None) -> None:
        """Offer what can be done now."""
        if self.is_attached and self.display:
            self.redraw()
            self.post_message(ActionsChanged())

    def redraw(self) -> None:
        """Write it again, phrases in the voice's language."""
        talk, voice = self._talk, self.voice
        if talk is None:
            return
        remarks = tuple(remark_of(one, voice, talk.phrasing) for one in talk.turns)
        self._note.show(voice.pair(EMPTY if talk.open else CLOSED))
        self._note.display = not remarks or not talk.open
        self._last.show(voice, remarks[-1:])
        self._earlier.show(voice.pair(mark("Before")))
        self._earlier.display = len(remarks) > 1
        self._before.show(voice, remarks[-2::-1])
        self.call_later(self._write_enough)

    async def _write_enough(self) -> None:
        """Let the visitor end it; staff at the kiosk itself do so in their pane."""
        ends = self._talk is not None and self._talk.open and self._talk.apart
        way = Way(ENOUGH, self.voice.pair(ENOUGH))
        await self._enough.offer((way,) if ends else ())

    @on(Target.Touched)
    def _end(self, message: Target.Touched) -> None:
        message.stop()
        self.post_message(HelpUnwanted())

    def actions(self) -> tuple[Action, ...]:
        """Offer to answer, while somebody hears it, and to go on."""
        if self._talk is None or not self._talk.open:
            return (Action(DONE, mark("OK"), primary=True),)
        return (
            Action(DONE, mark("OK")),
            Action(WRITE, mark("Write")),
            Action(CHOOSE, mark("Choose a phrase"), primary=True),
        )

    def on_action(self, id_: str) -> None:
        """Go to the phrases or to the keyboard, or back to what was there before."""
        kinds = {CHOOSE: PhraseWanted, WRITE: WriteWanted}
        self.post_message(kinds.get(id_, Left)())
