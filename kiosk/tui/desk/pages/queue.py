"""F1: visitors who wait, oldest first."""

from __future__ import annotations

from typing import Final

from textual import on
from textual.app import ComposeResult

from kiosk.counter import calls
from kiosk.counter.accepting import Accepting, needs_in
from kiosk.counter.model import Call, Staff
from kiosk.counter.printer_troubles import PrinterTrouble
from kiosk.interview.problems import mark
from kiosk.tui.desk.announcement import Announcement
from kiosk.tui.desk.call_choice import CallChoice
from kiosk.tui.desk.page import DeskPage, KeyHint
from kiosk.tui.desk.printers_told import PrintersTold, read_troubles
from kiosk.tui.desk.queue_rows import Waiting, queue_row
from kiosk.tui.desk.registry import exists
from kiosk.tui.desk.rows import RowList
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words

EMPTY: Final = mark("Nobody is waiting. New calls appear here by themselves.")
LEAD: Final = mark("The longest wait is at the top. ▲ marks more than 5 minutes.")
NEW: Final = mark("A new call: %(place)s")


class QueuePage(DeskPage):
    """Calls to accept, hand over, decline or announce."""

    watches = frozenset({"calls", "printers"})

    def __init__(
        self, workplace: Workplace, voice: Voice, *, id: str | None = None
    ) -> None:
        super().__init__(workplace, voice, id=id)
        self._calls: tuple[Waiting, ...] = ()
        self._people: tuple[Staff, ...] = ()
        self._known: frozenset[str] | None = None
        """Calls that were seen before; None: the queue was never read."""
        self._printers = PrintersTold()
        self._lead = Words(part="quiet", classes="title")
        self._rows = RowList(id="calls", bidi=voice.bidi)
        self._choice = CallChoice(workplace, voice)
        self._announced = Announcement(workplace.tongues)

    def compose(self) -> ComposeResult:
        """Make what is said above, the calls, and what may stand in their place."""
        yield self._printers
        yield self._lead
        yield self._rows
        yield self._choice
        yield self._announced

    # What it shows.

    async def opened(self, subject: str = "") -> None:
        """Show the calls as they are now."""
        await self.refreshed()
        self._rows.point_at(subject)

    async def refreshed(self) -> None:
        """Read the calls again; ring for each that is new."""
        found = await self.read(self._looked)
        if found is None:
            return
        self._calls, self._people, troubles = found
        self._printers.tell(self.voice, troubles)
        self.post_message(self.Counted("queue", len(self._calls)))
        self._ring()
        await self._show()

    def _looked(
        self,
    ) -> tuple[tuple[Waiting, ...], tuple[Staff, ...], tuple[PrinterTrouble, ...]]:
        store, keys = self.workplace.store, self.workplace.keys
        before = {one.call.id: one for one in self._calls}
        found = tuple(
            Waiting(call, before[call.id].needs)
            if call.id in before
            else Waiting(call, needs_in(call, keys))
            for call in calls.oldest_first((*store.calls(calls.OPEN), *self._begun()))
        )
        troubles = read_troubles(store, self.workplace.clock())
        return found, store.all_staff(), troubles

    def _begun(self) -> list[Call]:
        """Return calls that were taken here when the desk failed: no case is open."""
        store, staff = self.workplace.store, self.workplace.staff
        return [
            call
            for call in store.calls(("accepted",))
            if staff and call.staff == staff.id and store.case(call.id) is None
        ]

    def _ring(self) -> None:
        ids = [one.call.id for one in self._calls]
        new = [
            one.call for one in self._calls if one.call.id not in (self._known or ())
        ]
        if self._known is not None and new:
            self.app.bell()
            said = self.voice.say(NEW, place=new[-1].kiosk)
            self.post_message(self.Told(said, good=True))
        self._known = frozenset(ids)

    async def ticked(self) -> None:
        """Write how long each visitor has waited; look whether printers are well."""
        if self._printers.due():
            await self.refreshed()
        else:
            await self._show()

    def redraw(self) -> None:
        """Write all words again."""
        self.call_later(self._speak)

    async def _speak(self) -> None:
        await self._choice.speak(self.voice)
        self._announced.speak(self.voice)
        self._printers.speak(self.voice)
        await self._show()

    async def _show(self) -> None:
        over = self._choice.open or self._announced.open
        self._rows.display = self._lead.display = not over
        lead = self.voice.say(LEAD if self._calls else EMPTY)
        self._lead.show(self.voice.plain(lead))
        if over:
            return
        now = self.workplace.clock()
        place, voice = self.workplace, self.voice
        await self._rows.show(
            [queue_row(place, voice, one, now) for one in self._calls]
        )
        if self.display and self.app.focused is None:
            self._rows.point_at()

    def hints(self) -> tuple[KeyHint, ...]:
        """Return the keys of the queue."""
        back = KeyHint("Esc", mark("Back"))
        if self._announced.open:
            return (back,)
        if self._choice.open:
            return (KeyHint("Enter", mark("Choose")), back)
        if not self._calls:
            return ()
        keys: tuple[KeyHint, ...] = (
            KeyHint("Enter", mark("Accept")),
            KeyHint("T", mark("Hand over")),
            KeyHint("D", mark("Decline")),
        )
        if exists("assist"):
            keys = (*keys, KeyHint("A", mark("Accept and assist")))
        call = self._current()
        shows = call is not None and call.number
        return (*keys, KeyHint("N", mark("Show the number"))) if shows else keys

    # What staff do.

    async def on_desk_key(self, key: str, character: str | None) -> bool:
        """Hand over, decline, announce, or go back to the queue."""
        if self._choice.open or self._announced.open:
            if key == "escape":
                await self._back()
            return key == "escape"
        call, staff = self._current(), self.workplace.staff
        if call is None or staff is None:
            return False
        if key == "a" and exists("assist"):
            await self._take(call, "assist")
            return True
        if key == "t":
            await self._hand_over(call, staff)
        elif key == "d":
            await self._choice.decline(call)
        elif key == "n" and call.number:
            self._announced.show(self.voice, call)
        else:
            return False
        await self._show()
        return True

    async def _back(self) -> None:
        self._choice.end()
        self._announced.end()
        await self._show()
        self._rows.point_at()

    def left(self) -> None:
        """Choose nothing: another page is shown."""
        self._choice.end()
        self._announced.end()

    def _current(self) -> Call | None:
        return self._named(self._rows.current)

    def _named(self, id_: str) -> Call | None:
        return next((one.call for one in self._calls if one.call.id == id_), None)

    async def _hand_over(self, call: Call, staff: Staff) -> None:
        people = calls.colleagues(self._people, call, without=staff)
        if people:
            await self._choice.hand_over(call, people)
        else:
            text = mark("No colleague has an account here.")
            self.post_message(self.Told(self.voice.say(text)))

    @on(RowList.Chosen, "#calls")
    async def _accept(self, message: RowList.Chosen) -> None:
        message.stop()
        await self._take(self._named(message.row), "case")

    async def _take(self, call: Call | None, page: str) -> None:
        accepting = self._accepting()
        if call is None or accepting is None:
            return
        case = await self.attempt(lambda: accepting.accept(call))
        if case is None:
            await self.refreshed()
            return
        self.post_message(self.PageWanted(page if exists(page) else "cases", case.id))

    def _accepting(self) -> Accepting | None:
        place = self.workplace
        if place.staff is None:
            return None
        return Accepting(
            store=place.store,
            keys=place.keys,
            case_keys=place.case_keys,
            library=place.library,
            staff=place.staff,
            keep_days=place.settings.counter.keep_days,
            now=place.clock(),
        )

    @on(CallChoice.Decided)
    async def _decided(self, message: CallChoice.Decided) -> None:
        message.stop()
        call, staff, place = message.call, self.workplace.staff, self.workplace
        if staff is None:
            return
        now = place.clock()
        expected = calls.OPEN
        if message.to is None:
            verb, changed = (
                "call-declined",
                calls.declined(call, staff, message.reason, now),
            )
        else:
            # Not from the other state: its visitor just took a number.
            verb, expected = "call-handed-over", (call.state,)
            changed = calls.handed_over(call, message.to, message.reason, now)
        deed = place.deed(verb, f"call:{call.id}")
        await self.attempt(lambda: place.store.change_call(changed, expected, deed))
        await self.refreshed()
        self._rows.point_at()
