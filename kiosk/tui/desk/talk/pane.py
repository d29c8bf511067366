"""The talk on the desk's screen: what was said, one field, and what fits it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message

from kiosk.counter.sessions import FromDesk, Spoke, Wrote
from kiosk.errors import KioskError
from kiosk.translation.interpreter import LONGEST
from kiosk.tui.desk.page import DeskPage, KeyHint
from kiosk.tui.desk.rows import RowList
from kiosk.tui.desk.talk import words
from kiosk.tui.desk.talk.choice_list import ChoiceList
from kiosk.tui.desk.talk.choices import Choices
from kiosk.tui.desk.talk.history import History
from kiosk.tui.desk.talk.lead import Lead
from kiosk.tui.desk.talk.notes import Notes
from kiosk.tui.desk.talk.record import Entry
from kiosk.tui.desk.talk.said import draft, history
from kiosk.tui.desk.talk.stage import Fill, Seek, Stage, Waiting
from kiosk.tui.desk.trouble import explained
from kiosk.tui.visitor.interpreting import Work
from kiosk.tui.visitor.talk.remarks import Remarks
from kiosk.tui.visitor.tongues import Tongues
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.words import Words

WIDE = 96
"""Cells from which the visitor's words stand beside the Chinese ones."""
TRANSLATING = "translating"
SEEKING = "seeking"
HEARING = "hearing"


