"""F8: sign out, set a PIN; a supervisor enrols the desk and unlocks colleagues."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from textual import on
from textual.app import ComposeResult

from kiosk.counter.lockout import open_from
from kiosk.counter.model import Staff
from kiosk.counter.rights import Right, may
from kiosk.counter.sign_in import Door, SignedIn, SignInRefused
from kiosk.counter.staff import enrol_desk, set_pin, unlock_staff
from kiosk.interview.problems import mark
from kiosk.tui.desk.naming import clock_time
from kiosk.tui.desk.page import DeskPage, KeyHint
from kiosk.tui.desk.pin_form import PinForm
from kiosk.tui.desk.rows import Cell, RowFace, RowList, Text
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words


class Deal(NamedTuple):
    """Something that can be done here."""

    id: str
    label: str
    right: Right | None = None
    """Who may do it; None: everybody."""


DEALS: Final = (
    Deal("sign-out", mark("Sign out")),
    Deal("pin", mark("Set a PIN for this desk")),
    Deal("enrol", mark("Let this desk take PINs"), "enrol-desk"),
    Deal("unlock", mark("Unlock a colleague"), "unlock-staff"),
)
DONE: Final = mark("Done.")
NOBODY: Final = mark("No colleague is locked out.")


class AccountPage(DeskPage):
    """What concerns whoever is signed in."""

    def __init__(
        self, workplace: Workplace, voice: Voice, *, id: str | None = None
    ) -> None:
        super().__init__(workplace, voice, id=id)
        self._title = Words(part="title", classes="title")
        self._deals = RowList(bidi=voice.bidi, id="deals")
        self._people = RowList(bidi=voice.bidi, id="people")
        self._form = PinForm(voice)

    def compose(self) -> ComposeResult:
        """Make what can be done, and what one of them asks."""
        yield self._title
        yield self._deals
        yield self._people
        yield self._form

    async def opened(self, subject: str = "") -> None:
        """Show what can be done."""
        self._end()
        await self._show()
        self._deals.point_at()

    def redraw(self) -> None:
        """Write all words again."""
        self._form.speak(self.voice)
        self.call_later(self._show)

    async def _show(self) -> None:
        staff = self.workplace.staff
        title = mark("Account: %(name)s")
        said = self.voice.say(title, name=staff.name if staff else "")
        self._title.show(self.voice.plain(said))
        await self._deals.show(
            [
                RowFace(deal.id, (Cell((Text(self.voice.say(deal.label), "strong"),)),))
                for deal in DEALS
                if deal.right is None or may(staff, deal.right)
            ]
        )

    def _end(self) -> None:
        self._form.end()
        self._people.display = False
        self._deals.display = True

    def left(self) -> None:
        """Forget what was typed."""
        self._end()

    def locked(self) -> None:
        """Forget what was typed."""
        self._end()

    def hints(self) -> tuple[KeyHint, ...]:
        """Return the keys of the page."""
        return (KeyHint("Enter", mark("Choose")), KeyHint("Esc", mark("Back")))

    async def on_desk_key(self, key: str, character: str | None) -> bool:
        """Go back to what can be done."""
        if key != "escape" or self._deals.display:
            return False
        await self.opened()
        return True

    @on(RowList.Chosen, "#deals")
    async def _do(self, message: RowList.Chosen) -> None:
        message.stop()
        staff = self.workplace.staff
        if staff is None:
            return
        if message.row == "sign-out":
            self.post_message(self.SignOutWanted())
        elif message.row == "pin":
            self._deals.display = False
            self._form.begin(staff.id)
        elif message.row == "enrol":
            await self._enrol(staff)
        elif message.row == "unlock":
            await self._offer_people()

    async def _enrol(self, staff: Staff) -> None:
        place = self.workplace
        deed = place.deed("desk-enrolled", f"desk:{place.desk}")
        await self._doing(lambda: enrol_desk(place.store, place.keys, staff, deed))

    async def _doing(self, work: Callable[[], None]) -> None:
        def done() -> bool:
            work()
            return True

        if await self.attempt(done):
            self.post_message(self.Told(self.voice.say(DONE), good=True))

    async def _offer_people(self) -> None:
        found = await self.attempt(self._waiting)
        if not found:
            self.post_message(self.Told(self.voice.say(NOBODY)))
            return
        await self._people.show(found)
        self._deals.display, self._people.display = False, True
        self._people.point_at()

    def _waiting(self) -> list[RowFace]:
        place, now = self.workplace, self.workplace.clock()
        rows = []
        for one in place.store.all_staff():
            until = open_from(place.store.tries(f"staff:{one.id}"))
            if until is not None and until > now:
                time = clock_time(place, until)
                said = self.voice.say(mark("Locked until %(time)s"), time=time)
                cells = (Cell((Text(one.name, "strong"),)), Cell((Text(said),)))
                rows.append(RowFace(one.id, cells))
        return rows

    @on(RowList.Chosen, "#people")
    async def _unlock(self, message: RowList.Chosen) -> None:
        message.stop()
        place, staff = self.workplace, self.workplace.staff
        if staff is None:
            return
        deed = place.deed("unlocked", f"staff:{message.row}")
        await self._doing(lambda: unlock_staff(place.store, message.row, staff, deed))
        await self.opened()

    @on(PinForm.Wanted)
    async def _set_pin(self, message: PinForm.Wanted) -> None:
        message.stop()
        staff = self.workplace.staff
        if staff is None:
            return
        found = await self.attempt(
            lambda: self._kept(staff, message.passphrase, message.pin)
        )
        if isinstance(found, SignInRefused):
            until = found.until
            time = clock_time(self.workplace, until) if until else ""
            self._form.refuse(found.problem, time=time)
        elif found is not None:
            await self.opened()
            self.post_message(self.Told(self.voice.say(DONE), good=True))

    def _kept(
        self, staff: Staff, passphrase: str, pin: str
    ) -> SignedIn | SignInRefused:
        """Keep a PIN, if the passphrase is the member's."""
        place = self.workplace
        door = Door(place.store, place.keys, place.desk, place.clock)
        found = door.sign_in(staff.id, passphrase, "unlocked")
        if isinstance(found, SignedIn):
            set_pin(place.store, place.keys, found, pin, place.clock())
        return found
