"""What every page of the desk is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from textual.containers import VerticalScroll
from textual.message import Message

from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice


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

    @dataclass
    class Told(Message):
        """One quiet line for staff, under the tabs; empty takes it away."""

        text: str
        """Already in the desk's language."""

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
