"""One complaint or enquiry: written down, marked, handed over, answered, closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, Literal

from textual import on
from textual.app import ComposeResult

from kiosk.counter import complaints
from kiosk.counter.complaint_file import ComplaintFile, OpenComplaint
from kiosk.counter.matters import MARKS
from kiosk.counter.model import Staff
from kiosk.interview.problems import mark
from kiosk.tui.desk.complaint_words import (
    complaint_entries,
    complaint_title,
    mark_rows,
    person_row,
    plain_rows,
)
from kiosk.tui.desk.field_stack import FieldStack, Line
from kiosk.tui.desk.language_button import LanguageButton
from kiosk.tui.desk.page import DeskPage, KeyHint
from kiosk.tui.desk.rows import RowList
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.desk.written import Written
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words

Mode = Literal["empty", "read", "new", "edit", "people", "reason"]
NEW: Final = "new:"
ACTS: Final = {
    "edit": mark("Write what was said or answered"),
    "hand-over": mark("Hand over"),
    "answers": mark("Show the answers of the pass"),
    "close": mark("Close with this answer"),
}
TITLES: Final = {
    "new:complaint": mark("A new complaint"),
    "new:enquiry": mark("A new enquiry"),
}
NONE: Final = mark("No complaint is open.")
KEPT: Final = mark("Kept. You own it until somebody else takes it over.")
CLOSED: Final = mark("Closed.")
_REASON: Final = Line("reason", mark("Why is it handed over?"), complaints.REASON_MOST)


class ComplaintPage(DeskPage):
    """Shows one thing at a time: the whole, fields, colleagues, or a reason."""

    watches = frozenset({"cases"})

    def __init__(
        self, workplace: Workplace, voice: Voice, *, id: str | None = None
    ) -> None:
        super().__init__(workplace, voice, id=id)
        self._mode: Mode = "empty"
        self._open: OpenComplaint | None = None
        self._kind = ""
        """Key of `TITLES` while a new one is written down."""
        self._people: tuple[Staff, ...] = ()
        self._to = ""
        """Id of whoever it is handed to."""
        lines = [Line(one.id, one.label, one.most) for one in complaints.FIELDS]
        self._title = Words(part="title", classes="title")
        self._written = Written()
        self._marks = RowList(bidi=voice.bidi, id="marks")
        self._acts = RowList(bidi=voice.bidi, id="complaint-acts")
        self._others = RowList(bidi=voice.bidi, id="others")
        self._language = LanguageButton(workplace, voice)
        self._new = FieldStack(voice, lines[:3], mark("Keep it"), id="new")
        self._edit = FieldStack(voice, lines, mark("Keep it"), id="edit")
        self._why = FieldStack(voice, (_REASON,), mark("Hand over"), id="why")

    def compose(self) -> ComposeResult:
        """Make everything that can be shown."""
        yield self._title
        yield self._written
        yield self._marks
        yield self._acts
        yield self._others
        yield self._language
        yield self._new
        yield self._edit
        yield self._why

    @property
    def _file(self) -> ComplaintFile | None:
        place = self.workplace
        if place.staff is None:
            return None
        return ComplaintFile(
            store=place.store,
            case_keys=place.case_keys,
            facts=place.library.facts,
            staff=place.staff,
            keep_days=place.settings.counter.keep_days,
            clock=place.clock,
        )

    # What it shows.

    async def opened(self, subject: str = "") -> None:
        """Show a complaint, or the fields of a new one; half written ones stay."""
        if subject.startswith(NEW):
            self._open, self._kind = None, subject
            await self._turn("new")
            self._new.begin()
        elif subject or self._mode != "new":
            shown = self._open.case.id if self._open else ""
            await self._load(subject or shown)

    async def refreshed(self) -> None:
        """Read it again where it was changed elsewhere; what is typed stays."""
        if self._open is not None and self._mode == "read":
            await self._load(self._open.case.id, point=False)

    async def _load(self, id_: str, *, point: bool = True) -> None:
        file = self._file
        read = None if file is None else file.read
        found = await self._tried(lambda: read(id_)) if read and id_ else None
        self._open = found
        await self._turn("read" if found else "empty", point=point)

    async def _tried(self, work: Callable[[], OpenComplaint]) -> OpenComplaint | None:
        store = self.workplace.store

        def read() -> tuple[OpenComplaint, tuple[Staff, ...]]:
            return work(), store.all_staff()

        found = await self.attempt(read)
        if found is None:
            return None
        self._people = found[1]
        return found[0]

    async def _turn(self, mode: Mode, *, point: bool = True) -> None:
        self._mode = mode
        self._written.display = mode == "read"
        self._marks.display = self._acts.display = mode == "read"
        self._others.display = mode == "people"
        self._language.display = mode == "new"
        for stack, own in (
            (self._new, "new"),
            (self._edit, "edit"),
            (self._why, "reason"),
        ):
            if mode != own:
                stack.end()
        await self._write()
        if point and self.display and mode in ("read", "people"):
            (self._others if mode == "people" else self._acts).point_at()

    def redraw(self) -> None:
        """Write all words again."""
        for stack in (self._new, self._edit, self._why):
            stack.speak(self.voice)
        self._language.speak(self.voice)
        self.call_later(self._write)

    async def _write(self) -> None:
        voice, open_ = self.voice, self._open
        self._title.show(voice.plain(self._heading()))
        if open_ is None:
            return
        names = {one.id: one.name for one in self._people}
        if self._mode == "read":
            self._written.show(complaint_entries(voice, open_, names))
        await self._marks.show(mark_rows(voice, open_))
        await self._acts.show(plain_rows(voice, self._offered(open_)))
        others = complaints.colleagues(self._people, open_.case.owner)
        await self._others.show([person_row(one) for one in others])

    def _heading(self) -> str:
        if self._mode == "new":
            return self.voice.say(TITLES[self._kind])
        if self._open is None:
            return self.voice.say(NONE)
        return complaint_title(self.workplace, self.voice, self._open.case)

    def _offered(self, open_: OpenComplaint) -> dict[str, str]:
        done = open_.case.state == "done"
        return {
            act: label
            for act, label in ACTS.items()
            if (act == "answers" and open_.body.answers)
            or (act != "answers" and not done)
        }

    def hints(self) -> tuple[KeyHint, ...]:
        """Return the keys of the page."""
        return (KeyHint("Enter", mark("Choose")), KeyHint("Esc", mark("Back")))

    # What staff do.

    async def on_desk_key(self, key: str, character: str | None) -> bool:
        """Go back one step."""
        if key != "escape":
            return False
        if self._mode in ("edit", "people", "reason"):
            await self._turn("read")
        else:
            self.post_message(self.PageWanted("complaints"))
        return True

    @on(RowList.Chosen, "#marks")
    async def _mark(self, message: RowList.Chosen) -> None:
        message.stop()
        file, open_ = self._file, self._open
        chosen = next((one for one in MARKS if one == message.row), None)
        if file is None or open_ is None or chosen is None:
            return
        await self._keep(partial(file.mark, open_, chosen))
        self._marks.point_at(message.row)

    @on(RowList.Chosen, "#complaint-acts")
    async def _act(self, message: RowList.Chosen) -> None:
        message.stop()
        file, open_ = self._file, self._open
        if file is None or open_ is None:
            return
        if message.row == "edit":
            await self._turn("edit")
            matter = open_.matter
            self._edit.begin(
                {one.id: getattr(matter, one.id) for one in complaints.FIELDS}
            )
        elif message.row == "hand-over":
            await self._turn("people")
        elif message.row == "answers":
            self.post_message(self.PageWanted("case", open_.case.id))
        elif message.row == "close":
            await self._close(file, open_)

    async def _close(self, file: ComplaintFile, open_: OpenComplaint) -> None:
        if await self._keep(lambda: file.close(open_)):
            self.post_message(self.Told(self.voice.say(CLOSED), good=True))

    @on(FieldStack.Filled, "#new")
    async def _add(self, message: FieldStack.Filled) -> None:
        message.stop()
        file, place = self._file, self.workplace
        if file is None:
            return
        if not message.texts["said"].strip():
            self._new.refuse({"said": complaints.SAID_MISSING})
            return
        code = self._language.code
        kept = await self._keep(
            lambda: file.write_down(
                "enquiry" if self._kind == "new:enquiry" else "complaint",
                message.texts,
                language=code,
                received=place.today,
            )
        )
        if kept:
            self._new.forget()
            self.post_message(self.Told(self.voice.say(KEPT), good=True))

    @on(FieldStack.Filled, "#edit")
    async def _change(self, message: FieldStack.Filled) -> None:
        message.stop()
        file, open_ = self._file, self._open
        if file is not None and open_ is not None:
            await self._keep(lambda: file.write(open_, message.texts))

    @on(RowList.Chosen, "#others")
    async def _choose(self, message: RowList.Chosen) -> None:
        message.stop()
        self._to = message.row
        await self._turn("reason")
        self._why.begin({})

    @on(FieldStack.Filled, "#why")
    async def _hand_over(self, message: FieldStack.Filled) -> None:
        message.stop()
        file, open_, reason = self._file, self._open, message.texts["reason"]
        if file is None or open_ is None:
            return
        if not reason.strip():
            self._why.refuse({"reason": complaints.REASON_MISSING})
            return
        if await self._keep(lambda: file.hand_over(open_, self._to, reason)):
            self.post_message(self.PageWanted("complaints"))

    async def _keep(self, work: Callable[[], OpenComplaint]) -> bool:
        """Do something, and show what became of it; tell whether it was done."""
        found = await self._tried(work)
        if found is None:
            return False
        self._open = found
        await self._turn("read")
        return True
