"""F11: any guide or checklist on paper, in any language, for whoever asks."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult

from kiosk.interview.problems import mark
from kiosk.tui.desk.naming import language_name
from kiosk.tui.desk.page import DeskPage, KeyHint
from kiosk.tui.desk.print_order import PrintOrder
from kiosk.tui.desk.print_words import NO_PRINTER
from kiosk.tui.desk.printers_told import PrintersTold, read_troubles
from kiosk.tui.desk.rows import Cell, RowFace, RowList, Text
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.printout import Printout
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words

if TYPE_CHECKING:
    from kiosk.handout.model import Handout
    from kiosk.printing.model import Status

LEAD: Final = mark("Guides and checklists, without anybody's answers.")
MAKING: Final = mark("The page is being made.")
KIND_CELLS: Final = 12
LABEL_CELLS: Final = 22


class PaperPage(DeskPage):
    """How it is printed, and below it what there is."""

    watches = frozenset({"printers"})

    def __init__(
        self, workplace: Workplace, voice: Voice, *, id: str | None = None
    ) -> None:
        super().__init__(workplace, voice, id=id)
        self._codes = tuple(one.code for one in workplace.tongues.languages)
        self._order = PrintOrder(self._codes[0], "")
        self._printouts: list[Printout] = []
        """What is not over yet."""
        self._told = PrintersTold()
        self._lead = Words(part="quiet", classes="title")
        self._ways = RowList(id="ways", bidi=voice.bidi)
        self._title = Words(part="title", classes="title")
        self._pages = RowList(id="pages", bidi=voice.bidi)

    def compose(self) -> ComposeResult:
        """Make both lists, and above them room for printers that need somebody."""
        yield self._told
        yield self._lead
        yield self._ways
        yield self._title
        yield self._pages

    async def opened(self, subject: str = "") -> None:
        """Show what there is, and the printer for handouts first."""
        if self._order.printer not in self._printers:
            self._order = self._order._replace(printer=(*self._printers, "")[0])
        await self._show()
        await self.refreshed()
        self._pages.point_at(scroll=False)
        self.scroll_home(animate=False)

    @property
    def _printers(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.workplace.tray.printers)

    async def refreshed(self) -> None:
        """Read again which printers of kiosks need somebody."""
        place = self.workplace
        found = await self.read(lambda: read_troubles(place.store, place.clock()))
        if found is not None:
            self._told.tell(self.voice, found)

    async def ticked(self) -> None:
        """Look whether those printers are well again."""
        if self._told.due():
            await self.refreshed()

    def redraw(self) -> None:
        """Write all words again."""
        self._told.speak(self.voice)
        self.call_later(self._show)

    async def _show(self) -> None:
        voice = self.voice
        self._lead.show(voice.pair(LEAD))
        self._title.show(voice.pair(mark("What to print")))
        await self._ways.show(self._ways_shown())
        await self._pages.show(self._pages_shown())
        self.post_message(self.HintsChanged())

    def _ways_shown(self) -> list[RowFace]:
        order, say = self._order, self.voice.say
        name = language_name(self.workplace, self.voice, order.language)
        return [
            _row("language", LABEL_CELLS, say(mark("Language")), name),
            _row("copies", LABEL_CELLS, say(mark("Copies")), str(order.copies)),
            _row(
                "printer",
                LABEL_CELLS,
                say(mark("Printer")),
                order.printer or say(NO_PRINTER),
            ),
        ]

    def _pages_shown(self) -> list[RowFace]:
        library, words = self.workplace.library, self.voice.wording
        guide = self.voice.say(mark("Guide"))
        checklist = self.voice.say(mark("Checklist"))
        return [
            _row(page.id, KIND_CELLS, kind, words.tell(page.title).shown)
            for kind, pages in ((checklist, library.services), (guide, library.guides))
            for page in pages
        ]

    def hints(self) -> tuple[KeyHint, ...]:
        """Return the keys of the page."""
        keys = (
            KeyHint("Enter", mark("Print")),
            KeyHint("L", mark("Language")),
            KeyHint("C", mark("Copies")),
            KeyHint("R", mark("Printer")),
        )
        return (KeyHint("S", mark("Stop")), *keys) if self._printouts else keys

    # What staff choose.

    @on(RowList.Chosen, "#ways")
    async def _turn(self, message: RowList.Chosen) -> None:
        message.stop()
        await self._change(message.row)

    async def on_desk_key(self, key: str, character: str | None) -> bool:
        """Change how it is printed, or stop."""
        ways = {"l": "language", "c": "copies", "r": "printer"}
        if key in ways:
            await self._change(ways[key])
        elif key == "s" and self._printouts:
            for printout in self._printouts:
                printout.drop()
        else:
            return False
        return True

    async def _change(self, way: str) -> None:
        order, printers = self._order, self._printers
        if way == "language":
            self._order = order.other_language(self._codes)
        elif way == "copies":
            self._order = order.other_copies()
        elif printers:
            self._order = order.other_printer(printers)
        await self._show()
        # What was changed is seen, wherever the focus is.
        self.scroll_home(animate=False)

    # Paper.

    @on(RowList.Chosen, "#pages")
    def _print(self, message: RowList.Chosen) -> None:
        message.stop()
        if not self._order.printer:
            self.post_message(self.Told(self.voice.say(NO_PRINTER)))
            return
        self.post_message(self.Told(self.voice.say(MAKING), good=True))
        self.run_worker(self._print_out(message.row, self._order))

    async def _print_out(self, id_: str, order: PrintOrder) -> None:
        def show(status: Status) -> None:
            self.show_printing(order.printer, status)

        printout = Printout(show, personal=False)
        self._printouts.append(printout)
        self.post_message(self.HintsChanged())
        try:
            handout = await asyncio.to_thread(self._composed, id_, order.language)
            place = self.workplace
            await place.tray.print_handout(
                handout,
                place.today,
                printout,
                printer=order.printer,
                copies=order.copies,
            )
        finally:
            self._printouts.remove(printout)
            self.post_message(self.HintsChanged())

    def _composed(self, id_: str, code: str) -> Handout:
        """Return a page nobody's answers are on."""
        from kiosk.handout.compose import of_guide, of_service
        from kiosk.tui.desk.form_printing import voices_for

        library, voices = self.workplace.library, voices_for(self.workplace, code)
        if any(page.id == id_ for page in library.guides):
            return of_guide(library.guide(id_), voices)
        return of_service(library.service(id_), voices)

    def on_unmount(self) -> None:
        """Tell nobody any more: what is under way comes all the same."""
        for printout in self._printouts:
            printout.leave()


def _row(id_: str, cells: int, label: str, text: str) -> RowFace:
    first = Cell((Text(label, "quiet"),), cells)
    return RowFace(id_, (first, Cell((Text(text, "strong"),))))
