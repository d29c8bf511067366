"""Check your answers: every answer of the path, each a card that leads to it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from kiosk.content.answers import in_words, label_of, masked
from kiosk.interview import model
from kiosk.interview.context import Context
from kiosk.interview.path import Taken
from kiosk.interview.problems import mark
from kiosk.interview.visit import Visit
from kiosk.tui.visitor.aloud.guard import may_be_said
from kiosk.tui.visitor.editors.answer_list import AnswerList
from kiosk.tui.visitor.messages import ActionsChanged, ChangeWanted, Finished
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.voice import Pair, Voice
from kiosk.tui.widgets.answer_card import Answer
from kiosk.tui.widgets.prose import Paragraph, Prose

_HANDOUT = "handout"
_NUMBERS = "numbers"


class CheckPage(Page):
    """Shows what staff will see. Numbers of documents are hidden at first."""

    personal = True

    # Not scoped: the grid's classes stand on the screen.
    SCOPED_CSS = False
    DEFAULT_CSS = """
    CheckPage #heading { margin-bottom: 1; }
    CheckPage .group { margin-bottom: 1; }
    .-short CheckPage #heading { margin-bottom: 0; }
    .-short CheckPage .group { margin-bottom: 0; }
    """

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._heading = Prose(voice, id="heading")
        self._groups: list[tuple[Prose, AnswerList]] = []
        self._visit = Visit(())
        self._known: Context | None = None
        self._hidden = True
        self._shown: list[tuple[Taken, ...]] = []

    def compose(self) -> ComposeResult:
        """Make the heading; the groups come with the services."""
        yield self._heading

    def show(self, visit: Visit, context: Context) -> None:
        """Show the answers of a visit that is complete."""
        self._visit, self._known, self._hidden = visit, context, True
        self._shown = _by_service(visit, visit.path(context).taken)
        with self.app.batch_update():
            self._make_room()
            self.redraw()
            self.scroll_home(animate=False)

    def _make_room(self) -> None:
        while len(self._groups) < len(self._shown):
            caption = Prose(self.voice)
            group = AnswerList(self.voice, pool=0)
            group.add_class("group")
            self._groups.append((caption, group))
            self.mount(caption, group)
        for number, (caption, group) in enumerate(self._groups):
            used = number < len(self._shown)
            caption.display = used and len(self._shown) > 1
            group.display = used
            if used:
                group.reserve(len(self._shown[number]))

    def redraw(self) -> None:
        """Write all words again."""
        voice = self.voice
        title = voice.pair(mark("Check your answers"))
        lead = voice.pair(
            mark("Staff will see exactly this. Nothing has been sent yet.")
        )
        self._heading.show(
            voice,
            (
                Paragraph(title.main, "title"),
                Paragraph(title.second, "quiet"),
                Paragraph(lead.main, "quiet"),
                Paragraph(lead.second, "quiet"),
            ),
        )
        for number, taken in enumerate(self._shown):
            caption, group = self._groups[number]
            service = voice.tell(self._visit.services[number].title)
            caption.show(voice, (Paragraph(service.main, "title"),))
            group.show(voice, [self._answer(one) for one in taken])
        self.post_message(ActionsChanged())

    def _answer(self, taken: Taken) -> Answer:
        voice = self.voice
        second = label_of(taken.step, voice.second) if voice.second else ""
        return Answer(
            label_of(taken.step, voice.wording),
            self._lines(taken),
            second,
            voice.say("Change"),
            told=may_be_said(taken.step),
        )

    def _lines(self, taken: Taken) -> tuple[str, ...]:
        if isinstance(taken.step, model.Zone) and taken.value is not None:
            return (self.voice.say("Scanned"),)
        lines = in_words(taken.step, taken.value, self.voice.wording)
        if self._hidden and _is_hideable(taken):
            return tuple(masked(line) for line in lines)
        return lines

    # What the frame asks.

    def actions(self) -> tuple[Action, ...]:
        """Return the way to the handout, and the way to see hidden numbers."""
        primary = Action(_HANDOUT, mark("Make my handout"), primary=True, forward=True)
        if not any(_is_hideable(one) for group in self._shown for one in group):
            return (primary,)
        label = mark("Show numbers") if self._hidden else mark("Hide numbers")
        return (Action(_NUMBERS, label), primary)

    def on_action(self, id_: str) -> None:
        """Go on to the handout, or show and hide the numbers."""
        if id_ == _HANDOUT:
            self.post_message(Finished())
        elif id_ == _NUMBERS:
            self._hidden = not self._hidden
            self.redraw()

    def matter(self) -> Pair | None:
        """Return the service the visitor is being prepared for."""
        services = self._visit.services
        return self.voice.tell(services[0].title) if services else None

    @on(AnswerList.Chosen)
    def _change(self, event: AnswerList.Chosen) -> None:
        event.stop()
        for number, (_caption, group) in enumerate(self._groups):
            if group is event.answers and number < len(self._shown):
                taken = self._shown[number][event.number]
                self.post_message(ChangeWanted(taken.step.id))


def _is_hideable(taken: Taken) -> bool:
    return isinstance(taken.step, model.DocumentNumber) and taken.value is not None


def _by_service(visit: Visit, taken: Sequence[Taken]) -> list[tuple[Taken, ...]]:
    """The answers a visitor can change, each under the first service that asks."""
    left = [one for one in taken if not isinstance(one.step, model.Information)]
    groups: list[tuple[Taken, ...]] = []
    for service in visit.services:
        ids = {step.id for step in service.steps}
        groups.append(tuple(one for one in left if one.step.id in ids))
        left = [one for one in left if one.step.id not in ids]
    return groups
