"""What every page of the desk is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from textual.containers import VerticalScroll
from textual.message import Message

from kiosk.errors import KioskError
from kiosk.tui.desk.trouble import explained
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice

if TYPE_CHECKING:
    from kiosk.printing.model import Status

T = TypeVar("T")


class KeyHint(NamedTuple):
    """A key of the page, for the line at the bottom."""

    key: str
    """As it is shown, e.g. "Enter" or "T"."""
    label: str
    """English, to be translated."""


class DeskPage(VerticalScroll, can_focus=False):
    """A page of the desk. Kept once made, until the desk is signed out.

    It posts `PageWanted` to go elsewhere, `WorkplaceBusy` never: whatever asks the
    store runs in a thread (`asyncio.to_thread`) and shows `StoreError` as a `Told`.
    """

    watches: frozenset[str] = frozenset()
    """Topics of `counter.model.Notice` after which `refreshed` is called."""

    @dataclass
    class PageWanted(Message):
        """Another page is wanted."""

        name: str
        """One of `registry.PAGES`."""
        subject: str = ""
        """Id of the call, case or approval to show."""

    class SignOutWanted(Message):
        """Whoever is signed in goes."""

    @dataclass
    class Told(Message):
        """One quiet line for staff, under the tabs; empty takes it away."""

        text: str
        """Already in the desk's language."""
        good: bool = False
        """Whether it is good news rather than trouble."""

    @dataclass
    class Counted(Message):
        """How many the page's tab shows behind its name."""

        page: str
        number: int

    @dataclass
    class Stale(Message):
        """The store could not be read: `refreshed` is wanted again, a little later."""

        page: str

    class HintsChanged(Message):
        """Other keys mean something now, though the focus did not move."""

    def __init__(
        self, workplace: Workplace, voice: Voice, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self.workplace = workplace
        self.voice = voice

    async def opened(self, subject: str = "") -> None:
        """Show the page, for a call, case or approval where it is of one."""

    async def refreshed(self) -> None:
        """Read the store again: something this page watches has changed."""

    async def ticked(self) -> None:
        """Write times again: a second has passed while the page is shown."""

    def redraw(self) -> None:
        """Write all words again from `voice`: the language was switched."""

    def hints(self) -> tuple[KeyHint, ...]:
        """Return the keys that mean something here."""
        return ()

    async def on_desk_key(self, key: str, character: str | None) -> bool:
        """Take a key that nothing focused took; tell whether it meant something."""
        return False

    def locked(self) -> None:
        """Forget what must not outlive a lock, such as what was copied."""

    def left(self) -> None:
        """Forget what was half done: another page is shown."""

    def show_printing(self, printer: str, status: Status) -> None:
        """Tell how a printer is, in one line."""
        # Imported here: most pages never print.
        from kiosk.tui.desk.print_words import told_of

        told = told_of(self.voice, printer, status)
        self.post_message(self.Told(told.text, good=told.good))

    async def attempt(self, work: Callable[[], T]) -> T | None:
        """Do something slow in a thread; expected trouble is told in one line.

        Returns:
            What `work` returned; None: it did not work, and staff were told.
        """
        try:
            return await asyncio.to_thread(work)
        except KioskError as error:
            self.post_message(self.Told(explained(self.voice, error)))
            return None

    async def read(self, work: Callable[[], T]) -> T | None:
        """Read the store in a thread; when it is away, `refreshed` follows later."""
        found = await self.attempt(work)
        if found is None:
            self.post_message(self.Stale(self.id or ""))
        return found
