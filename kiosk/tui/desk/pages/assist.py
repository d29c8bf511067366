"""An assisted session: the same step as the visitor sees, and what staff can do."""

from __future__ import annotations

from functools import partial
from typing import Final

from textual import on
from textual.app import ComposeResult

from kiosk.counter.sessions import Confirmed, FromDesk, GoTo, Propose
from kiosk.interview import model
from kiosk.interview.context import Context
from kiosk.interview.fields import accept
from kiosk.interview.problems import Problem, mark
from kiosk.tui.desk.assist_rows import can_propose, option_rows, step_rows
from kiosk.tui.desk.assist_words import LEADS, Mode, status_of
from kiosk.tui.desk.assisted import Assisted, joined
from kiosk.tui.desk.page import DeskPage, KeyHint
from kiosk.tui.desk.rows import RowFace, RowList
from kiosk.tui.desk.talk.pane import TalkPane
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.memories import forget_memories
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.field_rows import Words as Labels
from kiosk.tui.widgets.words import Words

WIDE: Final = 96
"""Cells from which the visitor's words stand beside the Chinese ones."""
LONGEST: Final = 100


class AssistPage(DeskPage):
    """Steps, talk and proposals. Nothing is entered from here."""

    watches = frozenset({"session", "calls"})

    def __init__(
        self, workplace: Workplace, voice: Voice, *, id: str | None = None
    ) -> None:
        super().__init__(workplace, voice, id=id)
        self._session: Assisted | None = None
        self._mode: Mode = "steps"
        self._step = ""
        """The step a proposal is for."""
        self._problem = ""
        self._unread = False
        """Whether the visitor said something while staff were not in the talk."""
        self._title = Words(part="title", classes="title")
        self._lead = Words(part="quiet", classes="title")
        self._rows = RowList(id="steps", bidi=voice.bidi)
        self._field = Field(voice, limit=LONGEST)
        self._talk = TalkPane(workplace.tongues, voice, id="talk")
        self._talk.display = False

    def compose(self) -> ComposeResult:
        """Make the lines, the rows, the field and the talk."""
        yield self._title
        yield self._lead
        yield self._rows
        yield self._field
        yield self._talk

    # What it shows.

    async def opened(self, subject: str = "") -> None:
        """Join the session of a call, or show the one that runs."""
        session = self._session
        if subject and (session is None or session.call.id != subject or session.over):
            self._session = None
            await self._begin_talk()
            reads = await self._talk.reads()
            self._session = await self.attempt(
                partial(joined, self.workplace, subject, reads)
            )
        if self._session is not None:
            await self._hear(self._session)
        await self._turn("talk" if self._mode == "talk" else "steps")

    async def refreshed(self) -> None:
        """Hear what the kiosk said."""
        session = self._session
        if session is None or session.over:
            return
        before = session.decided
        await self.read(session.look)
        decided = session.decided
        if decided is not None and decided is not before:
            self._tell_decided(yes=isinstance(decided, Confirmed))
        await self._hear(session)
        if session.over:
            await self._begin_talk()
        if self._unread and self.display and self._mode == "steps":
            await self._turn("talk")
        else:
            await self._show()

    async def ticked(self) -> None:
        """Ask again: a notice may have been missed."""
        await self.refreshed()
        if self._mode == "talk" and not self._focus_is_seen:
            self._talk.take_focus()

    @property
    def _focus_is_seen(self) -> bool:
        focused = self.screen.focused
        return focused is not None and all(
            each.display for each in focused.ancestors_with_self
        )

    # The talk.

    async def _hear(self, session: Assisted) -> None:
        """Take what the visitor said. It is told where the talk is not on screen."""
        self._talk.take_language(session.body.language)
        spoken = session.take_spoken()
        if not spoken:
            return
        await self._talk.hear(spoken, session.body.language)
        if not (self.display and self._mode == "talk"):
            self._unread = True
            self.app.bell()
        if not (self.display and self._mode in ("talk", "steps")):
            text = mark("The visitor said something. It stands in the talk.")
            self.post_message(self.Told(self.voice.say(text), good=True))

    async def _begin_talk(self) -> None:
        """Forget what was said: another session begins, or this one is over."""
        self._unread, self._mode = False, "steps"
        await self._talk.begin()
        await self.workplace.tongues.interpreting.forgetting()()
        self.call_after_refresh(forget_memories)

    @on(TalkPane.Said)
    async def _said(self, message: TalkPane.Said) -> None:
        message.stop()
        session = self._session
        if session is None or session.over:
            return
        for each in message.messages:
            await self.attempt(partial(session.say, each))

    # What it shows, by mode.

    def _tell_decided(self, *, yes: bool) -> None:
        text = mark("The visitor said yes.") if yes else mark("The visitor said no.")
        self.post_message(self.Told(self.voice.say(text), good=yes))

    def redraw(self) -> None:
        """Write all words again."""
        self._talk.speak(self.voice)
        self.call_later(self._show)

    async def _turn(self, mode: Mode) -> None:
        if mode == "steps" and self._unread:
            mode = "talk"
        self._mode, self._problem = mode, ""
        await self._show()
        if mode == "talk":
            if self._unread:
                self.post_message(self.Told(""))
            self._unread = False
            self._talk.take_focus()
        elif mode == "typing":
            self._field.hold("")
            self._field.focus()
        else:
            shown = self._session.shown if self._session else None
            self._rows.point_at(shown.step if shown and mode == "steps" else "")

    async def _show(self) -> None:
        voice, session = self.voice, self._session
        self._title.show(voice.plain(voice.say(status_of(session))))
        lead = LEADS[self._mode] if session and not session.over else ""
        self._lead.show(voice.plain(voice.say(lead) if lead else ""))
        self._lead.display = bool(lead)
        self._field.display = self._mode == "typing"
        self._talk.display = self._mode == "talk" and session is not None
        self._rows.display = not (self._field.display or self._talk.display)
        if session is None:
            await self._rows.show(())
            return
        await self._rows.show(self._faces(session))
        if self.display and self._rows.display and self.app.focused is None:
            self._rows.point_at(session.shown.step if session.shown else "")
        step = session.step(self._step)
        label = voice.tell(step.title).main if step is not None else ""
        self._field.speak(voice, Labels(label=label, problem=self._problem))

    def _faces(self, session: Assisted) -> tuple[RowFace, ...]:
        voice = self.voice
        own = self.workplace.tongues.voice(session.body.language)
        step = session.step(self._step)
        if self._mode == "options" and isinstance(step, model.Choice):
            return option_rows(step, voice, own)
        return step_rows(session, voice, own, wide=self.size.width >= WIDE)

    def hints(self) -> tuple[KeyHint, ...]:
        """Return what can be done now."""
        back = KeyHint("Esc", mark("Back"))
        if self._session is None or self._session.over:
            return (back,)
        if self._mode == "talk":
            return self._talk.hints()
        if self._mode != "steps":
            return (KeyHint("Enter", mark("Choose")), back)
        return (
            KeyHint("Enter", mark("Go there")),
            KeyHint("T", mark("Talk")),
            KeyHint("P", mark("Suggest an answer")),
            KeyHint("E", mark("End the session")),
        )

    # What staff do.

    async def on_desk_key(self, key: str, character: str | None) -> bool:
        """Talk, propose, end, or go back to the steps."""
        session = self._session
        if session is None or session.over:
            return False
        if self._mode == "talk" and await self._talk.on_desk_key(key, character):
            return True
        if key == "escape" and self._mode != "steps":
            await self._turn("steps")
        elif self._mode != "steps":
            return False
        elif key == "t":
            await self._turn("talk")
        elif key == "p":
            await self._propose(session)
        elif key == "e":
            await self.attempt(session.end)
            await self._begin_talk()
            await self._show()
        else:
            return False
        return True

    async def _propose(self, session: Assisted) -> None:
        self._step = self._rows.current
        step = session.step(self._step)
        if isinstance(step, model.Choice):
            await self._turn("options")
        elif can_propose(step):
            await self._turn("typing")
        else:
            text = mark("No answer can be suggested here.")
            self.post_message(self.Told(self.voice.say(text)))

    async def _say(self, message: FromDesk) -> None:
        session = self._session
        if session is not None and not session.over:
            await self.attempt(lambda: session.say(message))
        await self._turn("steps")

    @on(RowList.Chosen, "#steps")
    async def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        match self._mode:
            case "options":
                await self._say(Propose(self._step, message.row))
            case "steps":
                await self._say(GoTo(message.row))

    @on(Field.Touched)
    def _point(self, message: Field.Touched) -> None:
        message.stop()
        self._field.focus()

    @on(Field.Submitted)
    async def _typed(self, message: Field.Submitted) -> None:
        message.stop()
        step = self._session.step(self._step) if self._session else None
        if step is None:
            return
        typed = self._field.text
        found = accept(step, typed, Context(self.workplace.today))
        if isinstance(found, Problem):
            self._problem = self.voice.wording.explain(found)
            await self._show()
            return
        self._field.hold("")
        await self._say(Propose(self._step, found.value))

    def locked(self) -> None:
        """Forget what is half typed; the session goes on."""
        self._field.hold("")
        self._talk.forget_typed()

    def left(self) -> None:
        """Forget what is half typed; the session goes on."""
        self._field.hold("")
        self._talk.forget_typed()
        if self._mode != "talk":
            self._mode = "steps"
