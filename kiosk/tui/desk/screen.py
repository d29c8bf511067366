"""The one screen of the desk: band, tabs, page, keys; or the door alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from kiosk.counter.model import Notice
from kiosk.interview.problems import mark
from kiosk.tui.desk.door import Door
from kiosk.tui.desk.first_person import FirstPerson
from kiosk.tui.desk.head import DeskHead
from kiosk.tui.desk.head_words import head_words, other_language
from kiosk.tui.desk.key_line import KeyLine
from kiosk.tui.desk.page import DeskPage, KeyHint
from kiosk.tui.desk.pages_kept import PagesKept
from kiosk.tui.desk.registry import Tab, exists, tabs_for
from kiosk.tui.desk.tabs import Tabs
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words

CLOSED: Final = "-closed"
FIRST: Final = "queue"
COUNTED: Final = ("queue", "cases", "done", "approvals", "complaints")
"""Pages that are made at once, for the numbers on their tabs."""
FOCUS_KEYS: Final = ("tab", "shift+tab")
RETRY_TICKS: Final = 3
"""Seconds after which a store that was away is asked again. Our own bound."""


class DeskScreen(Screen[None], inherit_bindings=False):
    """Shows the pages of whoever is signed in, or the door."""

    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (28, "-mid")]

    class LockWanted(Message):
        """Staff want to go away for a moment."""

    class LanguageWanted(Message):
        """The other language."""

    class ColoursWanted(Message):
        """The next palette."""

    def __init__(self, workplace: Workplace, voice: Voice) -> None:
        super().__init__(classes=CLOSED)
        self.workplace = workplace
        self.voice = voice
        self.door = Door(voice, id="door")
        self.first = FirstPerson(voice, id="first")
        self._head = DeskHead(id="head")
        self._tabs = Tabs(id="tabs")
        self._told = Words(id="told", part="strong", classes="-none")
        self._pages = PagesKept(id="body")
        self._keys = KeyLine(id="keys")
        self._counts: dict[str, int] = {}
        self._stale: dict[str, int] = {}
        """Ticks until each page that could not read the store reads it again."""
        self._under: Widget | None = None
        """What had the focus when the desk was locked."""

    def compose(self) -> ComposeResult:
        """Make the parts; the pages come when somebody is signed in."""
        yield self._head
        yield self._tabs
        yield self._told
        yield self._pages
        yield self._keys
        with Container(id="front"):
            yield self.door
            yield self.first

    def on_mount(self) -> None:
        """Hide what is not asked for yet."""
        self.door.display = self.first.display = False
        self._write()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the tabs out for the width."""
        self._tabs.lay_in(narrow=event.size.width < 100)

    # The door.

    @property
    def page(self) -> DeskPage | None:
        """The page on screen; None: nobody is signed in."""
        return self._pages.page

    @property
    def counts(self) -> Mapping[str, int]:
        """The numbers on the tabs, by page."""
        return self._counts

    @property
    def closed(self) -> bool:
        """Whether only the door is seen."""
        return self.has_class(CLOSED)

    def ask_first(self) -> None:
        """Let the first supervisor be made."""
        self._close(self.first)
        self.first.begin()

    def ask_who(self) -> None:
        """Ask who is there."""
        self._close(self.door)
        self.door.open_for()

    def shut(self) -> None:
        """Blank the screen; the working visit stays behind it."""
        staff = self.workplace.staff
        if self.closed or staff is None:
            return
        self._under = self.focused
        for page in self._pages.made:
            page.locked()
        self._close(self.door)
        self.door.open_for(staff.id, staff.name)

    def _close(self, panel: Widget) -> None:
        self.set_focus(None)
        self.add_class(CLOSED)
        self.door.display = panel is self.door
        self.first.display = panel is self.first
        self._write()

    def unlock(self) -> None:
        """Show the working visit again."""
        self.remove_class(CLOSED)
        self.set_focus(self._under)
        self._under = None
        self._write()

    async def begin(self, workplace: Workplace) -> None:
        """Show the desk of somebody who signed in."""
        self.workplace = workplace
        await self._pages.forget()
        self._counts, self._stale = {}, {}
        role = workplace.staff.role if workplace.staff else ""
        tabs = tabs_for(role)
        await self._tabs.fill(tabs)
        self.remove_class(CLOSED)
        for name in (tab.page for tab in tabs if tab.page in COUNTED):
            page = await self._pages.ready(name, workplace, self.voice)
            await page.refreshed()
        self.tell("")
        await self.go(FIRST)

    async def end(self, workplace: Workplace) -> None:
        """Forget everything of who was signed in."""
        self.workplace = workplace
        self._under = None
        await self._pages.forget()
        self.tell("")
        self.ask_who()

    # Pages.

    async def go(self, name: str, subject: str = "") -> None:
        """Show a page."""
        if not exists(name):
            return
        page = await self._pages.ready(name, self.workplace, self.voice)
        self.set_focus(None)
        self._pages.turn_to(name)
        self.tell("")
        await page.opened(subject)
        self._write()

    @on(DeskPage.PageWanted)
    async def _go(self, message: DeskPage.PageWanted) -> None:
        await self.go(message.name, message.subject)

    @on(Tabs.Wanted)
    async def _tab(self, message: Tabs.Wanted) -> None:
        await self.go(message.page)

    @on(DeskPage.Told)
    def _tell(self, message: DeskPage.Told) -> None:
        self.tell(message.text, good=message.good)

    def tell(self, text: str, *, good: bool = False) -> None:
        """Write one quiet line under the tabs; empty takes it away."""
        self._told.show(self.voice.plain(text))
        self._told.set_class(not text, "-none")
        self._told.set_class(good, "-good")

    @on(DeskPage.Counted)
    def _count(self, message: DeskPage.Counted) -> None:
        self._counts[message.page] = message.number
        if message.page == FIRST:
            self.door.tell_waiting(message.number)
        self._write()

    # What changes by itself.

    async def noticed(self, notice: Notice) -> None:
        """Read again what a page shows of something that changed."""
        for page in self._pages.made:
            if notice.topic in page.watches:
                await page.refreshed()

    @on(DeskPage.Stale)
    def _grow_stale(self, message: DeskPage.Stale) -> None:
        self._stale[message.page] = RETRY_TICKS

    async def tick(self) -> None:
        """Write times again, and ask a store again that was away."""
        self._write_head()
        due = [name for name, ticks in self._stale.items() if ticks <= 1]
        self._stale = {
            name: ticks - 1 for name, ticks in self._stale.items() if ticks > 1
        }
        for name in due:
            page = self._pages.named(name)
            if page is not None:
                await page.refreshed()
                if name not in self._stale:
                    self.tell("")
        if self.page is not None and not self.closed:
            await self.page.ticked()

    # Words.

    def speak(self, voice: Voice) -> None:
        """Speak another language; what is shown and typed stays."""
        self.voice = voice
        self.door.speak(voice)
        self.first.speak(voice)
        self._pages.speak(voice)
        self._write()

    @on(DeskPage.HintsChanged)
    def write_keys(self) -> None:
        """Write the line of keys again: what they do has changed."""
        if self.page is not None:
            always = (
                KeyHint("F9", mark("Colours")),
                KeyHint("F10", other_language(self.voice)),
                KeyHint("F12", mark("Lock")),
            )
            self._keys.show(self.voice, self.page.hints(), always)

    def _write(self) -> None:
        self._write_head()
        self._tabs.show(self.voice, self._pages.shown, self._counts)
        self.write_keys()

    def _write_head(self) -> None:
        self._head.show(head_words(self.workplace, self.voice))

    def on_descendant_focus(self) -> None:
        """Write the keys again: what they do goes with what has the focus."""
        self.call_later(self.write_keys)

    # Keys.

    @on(DeskHead.LanguageTouched)
    def _other_language(self) -> None:
        self.post_message(self.LanguageWanted())

    async def on_key(self, event: events.Key) -> None:
        """Take what nothing focused took: F-keys first, then the page's own keys."""
        if event.key == "f10":
            self.post_message(self.LanguageWanted())
        elif event.key == "f9":
            self.post_message(self.ColoursWanted())
        elif self.closed or event.key in FOCUS_KEYS:
            return  # Not stopped: the bindings have it.
        elif event.key == "f12":
            self.post_message(self.LockWanted())
        elif tab := self._tab_of(event.key):
            await self.go(tab.page)
        elif self.page is not None:
            used = await self.page.on_desk_key(event.key, event.character)
            if not used and event.key == "escape" and self._pages.shown != FIRST:
                await self.go(FIRST)
            self.write_keys()
        event.stop()

    def _tab_of(self, key: str) -> Tab | None:
        role = self.workplace.staff.role if self.workplace.staff else ""
        return next((tab for tab in tabs_for(role) if tab.key == key), None)
