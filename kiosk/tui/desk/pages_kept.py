"""The pages of whoever is signed in: made when first needed, kept until they go."""

from __future__ import annotations

from textual.containers import Container

from kiosk.tui.desk.page import DeskPage
from kiosk.tui.desk.registry import make_page
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice


class PagesKept(Container):
    """Shows one page at a time."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._made: dict[str, DeskPage] = {}
        self.shown = ""
        """Name of the page on screen; empty: none."""

    @property
    def page(self) -> DeskPage | None:
        """The page on screen; None: nobody is signed in."""
        return self._made.get(self.shown)

    @property
    def made(self) -> tuple[DeskPage, ...]:
        """Every page there is."""
        return tuple(self._made.values())

    def named(self, name: str) -> DeskPage | None:
        """Return a page; None: it was never shown."""
        return self._made.get(name)

    async def ready(self, name: str, workplace: Workplace, voice: Voice) -> DeskPage:
        """Return a page, made now if need be, not yet on screen."""
        if name not in self._made:
            page = make_page(name, workplace, voice)
            page.display = False
            self._made[name] = page
            await self.mount(page)
            page.redraw()
        return self._made[name]

    def turn_to(self, name: str) -> None:
        """Show a page that is ready, and hide the one before."""
        before = self.page
        if before is not None and self.shown != name:
            before.left()
        self.shown = name
        for each, page in self._made.items():
            page.display = each == name

    def speak(self, voice: Voice) -> None:
        """Speak another language on every page."""
        for page in self._made.values():
            page.voice = voice
            page.redraw()

    async def forget(self) -> None:
        """Take all pages away."""
        self._made, self.shown = {}, ""
        await self.remove_children()
