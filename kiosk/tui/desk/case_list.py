"""A page that lists cases; one that is touched is opened."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from kiosk.counter.model import Case
from kiosk.interview.problems import mark
from kiosk.tui.desk.case_rows import case_row
from kiosk.tui.desk.page import DeskPage, KeyHint
from kiosk.tui.desk.rows import RowList
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words


class CaseList(DeskPage):
    """Reads cases whenever one changes, and counts them on its tab."""

    watches = frozenset({"cases"})
    lead: ClassVar[str] = ""
    """English: the sentence above the list."""
    empty: ClassVar[str] = ""
    """English: the sentence where there is none."""

    def __init__(
        self, workplace: Workplace, voice: Voice, *, id: str | None = None
    ) -> None:
        super().__init__(workplace, voice, id=id)
        self._cases: tuple[Case, ...] = ()
        self._lead = Words(part="quiet", classes="title")
        self._rows = RowList(bidi=voice.bidi)

    def compose(self) -> ComposeResult:
        """Make the sentence and the list."""
        yield self._lead
        yield self._rows

    def listed(self) -> tuple[Case, ...]:
        """Read the store: the cases of this page. Called in a thread."""
        return ()

    async def opened(self, subject: str = "") -> None:
        """Show the cases as they are now."""
        await self.refreshed()
        self._rows.point_at(subject)

    async def refreshed(self) -> None:
        """Read the cases again."""
        found = await self.read(self.listed)
        if found is not None:
            self._cases = found
            self.post_message(self.Counted(self.id or "", len(found)))
            await self._show()

    def redraw(self) -> None:
        """Write all words again."""
        self.call_later(self._show)

    async def _show(self) -> None:
        said = self.voice.say(self.lead if self._cases else self.empty)
        self._lead.show(self.voice.plain(said))
        place, voice = self.workplace, self.voice
        await self._rows.show([case_row(place, voice, case) for case in self._cases])

    def hints(self) -> tuple[KeyHint, ...]:
        """Return the keys of the list."""
        return (KeyHint("Enter", mark("Open")),) if self._cases else ()

    @on(RowList.Chosen)
    def _open(self, message: RowList.Chosen) -> None:
        message.stop()
        case = next((one for one in self._cases if one.id == message.row), None)
        if case is not None:
            spoken = case.kind in ("complaint", "enquiry")
            page = "complaint" if spoken else "case"
            self.post_message(self.PageWanted(page, case.id))
