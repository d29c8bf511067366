"""What staff suggest as an answer; nothing is entered unless the visitor says yes."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult

from kiosk.content.answers import in_words, label_of
from kiosk.interview.model import AnyStep, Value
from kiosk.interview.problems import mark
from kiosk.tui.visitor.aloud.guard import may_be_said
from kiosk.tui.visitor.messages import Left, ProposalAnswered
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.still import UNREAD
from kiosk.tui.widgets.words import Words

YES: Final = "yes"


class ProposalPage(Page):
    """The question, the answer that staff suggest, yes and no."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._step: AnyStep | None = None
        self._value: Value = None
        self._who = Words(part="title", classes="title")
        self._label = Words(part="quiet", classes="lead")
        self._answer = Words(part="strong", classes="lead")

    personal = True

    def compose(self) -> ComposeResult:
        """Make the lines."""
        yield self._who
        yield self._label
        yield self._answer

    def show(self, step: AnyStep, value: Value) -> None:
        """Ask whether an accepted value is the right answer to a step."""
        self._step, self._value = step, value
        self.redraw()

    def redraw(self) -> None:
        """Write it again."""
        voice, step = self.voice, self._step
        if step is None:
            return
        self._who.show(voice.pair(mark("Staff suggest this answer. Is it right?")))
        self._label.show(voice.plain(label_of(step, voice.wording)))
        words = "\n".join(in_words(step, self._value, voice.wording))
        below = ""
        if voice.second is not None:
            below = "\n".join(in_words(step, self._value, voice.second))
        self._answer.set_class(not may_be_said(step), UNREAD)
        self._answer.show(voice.plain(words, below))

    def actions(self) -> tuple[Action, ...]:
        """Offer yes and no."""
        return (
            Action("no", mark("No")),
            Action(YES, mark("Yes, that is right"), primary=True),
        )

    def on_action(self, id_: str) -> None:
        """Tell which, and forget what was suggested."""
        step, value = self._step, self._value
        self._step, self._value = None, None
        self.post_message(Left())
        if step is not None:
            self.post_message(ProposalAnswered(step.id, value, yes=id_ == YES))
