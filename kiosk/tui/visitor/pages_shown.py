"""The pages that were made, one of them shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container

from kiosk.tui.sheets import read_later_sheet
from kiosk.tui.tidying import Tidying
from kiosk.tui.visitor.grid_screen import LOW
from kiosk.tui.visitor.lock import Lock
from kiosk.tui.visitor.messages import ActionsChanged
from kiosk.tui.visitor.page import Page
from kiosk.tui.visitor.resting import rest_hidden
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.still import Holder

if TYPE_CHECKING:
    from kiosk.counter.calling import Standing


class PagesShown(Container, Holder):
    """Keeps pages once they are made, and shows one at a time."""

    def __init__(self, first: Page, lock: Lock, *, id: str | None = None) -> None:
        super().__init__(first, id=id)
        self._lock = lock
        self._tidying = Tidying()
        self._pages: dict[str, Page] = {first.id or "": first}

    def on_resize(self) -> None:
        """Where everything is low, part the screen again: the bars are of new size."""
        if self.screen.has_class(LOW):
            self.post_message(ActionsChanged())

    def page(self, name: str) -> Page:
        """Return a page that was made.

        Raises:
            KeyError: It was not made yet.
        """
        return self._pages[name]

    async def ready(self, name: str, voice: Voice) -> Page:
        """Return a page, made at first use, that speaks with this voice."""
        if name not in self._pages:
            read_later_sheet(self.app)
            page = self._made(name, voice)
            page.display = False
            self._pages[name] = page
            await self.mount(page)
        page = self._pages[name]
        page.voice = voice
        return page

    def _made(self, name: str, voice: Voice) -> Page:
        # Imported here: the first screen does not wait for the other pages.
        if name == "leave":
            from kiosk.tui.visitor.pages.leave import LeavePage

            return LeavePage(voice, self._lock)
        from kiosk.tui.visitor.pages.registry import make_page

        return make_page(name, voice)

    def stand(self, standing: Standing | None) -> None:
        """Tell the pages that were made how the visitor's call stands."""
        for page in self._pages.values():
            page.stand(standing)

    def turn_to(self, page: Page) -> None:
        """Show this page and no other."""
        for each in self._pages.values():
            each.display = each is page
        # Behind the paint that the visitor waits for.
        self.call_after_refresh(rest_hidden, self)
        self._tidying.turned()
