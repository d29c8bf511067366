"""F6: complaints and enquiries, the most urgent first."""

from __future__ import annotations

from typing import Final

from textual import on
from textual.app import ComposeResult

from kiosk.counter.complaints import due_today, escalated, listed_for
from kiosk.counter.model import Case
from kiosk.counter.rights import may
from kiosk.interview.problems import mark
from kiosk.tui.desk.complaint_words import complaint_row, plain_rows
from kiosk.tui.desk.page import DeskPage, KeyHint
from kiosk.tui.desk.rows import RowList
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words

MINE: Final = mark("Your open complaints and enquiries, the most urgent at the top.")
EMPTY: Final = mark("No open complaint or enquiry.")
ALL: Final = mark("To answer today: %(today)s. One day left or less: %(soon)s.")
NEW: Final = {
    "new:complaint": mark("Write down a complaint"),
    "new:enquiry": mark("Write down an enquiry"),
}


class ComplaintsPage(DeskPage):
    """Mine; for supervisors everybody's, and what is due today."""

    watches = frozenset({"cases"})

    def __init__(
        self, workplace: Workplace, voice: Voice, *, id: str | None = None
    ) -> None:
        super().__init__(workplace, voice, id=id)
        self._cases: tuple[Case, ...] = ()
        self._names: dict[str, str] = {}
        self._lead = Words(part="quiet", classes="title")
        self._rows = RowList(bidi=voice.bidi, id="complaints-list")
        self._new = RowList(bidi=voice.bidi, id="complaints-new")

    def compose(self) -> ComposeResult:
        """Make the sentence, the list, and what can be written down."""
        yield self._lead
        yield self._rows
        yield self._new

    async def opened(self, subject: str = "") -> None:
        """Show them as they are now."""
        await self.refreshed()
        (self._rows if self._cases else self._new).point_at(subject)

    async def refreshed(self) -> None:
        """Read them again."""
        found = await self.read(self._looked)
        if found is None:
            return
        self._cases, self._names = found
        self.post_message(self.Counted("complaints", len(self._cases)))
        await self._show()

    def _looked(self) -> tuple[tuple[Case, ...], dict[str, str]]:
        place = self.workplace
        names = {one.id: one.name for one in place.store.all_staff()}
        cases = place.store.cases("open")
        return listed_for(place.staff, cases) if place.staff else (), names

    def redraw(self) -> None:
        """Write all words again."""
        self.call_later(self._show)

    async def _show(self) -> None:
        place, voice = self.workplace, self.voice
        self._lead.show(voice.plain(self._said()))
        await self._rows.show(
            [complaint_row(place, voice, one, self._names) for one in self._cases]
        )
        await self._new.show(plain_rows(voice, NEW))

    def _said(self) -> str:
        voice, today = self.voice, self.workplace.today
        if not self._cases:
            return voice.say(EMPTY)
        if not may(self.workplace.staff, "see-all-cases"):
            return voice.say(MINE)
        soon = sum(escalated(one, today) for one in self._cases)
        due = len(due_today(self._cases, today))
        return voice.say(ALL, today=str(due), soon=str(soon))

    def hints(self) -> tuple[KeyHint, ...]:
        """Return the keys of the list."""
        return (
            KeyHint("Enter", mark("Open")),
            KeyHint("N", mark("New complaint")),
            KeyHint("E", mark("New enquiry")),
        )

    async def on_desk_key(self, key: str, character: str | None) -> bool:
        """Write down a complaint or an enquiry."""
        pages = {"n": "new:complaint", "e": "new:enquiry"}
        if key in pages:
            self.post_message(self.PageWanted("complaint", pages[key]))
        return key in pages

    @on(RowList.Chosen)
    def _open(self, message: RowList.Chosen) -> None:
        message.stop()
        self.post_message(self.PageWanted("complaint", message.row))
