"""The visitor app: locked, forgetful, one screen."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.message import Message

from kiosk.errors import KioskError
from kiosk.journal import Ending, Event
from kiosk.language.languages import Language
from kiosk.settings import Settings
from kiosk.tui.attendance import Attendance
from kiosk.tui.beside import Beside
from kiosk.tui.coloured import ColouredApp
from kiosk.tui.idle import SIGNS_OF_LIFE, TICK_SECONDS
from kiosk.tui.knocks import Knocks
from kiosk.tui.memories import forget_memories
from kiosk.tui.paper_tray import PaperTray
from kiosk.tui.press import Press
from kiosk.tui.reading_aloud import SILENT, Aloud, Reader
from kiosk.tui.surface import PLAIN, Surface
from kiosk.tui.visitor import messages
from kiosk.tui.visitor.calls_led import CallsLed
from kiosk.tui.visitor.display import AS_DESIGNED, Display, printed_as, wear
from kiosk.tui.visitor.frame import FrameScreen
from kiosk.tui.visitor.last_page_asked import asks_for_page
from kiosk.tui.visitor.lock import Lock
from kiosk.tui.visitor.phone_reach import ALWAYS, Reach
from kiosk.tui.visitor.tongues import Tongues
from kiosk.tui.widgets.band import Band

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.counter.calling import News
    from kiosk.translation.interpreter import Interpreter
    from kiosk.tui.visitor.counter_desk import CounterDesk


class KioskApp(ColouredApp):
    """Shows the frame, counts the time nobody is there, and forgets."""

    CSS_PATH = "kiosk.tcss"

    @dataclass
    class LibraryOpened(Message):
        """The content is there."""

        library: Library

    @dataclass
    class LibraryFailed(Message):
        """The content cannot be used."""

        error: KioskError

    def __init__(  # noqa: PLR0913 - keyword-only after the first three
        self,
        settings: Settings,
        languages: tuple[Language, ...],
        open_library: Callable[[], Library],
        *,
        clock: Callable[[], float] = time.monotonic,
        language_code: str | None = None,
        counter: CounterDesk | None = None,
        open_interpreter: Callable[[Library], Interpreter] | None = None,
        warm: bool = False,
        tray: PaperTray | None = None,
        surface: Surface = PLAIN,
        reach: Reach = ALWAYS,
        reader: Reader = SILENT,
        press: Press | None = None,
    ) -> None:
        """Make the app.

        Args:
            settings: What the operator set.
            languages: In the order of the welcome screen; at least one.
            open_library: Called once, in a thread, after the first paint.
            clock: Seconds that only go forward.
            language_code: Begin in this language instead of the welcome screen.
            counter: Keys and store of the counter. None: there is no counter.
            open_interpreter: Called once, in a thread, when staff and visitor talk.
                None: prepared phrases only.
            warm: Make it after the first screen, and load what takes long.
            tray: Where pages are printed. None: on the printers of the settings.
            surface: Where the screens are shown.
            reach: Knows whether phones would find a page.
            reader: Reads them aloud.
            press: Makes codes and pages. None: one that starts when it is needed.
        """
        super().__init__(settings.terminal.bidi)
        self._settings = settings
        self._tongues = Tongues(languages, settings, open_interpreter, reach)
        self._open_library = open_library
        self._clock = clock
        self._wants_warmth = warm
        self._language_code = language_code
        self._counter = counter
        self._tray = tray or PaperTray(settings)
        self.surface = surface
        self.reader = reader
        self._aloud = Aloud(reader)
        self.press = press or Press()
        interpreting = self._tongues.interpreting
        self._beside = Beside(self.press, self._tray, interpreting)
        self._worn = AS_DESIGNED
        self._calls = CallsLed(counter, self._tongues, self._tell_heard)
        self._attendance = Attendance(settings.idle, clock)
        self._lock = Lock(settings.staff_pin, clock)
        self._knocks = Knocks(clock)
        self._erasing = False
        self._ending: Ending = "finish"
        self.failure: KioskError | None = None
        """Why the app ended, for whoever started it. None: all was well."""

    @property
    def _at_frame(self) -> bool:
        """Whether the one screen is in front: at the end there is none any more."""
        return bool(self.screen_stack) and isinstance(self.screen, FrameScreen)

    @property
    def frame(self) -> FrameScreen:
        """The one screen."""
        screen = self.screen_stack[-1]
        if not isinstance(screen, FrameScreen):
            raise TypeError("another screen stands over the frame")
        return screen

    def on_mount(self) -> None:
        """Show the first screen; everything heavy comes after it."""
        self.animation_level = "none"
        # Over Textual's own first screen, which it keeps for ever: that one is
        # empty, so that nothing of a visit is kept with it.
        self.push_screen(self._new_frame())
        self.set_interval(TICK_SECONDS, self.tick)
        # A new screen is painted twice: what is heavy waits for both.
        self.call_after_refresh(self.call_after_refresh, self._warm)

    def _new_frame(self) -> FrameScreen:
        return FrameScreen(
            self._settings, self._tongues, self._lock, self.size, self._counter
        )

    @work(thread=True, exit_on_error=False)
    def _warm(self) -> None:
        # Runs in a thread: it may post messages, and must not touch widgets.
        try:
            library = self._open_library()
        except KioskError as error:
            self.post_message(self.LibraryFailed(error))
            return
        # Loaded now, so that the first touch need not wait for it.
        import_module("kiosk.content.wording")
        import_module("kiosk.tui.visitor.pages.home")
        self.post_message(self.LibraryOpened(library))

    @on(LibraryOpened)
    async def _opened(self, message: LibraryOpened) -> None:
        self._tongues.open(message.library)
        if not self._at_frame:
            return  # The app ends already.
        await self.frame.library_opened()
        # Off since the start, see `kiosk run`. Now, rather than at the first touch.
        gc.enable()
        gc.collect()
        if self._wants_warmth:
            warmth = self._tongues.interpreting.warming(message.library)
            self.run_worker(warmth, exit_on_error=False)
        self.call_later(self._tray.resume)
        if self._language_code:
            self.frame.post_message(messages.LanguageChosen(self._language_code))

    @on(LibraryFailed)
    def _failed(self, message: LibraryFailed) -> None:
        self.failure = message.error
        self.exit(return_code=1, message=None)

    # Whether somebody is there.

    async def on_event(self, event: events.Event) -> None:
        """Take signs of life, and keep the touch that ends a countdown to itself."""
        if isinstance(event, SIGNS_OF_LIFE) and not event.is_forwarded:
            if not self._at_frame or self._erasing:
                return
            self.reader.stop()
            if self._attendance.keeps_back(event, self.frame):
                return
            self._attendance.touched()
            if self._aloud.takes(event, self.frame):
                return
            self._lead_typed(event)
        await super().on_event(event)

    def _lead_typed(self, event: events.Event) -> None:
        """Put the focus where a sign goes, before the keys behind it are handed out.

        Moved by the page itself, it would come in the midst of a scan: what was
        handed out before would be typed after what came behind it.
        """
        if isinstance(event, events.Key) and event.is_printable and not self.focused:
            self.screen.set_focus(self.frame.page.typed_into)

    def tick(self) -> None:
        """Look at the clock. Called four times a second; tests call it themselves."""
        if self._erasing or not self._at_frame:
            return
        frame = self.frame
        frame.page.look_again()
        self._aloud.look(frame)
        if frame.untouched:
            self._attendance.touched()
            return
        if self._calls.holds(frame):
            self._attendance.stop(frame)
        elif self._attendance.is_over(frame):
            self.erase("idle")

    # Forgetting.

    @on(messages.EraseWanted)
    async def _finish(self, wanted: messages.EraseWanted) -> None:
        if not self._at_frame or self._erasing or self._calls.keeps(self.frame):
            return
        if wanted.now or not await asks_for_page(self.frame, self._tray):
            self.erase()

    def erase(self, ending: Ending = "finish") -> None:
        """Blank the screen, and when that is painted forget everything."""
        if not self._erasing:
            self._erasing = True
            self._ending = ending
            self.frame.add_class("-blank")
            self.call_after_refresh(self._forget)

    def _forget(self) -> None:
        self.workers.cancel_all()
        self.clear_notifications()
        self._attendance.forget()
        self._calls.forget()
        self._aloud.stop()
        self.run_worker(self._tongues.interpreting.forgetting(), exit_on_error=False)
        for each in self._beside.forgetting():
            self.run_worker(each)
        # Else the app keeps what was touched last, and all that holds it.
        self.frame.suppress_click()
        # Not awaited: the old screen is taken down by messages to this app.
        self.switch_screen(self._new_frame())
        self._wear(AS_DESIGNED)
        self.call_after_refresh(self._forgotten)

    async def _forgotten(self) -> None:
        if not self._at_frame:
            return  # The app ended meanwhile, and with it everything.
        self._attendance.touched()
        given = self._calls.number()
        if given is not None:
            await self.show_number(*given)
        self._erasing = False
        forget_memories()
        gc.collect()
        self.journal.write(Event.WIPED, how=self._ending)

    async def show_number(self, number: int, code: str) -> None:
        """Show a number, from 1, in the language of whoever was forgotten."""
        from kiosk.tui.visitor.number_shown import show_number

        if self._counter is not None and self._at_frame and self.frame.untouched:
            at = self._counter.clock()
            await show_number(self.frame, self._tongues, (number, code), at)

    @on(messages.HelpMessage)
    async def _help(self, message: messages.HelpMessage) -> None:
        # News of a call may come while the app ends.
        if self._at_frame and not self._erasing:
            for each in self._beside.preparing(self.frame.journey.place):
                self.call_after_refresh(self.run_worker, each, exit_on_error=False)
            await self._calls.take(message, self.frame)

    @on(messages.PrintWanted)
    def _print_out(self, wanted: messages.PrintWanted) -> None:
        if not self._erasing:
            page = printed_as(wanted.handout, self._worn)
            self.run_worker(self._tray.print_handout(page, wanted.day, wanted.printout))

    def _tell_heard(self, news: News) -> None:
        self.post_message(messages.HelpHeard(news))

    async def on_unmount(self) -> None:
        """End what runs beside the screens."""
        await self._calls.close()
        await self.reader.close()
        await self._beside.close()

    @on(messages.DisplayChosen)
    def _show_as(self, message: messages.DisplayChosen) -> None:
        self._wear(message.display)

    def _wear(self, display: Display) -> None:
        before, self._worn = self._worn, display
        wear(self, self.surface, before, display)

    # The way out.

    @on(Band.NameTouched)
    async def _knock(self) -> None:
        if self._at_frame and self._knocks.enough() and self._lock.exists:
            await self.frame.over("leave")

    @on(messages.PinTyped)
    def _leave(self) -> None:
        self.journal.write(Event.WIPED, how="staff")
        self.exit(return_code=0)
