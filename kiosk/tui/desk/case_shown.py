"""The page of a case as far as it is read: nothing on it does anything yet."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult

from kiosk.counter.case_file import CaseFile, OpenCase
from kiosk.counter.case_rows import CaseRow
from kiosk.counter.case_view import CaseView, case_view
from kiosk.interview.problems import mark
from kiosk.tui.desk.case_acts import CaseActs
from kiosk.tui.desk.case_board import CaseBoard
from kiosk.tui.desk.case_fields import FieldsSeen
from kiosk.tui.desk.form_printing import visitor_words
from kiosk.tui.desk.naming import language_name
from kiosk.tui.desk.page import DeskPage
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words


class CaseShown(DeskPage):
    """Reads and writes a case. What staff do with it is in `pages.case`."""

    watches = frozenset({"cases"})

    def __init__(
        self, workplace: Workplace, voice: Voice, *, id: str | None = None
    ) -> None:
        super().__init__(workplace, voice, id=id)
        self._open: OpenCase | None = None
        """None: no case is shown."""
        self._view: CaseView | None = None
        self._fields = FieldsSeen()
        self._columns = 0
        """Width of the screen that the answers were written for."""
        self._wants_close = False
        """Closing was asked for though not everything is ticked."""
        self._head = Words(part="title", classes="title")
        self._board = CaseBoard(voice, id="board")
        self._acts = CaseActs(id="acts")

    def compose(self) -> ComposeResult:
        """Make the head, the board and the acts."""
        yield self._head
        yield self._board
        yield self._acts

    def on_mount(self) -> None:
        """No case is shown yet."""
        self._empty()

    # What it shows.

    async def opened(self, subject: str = "") -> None:
        """Show a case, or again the one that was shown."""
        if subject and subject != self._subject:
            self.left()
            self._empty()
        before = self._view
        await self._load(subject or self._subject)
        if self._view is before:
            await self._write()
        if self._open is not None:
            # Whose case it is and what to beware of are read before the answers.
            self._board.lists[0].point_at(scroll=False)
            self.scroll_home(animate=False)

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
        if self._view is not None and self._columns != self.app.size.width:
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
            self._empty()
        elif self._view is None or self._is_newer(found):
            self._open = found
            await self._show()

    def _is_newer(self, found: OpenCase) -> bool:
        """Return whether a case as read is not what was shown or saved here."""
        shown = self._open
        if shown is None or shown.case.id != found.case.id:
            return True
        return found.case.revision > shown.case.revision

    def _empty(self) -> None:
        """Show no case, and nothing of the one before."""
        self._open = self._view = None
        self._board.display = self._acts.display = False
        self._head.show(self.voice.plain(self.voice.say(mark("No case is open."))))

    async def _show(self) -> None:
        open_case = self._open
        if open_case is None:
            self._empty()
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
        self._columns = self.app.size.width
        await self._board.show(
            self.voice,
            view,
            ticked=open_case.body.ticked,
            unmasked=self._fields.unmasked,
        )
        self._acts.show(self.voice, closing=self._wants_close, done=open_case.done)
        # Only now: an empty board would be laid out and painted for nothing.
        self._board.display = self._acts.display = True

    def _row(self, id_: str) -> CaseRow | None:
        rows = self._view.rows if self._view else ()
        return next((row for row in rows if row.id == id_), None)

    def _hide_large(self) -> None:
        self._board.large.show("", "")

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
        # It is written again before it is seen again.
        self._board.display = False

    def _tell(self, text: str, *, good: bool = False, **values: str) -> None:
        said = self.voice.say(text, **values)
        self.post_message(self.Told(said, good=good))