class TalkPane(Vertical):
    """Shows one `Lead`. What is to be sent goes out as a message."""

    @dataclass
    class Said(Message):
        """Staff said something; it is in the history already."""

        messages: tuple[FromDesk, ...]

    def __init__(
        self, tongues: Tongues, voice: Voice, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._tongues = tongues
        self._voice = voice
        self._lead = Lead(tongues)
        self._focused: Stage | None = None
        """The stage that got the focus; None: the pane wants it again."""
        self._notes = Notes()
        self._history = History(voice, id="talked")
        self._draft = Remarks(voice, large=False, id="draft")
        self._below = Words(part="strong", id="below-draft")
        self._field = Field(voice, limit=LONGEST, id="to-say")
        self._list = ChoiceList(bidi=voice.bidi, id="fitting")

    def compose(self) -> ComposeResult:
        """Put in the parts, from the history down to the list."""
        yield self._notes
        yield self._history
        yield self._draft
        yield self._below
        yield self._field
        with VerticalScroll(id="fitting-rows", can_focus=False):
            yield self._list

    @property
    def stage(self) -> Stage:
        """How far staff are."""
        return self._lead.stage

    # A session begins, goes on, ends.

    async def begin(self) -> None:
        """Begin with nothing said."""
        self._stop()
        self._wipe()
        await self.show()

    async def reads(self) -> tuple[str, ...]:
        """Return the languages of visitors that the machine turns into Chinese."""
        return await self._lead.understanding.reads()

    def forget_typed(self) -> None:
        """Forget what is half typed; what was said stays."""
        self._stop()
        self._lead.forget_typed()
        self._field.hold("")
        self._focused = None
        self.call_later(self.show)

    def on_unmount(self) -> None:
        """Hold no word: Textual remembers widgets that are gone for a while."""
        self._wipe()

    def _wipe(self) -> None:
        self._lead, self._focused = Lead(self._tongues), None
        self._field.hold("")
        self._history.show(self._voice, ())
        self._draft.show(self._voice, ())
        self._below.show()

    def _beside(self, work: Work, group: str) -> None:
        """Do something beside the screen; of most kinds only the last one counts."""
        self.run_worker(work, group=group, exclusive=group != HEARING)

    def _stop(self) -> None:
        for group in (TRANSLATING, SEEKING):
            self.workers.cancel_group(self, group)

    def take_language(self, code: str) -> None:
        """Take the visitor's language, which may change while they talk."""
        if code != self._lead.code or self._lead.has_pair is None:
            self._beside(partial(self._look_up, code), "look up")

    async def _look_up(self, code: str) -> None:
        try:
            await self._lead.look_up(code)
        except KioskError as error:
            self._trouble(error)
        await self.show()

    async def hear(self, messages: Iterable[Spoke | Wrote], code: str) -> None:
        """Keep what the visitor said, and find out what it means."""
        self._lead.code = code
        for entry in map(self._lead.hear, messages):
            if entry.waits:
                self._beside(partial(self._understand, entry), HEARING)
        await self.show()

    async def _understand(self, entry: Entry) -> None:
        try:
            await self._lead.understand(entry)
        except KioskError as error:
            self._trouble(error)
        await self.show()

    def _trouble(self, error: KioskError) -> None:
        self.post_message(DeskPage.Told(explained(self._voice, error)))

    # What is shown.

    def speak(self, voice: Voice) -> None:
        """Write all words again; what is typed stays."""
        self._voice = voice
        self.call_later(self.show)

    async def show(self) -> None:
        """Write everything as it stands now."""
        if not self.is_attached:
            return
        lead, voice, stage = self._lead, self._voice, self.stage
        phrasing = lead.record.phrasing
        self._notes.show(voice, lead)
        self._history.show(voice, history(lead.record.entries, voice, phrasing))
        self._draft.show(voice, draft(stage, voice, phrasing, lead.code))
        under = words.below_draft(stage, lead.why_not(), lead.problem, voice)
        typing = isinstance(stage, Seek | Fill)
        self._below.show(*(voice.plain(each) for each in under))
        self._below.display = not typing and any(under)
        self._field.display = typing
        self.set_class(isinstance(stage, Seek), "-seeking")
        self._field.speak(voice, words.field_words(stage, lead.problem, voice))
        await self._list.show(lead.rows(self._choices))
        self._point()

    @property
    def _choices(self) -> Choices:
        wide = self.size.width >= WIDE
        return Choices(self._voice, self._lead.record.phrasing, self._lead.code, wide)

    def _point(self) -> None:
        """Give the focus to what the stage is about, once, if the pane is seen."""
        if not self.seen or self._focused is self.stage:
            return
        before, self._focused = self._focused, self.stage
        if isinstance(self.stage, Waiting):
            self.screen.set_focus(None)
            self.post_message(DeskPage.HintsChanged())
        elif isinstance(self.stage, Seek | Fill):
            if not (isinstance(before, Seek) and self._field.has_focus):
                self._field.focus()
        else:
            self._list.point_at()
        self.query_one("#fitting-rows").scroll_home(animate=False)

    @property
    def seen(self) -> bool:
        """Whether it is on the screen, and the desk is not locked."""
        return self.is_attached and all(one.display for one in self.ancestors_with_self)

    def take_focus(self) -> None:
        """Take the focus, or again after it went astray, as when the desk opens."""
        self._focused = None
        self._point()

    def on_resize(self) -> None:
        """Lay the rows out for another width."""
        self.call_later(self.show)

    def hints(self) -> tuple[KeyHint, ...]:
        """Return the keys that mean something now."""
        return words.hints(self.stage)

    # What staff do.

    @on(Field.Touched)
    def _touched(self, message: Field.Touched) -> None:
        message.stop()
        self._field.focus()

    @on(Field.Changed)
    def _changed(self, message: Field.Changed) -> None:
        message.stop()
        self._beside(self._seek, SEEKING)

    async def _seek(self) -> None:
        await self._lead.typed(self._field.text)
        self._focused = self.stage
        await self.show()

    @on(Field.Submitted)
    async def _submitted(self, message: Field.Submitted) -> None:
        message.stop()
        self.workers.cancel_group(self, SEEKING)
        if not self._field.text.strip() and isinstance(self.stage, Seek):
            self._list.point_at()
            return
        await self._lead.submit(self._field.text)
        await self._turned()

    async def _turned(self) -> None:
        """Show the stage that staff came to."""
        self._field.hold(self._lead.path.typed)
        if isinstance(self.stage, Waiting):
            self._beside(self._translate, TRANSLATING)
        await self.show()

    async def _translate(self) -> None:
        try:
            await self._lead.interpret()
        except KioskError as error:
            self._lead.back()
            self._trouble(error)
        self._field.hold(self._lead.path.typed)
        await self.show()

    @on(ChoiceList.Left)
    def _up(self, message: ChoiceList.Left) -> None:
        message.stop()
        if self._field.display:
            self._field.focus()

    @on(RowList.Chosen)
    async def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        sent = await self._lead.choose(message.row)
        if sent:
            self.post_message(self.Said(sent))
        await self._turned()

    def on_key(self, event: events.Key) -> None:
        """Go down to the list, or through what was said."""
        if event.key == "down" and self._field.has_focus:
            self._list.point_at()
        elif not self._history.turn_page(event.key):
            return
        event.stop()

    async def on_desk_key(self, key: str, character: str | None) -> bool:
        """Go back, list phrases, or type on from wherever the focus is."""
        if key == "escape":
            return await self._back()
        if key == "p" and await self._lead.instead():
            await self._turned()
            return True
        typing = isinstance(self.stage, Seek | Fill)
        if typing and character and character.isprintable():
            self._field.focus()
            self._field.strike("", character)
            return True
        return False

    async def _back(self) -> bool:
        self._stop()
        went = self._lead.back()
        if went:
            await self._turned()
        return went
