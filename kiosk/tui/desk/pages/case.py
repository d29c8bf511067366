"""One case: answers in Chinese beside the visitor's, what to look at, what to do."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult

from kiosk.counter.case_file import CaseFile, OpenCase
from kiosk.counter.case_rows import CaseRow
from kiosk.counter.case_view import CaseView, case_view
from kiosk.counter.rights import Right
from kiosk.errors import KioskError
from kiosk.interview.problems import mark
from kiosk.tui.desk.case_acts import CaseActs
from kiosk.tui.desk.case_board import CaseBoard
from kiosk.tui.desk.case_fields import FieldsSeen
from kiosk.tui.desk.form_printing import FormPrinting, visitor_words
from kiosk.tui.desk.naming import language_name
from kiosk.tui.desk.page import DeskPage, KeyHint
from kiosk.tui.desk.registry import exists
from kiosk.tui.desk.rows import RowList
from kiosk.tui.desk.trouble import explained
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words


class CasePage(DeskPage):
    """Shows, ticks, unmasks, copies, prints and closes."""

    watches = frozenset({"cases"})

    def __init__(
        self, workplace: Workplace, voice: Voice, *, id: str | None = None
    ) -> None:
        super().__init__(workplace, voice, id=id)
        self._open: OpenCase | None = None
        """None: no case is shown."""
        self._view: CaseView | None = None
        self._fields = FieldsSeen()
        self._wants_close = False
        """Closing was asked for though not everything is ticked."""
        self._printing = False
        self._head = Words(part="title", classes="title")
        self._board = CaseBoard(voice, id="board")
        self._acts = CaseActs(id="acts")

    def compose(self) -> ComposeResult:
        """Make the head, the board and the acts."""
        yield self._head
        yield self._board
        yield self._acts

    # What it shows.

    async def opened(self, subject: str = "") -> None:
        """Show a case, or again the one that was shown."""
        if subject and subject != self._subject:
            self.left()
            self._open = self._view = None
        await self._load(subject or self._subject)
        if self._open is not None:
            self._board.lists[0].point_at()

    async def refreshed(self) -> None:
        """Read the case again where it was changed elsewhere."""
        if self._open is not None:
            await self._load(self._subject)

    def redraw(self) -> None:
        """Write all words again."""
        if self._open is not None:
            self.call_later(self._show)

    async def on_resize(self, event: events.Resize) -> None:
        """The visitor's own words stand beside where there is room."""
        if self._view is not None and self.display:
            await self._write()

    async def ticked(self) -> None:
        """Take away what was shown large for long enough."""
        if self._board.large.value and self._fields.tick():
            self._hide_large()

    @property
    def _subject(self) -> str:
        return self._open.case.id if self._open else ""

    @property
    def _file(self) -> CaseFile | None:
        place = self.workplace
        if place.staff is None:
            return None
        return CaseFile(
            store=place.store,
            case_keys=place.case_keys,
            staff=place.staff,
            clock=place.clock,
        )

    async def _load(self, case_id: str) -> None:
        file = self._file
        if file is None or not case_id:
            return
        found = await self.attempt(lambda: file.read(case_id))
        if found is None:
            self._open = self._view = None
        elif self._open != found or self._view is None:
            self._open = found
        self._board.display = self._acts.display = self._open is not None
        await self._show()

    async def _show(self) -> None:
        open_case = self._open
        if open_case is None:
            self._head.show(self.voice.plain(self.voice.say(mark("No case is open."))))
            return
        place, chinese = self.workplace, self.voice.wording
        self._view = await self.attempt(
            lambda: case_view(
                open_case.body,
                place.library,
                chinese,
                visitor_words(place, open_case.body.language),
            )
        )
        await self._write()

    async def _write(self) -> None:
        open_case, view = self._open, self._view
        if open_case is None or view is None:
            return
        language = language_name(self.workplace, self.voice, open_case.case.language)
        closed = (self.voice.say(mark("Closed")),) if open_case.done else ()
        parts = (open_case.case.id[:6].upper(), language, *view.titles, *closed)
        self._head.show(self.voice.plain("   ".join(parts)))
        await self._board.show(
            self.voice,
            view,
            ticked=open_case.body.ticked,
            unmasked=self._fields.unmasked,
        )
        self._acts.show(self.voice, closing=self._wants_close, done=open_case.done)

    def hints(self) -> tuple[KeyHint, ...]:
        """Return the keys of a case."""
        if self._open is None:
            return ()
        at, _row = self._board.current
        enter = mark("Show or copy") if at in ("", "answers") else mark("Tick")
        return (
            KeyHint("Enter", enter),
            KeyHint("C", mark("Copy")),
            KeyHint("M", mark("Show hidden (logged)")),
            KeyHint("P", mark("Print forms")),
            KeyHint("H", mark("At the kiosk")),
        )

    # What staff do.

    @on(RowList.Chosen)
    async def _choose(self, message: RowList.Chosen) -> None:
        message.stop()
        if message.list.id != "answers":
            await self._tick(message.row)
            return
        row = self._row(message.row)
        if row is not None and self._fields.hides(row):
            await self._unmask(row)
        elif row is not None:
            await self._copy(row)

    @on(CaseActs.Taken)
    async def _act(self, message: CaseActs.Taken) -> None:
        message.stop()
        if message.act == "back":
            self.post_message(self.PageWanted("queue"))
        elif message.act == "supervisor" and exists("exception"):
            self.post_message(self.PageWanted("exception", self._subject))
        elif message.act == "print":
            await self._print()
        elif message.act == "done":
            await self._close()

    async def on_desk_key(self, key: str, character: str | None) -> bool:
        """Copy, show, print, or go to another list."""
        if self._open is None:
            return False
        if key in ("left", "right"):
            self._board.next_list(1 if key == "right" else -1)
        elif key == "escape" and self._board.large.value:
            self._hide_large()
        elif key == "p":
            await self._print()
        elif key == "h":
            self.post_message(self.PageWanted("assist", self._subject))
        elif key in ("c", "m"):
            await self._act_on_row(key)
        else:
            return False
        return True

    async def _act_on_row(self, key: str) -> None:
        at, id_ = self._board.current
        row = self._row(id_) if at == "answers" else None
        if row is None:
            self._tell(mark("Choose an answer first."))
        elif key == "c":
            await self._copy(row)
        elif self._fields.hides(row):
            await self._unmask(row)

    def _row(self, id_: str) -> CaseRow | None:
        rows = self._view.rows if self._view else ()
        return next((row for row in rows if row.id == id_), None)

    async def _tick(self, task: str) -> None:
        file, open_case = self._file, self._open
        if file is None or open_case is None or open_case.done:
            return
        saved = await self.attempt(lambda: file.tick(open_case, task))
        if saved is None:
            await self._load(self._subject)
            return
        self._open, self._wants_close = saved, False
        await self._write()

    async def _noted(self, verb: str, row: CaseRow) -> bool:
        """Keep the audit row first; tell whether what follows may happen."""
        file, open_case, fields = self._file, self._open, self._fields
        if file is None or open_case is None:
            return False
        right: Right | None = "unmask" if row.masked else None
        noted = await self.attempt(lambda: file.note(open_case, verb, row.id, right))
        # Meanwhile another page may be shown, or the desk be locked.
        return bool(noted) and fields is self._fields

    async def _unmask(self, row: CaseRow) -> None:
        if await self._noted("case-unmasked", row):
            self._fields.unmask(row)
            await self._write()

    async def _copy(self, row: CaseRow) -> None:
        """Give a field to the terminal; the second time, or without one, show it."""
        if not await self._noted("case-copied", row):
            return
        possible = self.workplace.settings.terminal.clipboard
        if self._fields.to_clipboard(row, possible=possible):
            self._hide_large()
            self.app.copy_to_clipboard(row.typed)
            text = mark("Copied for 30 seconds. Copy again to see it large.")
            self._tell(text, good=True)
        else:
            self._board.large.show(row.label, row.typed)

    def _hide_large(self) -> None:
        self._board.large.show("", "")

    async def _close(self) -> None:
        file, open_case, view = self._file, self._open, self._view
        if file is None or open_case is None or view is None:
            return
        left = sum(task.id not in open_case.body.ticked for task in view.tasks)
        if left and not self._wants_close:
            self._wants_close = True
            self._acts.show(self.voice, closing=True, done=False)
            self._tell(mark("Not ticked yet: %(number)s"), number=str(left))
            return
        saved = await self.attempt(lambda: file.close(open_case))
        if saved is None:
            await self._load(self._subject)
            return
        self.left()
        self._open = self._view = None
        self.post_message(self.PageWanted("queue"))

    # Paper.

    async def _print(self) -> None:
        file, open_case = self._file, self._open
        if file is None or open_case is None or self._printing:
            return
        self._printing = True
        self._tell(mark("The forms are being printed."), good=True)
        self.run_worker(self._print_all(file, open_case), exclusive=True)

    async def _print_all(self, file: CaseFile, open_case: OpenCase) -> None:
        try:
            told = await FormPrinting(self.workplace).told(file, open_case)
            self._tell(told.text, good=told.good)
        except KioskError as error:
            self.post_message(self.Told(explained(self.voice, error)))
        finally:
            self._printing = False

    # What must not stay.

    def locked(self) -> None:
        """Hide what was unmasked or shown large."""
        self.left()
        self.redraw()

    def left(self) -> None:
        """Hide what was unmasked or shown large."""
        self._fields = FieldsSeen()
        self._wants_close = False
        self._hide_large()

    def _tell(self, text: str, *, good: bool = False, **values: str) -> None:
        said = self.voice.say(text, **values)
        self.post_message(self.Told(said, good=good))
