"""The desk's app: who is there, when it locks, what it hears of the store."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from textual import events, on, work
from textual.message import Message

from kiosk.counter.model import Notice, Staff
from kiosk.counter.sign_in import Door as Lock
from kiosk.counter.sign_in import SignedIn
from kiosk.counter.store import Listening
from kiosk.errors import KioskError, StoreError
from kiosk.tui.coloured import ColouredApp
from kiosk.tui.desk.door import Door
from kiosk.tui.desk.first_person import FirstPerson
from kiosk.tui.desk.page import DeskPage
from kiosk.tui.desk.screen import DeskScreen
from kiosk.tui.desk.trouble import explained, why_refused
from kiosk.tui.desk.upkeep import add_first, chores, close, forget, leave
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.idle import Limits, Watch
from kiosk.tui.locked import LockedApp
from kiosk.tui.memories import forget_memories
from kiosk.tui.themes import PALETTES

TICK_SECONDS: Final = 1.0
CLIPBOARD_SECONDS: Final = 30.0
"""How long what was copied can be pasted. Source: issue 4, case."""
SIGNS_OF_LIFE: Final = (events.Key, events.MouseDown, events.MouseScrollDown)


class DeskApp(ColouredApp):
    """Signs staff in, locks when nobody is there, and shows their pages."""

    CSS_PATH = Path(__file__).with_name("desk.tcss")

    @dataclass
    class Noticed(Message):
        """Something changed in the store."""

        notice: Notice

    @dataclass
    class Troubled(Message):
        """Keys, marks or case keys of this desk cannot be used."""

        error: KioskError

    def __init__(
        self,
        workplace: Workplace,
        *,
        english: bool = False,
        clock: Callable[[], float] = time.monotonic,
        warm: bool = False,
    ) -> None:
        """Make the app.

        Args:
            workplace: What the desk works with. Where it names somebody, they have
                proved elsewhere who they are, and need not sign in.
            english: Begin in English rather than Chinese.
            clock: Seconds that only go forward.
            warm: Load what translates after the first screen.
        """
        super().__init__()
        self._workplace = workplace
        self._english = english
        self._clock = clock
        self._warm = warm
        self._watch = Watch(clock)
        self._listening: Listening | None = None
        self._ticks = 0
        """Seconds since the start, or since somebody signed in."""
        self._copied_at: float | None = None
        """When something was copied that can still be pasted."""

    @property
    def desk(self) -> DeskScreen:
        """The one screen."""
        screen = self.screen_stack[-1]
        if not isinstance(screen, DeskScreen):
            raise TypeError("another screen stands over the desk")
        return screen

    async def on_mount(self) -> None:
        """Show the door, or ask for the first supervisor."""
        self.animation_level = "none"
        voice = self._workplace.voice(english=self._english)
        await self.push_screen(DeskScreen(self._workplace, voice))
        if self._warm:
            self.call_after_refresh(self._warm_up)
        self.call_after_refresh(self._workplace.tray.resume)
        self.set_interval(TICK_SECONDS, self.tick)
        if self._workplace.staff is None:
            self._look_who()
        else:
            await self._begin()

    def _warm_up(self) -> None:
        place = self._workplace
        warming = place.tongues.interpreting.warming(place.library)
        self.run_worker(warming, group="warm", exit_on_error=False)

    @work(exclusive=True, group="door")
    async def _look_who(self) -> None:
        try:
            staff = await asyncio.to_thread(self._workplace.store.all_staff)
        except KioskError as error:
            self.desk.ask_who()
            self.desk.door.refuse(explained(self.desk.voice, error))
            return
        if staff:
            self.desk.ask_who()
        else:
            self.desk.ask_first()

    # Who is there.

    @on(FirstPerson.Made)
    @work(exclusive=True, group="door")
    async def _make_first(self, message: FirstPerson.Made) -> None:
        try:
            place, new = self._workplace, message.new
            await asyncio.to_thread(add_first, place, new, message.passphrase)
        except KioskError as error:
            self.desk.first.refuse(error.problem)
            return
        await self._try(message.new.id, message.passphrase)

    @on(Door.Tried)
    @work(exclusive=True, group="door")
    async def _tried(self, message: Door.Tried) -> None:
        await self._try(message.staff_id, message.secret)

    async def _try(self, staff_id: str, secret: str) -> None:
        place, screen = self._workplace, self.desk
        verb = "unlocked" if place.staff else "signed-in"
        lock = Lock(place.store, place.keys, place.desk, place.clock)
        try:
            found = await asyncio.to_thread(lock.sign_in, staff_id, secret, verb)
        except KioskError as error:
            screen.door.refuse(explained(screen.voice, error))
            return
        if isinstance(found, SignedIn):
            await self._enter(found.staff)
        else:
            if screen.first.display:
                screen.ask_who()
            zone = ZoneInfo(place.settings.time_zone)
            screen.door.refuse(why_refused(screen.voice, found, zone))

    async def _enter(self, staff: Staff) -> None:
        self._watch.touched()
        if self._workplace.staff is not None:
            self.desk.unlock()
            return
        self._workplace = replace(self._workplace, staff=staff)
        await self._begin()

    async def _begin(self) -> None:
        await self.desk.begin(self._workplace)
        self._listen()
        self._ticks = 1
        for chore in chores(self._workplace, 0):
            self._note(chore)

    @on(DeskPage.SignOutWanted)
    @on(Door.OtherWanted)
    async def _sign_out(self) -> None:
        place = self._workplace
        deed = place.deed("signed-out", f"desk:{place.desk}")
        self._workplace = replace(place, staff=None)
        self._stop_listening()
        self.forget_copied()
        await self.desk.end(self._workplace)
        await forget(self._workplace)
        self._note(lambda: leave(place, deed))

    @on(Door.LeaveWanted)
    def _leave(self) -> None:
        self.exit(return_code=0)

    @work(thread=True, group="note", exit_on_error=False)
    def _note(self, write: Callable[[], object]) -> None:
        try:
            write()
        except StoreError:
            return  # The database is away; the door says so at the next try.
        except KioskError as error:
            self.post_message(self.Troubled(error))

    @on(Troubled)
    def _tell_trouble(self, message: Troubled) -> None:
        if self.screen_stack:
            self.desk.tell(explained(self.desk.voice, message.error))

    # Locking.

    async def on_event(self, event: events.Event) -> None:
        """Take signs of life."""
        if isinstance(event, SIGNS_OF_LIFE) and not event.is_forwarded:
            self._watch.touched()
        await super().on_event(event)

    async def tick(self) -> None:
        """Look at the clock. Called every second; tests call it themselves."""
        if not self.screen_stack or not isinstance(self.screen, DeskScreen):
            return
        limits = Limits(self._workplace.settings.counter.lock_seconds, 0)
        if self._watch.left(limits) is not None:
            self.lock()
        copied = self._copied_at
        if copied is not None and self._clock() - copied >= CLIPBOARD_SECONDS:
            self.forget_copied()
        for chore in chores(self._workplace, self._ticks):
            self._note(chore)
        self._ticks += 1
        await self.desk.tick()

    @on(DeskScreen.LockWanted)
    def lock(self) -> None:
        """Blank the screen until the same person is back, or another comes."""
        if self.desk.closed:
            return
        self.forget_copied()
        self.desk.shut()
        place = self._workplace
        deed = place.deed("locked", f"desk:{place.desk}")
        self._note(lambda: place.store.note(deed))
        self.call_after_refresh(forget_memories)

    # The clipboard: staff copy a field for the core-banking screen.

    def copy_to_clipboard(self, text: str) -> None:
        """Give a text to the terminal, for 30 seconds at most (OSC 52)."""
        # Past LockedApp, which keeps visitors from it.
        super(LockedApp, self).copy_to_clipboard(text)
        self._copied_at = self._clock() if text else None

    def forget_copied(self) -> None:
        """Put nothing in the place of what was copied."""
        if self._copied_at is not None:
            # A space: some terminals take an empty text for a question.
            super(LockedApp, self).copy_to_clipboard(" ")
        # The app keeps not even that; what is public always tells the terminal too.
        self._clipboard, self._copied_at = "", None

    # What the store tells.

    def _listen(self) -> None:
        self._stop_listening()
        self._listening = self._workplace.store.listen(self._hear)

    def _hear(self, notice: Notice) -> None:
        # In a thread of the store.
        self.post_message(self.Noticed(notice))

    @on(Noticed)
    async def _noticed(self, message: Noticed) -> None:
        if self.screen_stack:  # none is left while the desk ends
            await self.desk.noticed(message.notice)

    def _stop_listening(self) -> None:
        if self._listening is not None:
            listening, self._listening = self._listening, None
            self._note(listening.close)

    async def on_unmount(self) -> None:
        """Stop listening, and end what translates and prints."""
        if self._listening is not None:
            self._listening.close()
        await close(self._workplace)

    # Looks.

    @on(DeskScreen.LanguageWanted)
    def _other_language(self) -> None:
        self._english = not self._english
        self.desk.speak(self._workplace.voice(english=self._english))

    @on(DeskScreen.ColoursWanted)
    def _next_colours(self) -> None:
        names = list(PALETTES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
