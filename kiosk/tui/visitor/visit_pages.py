"""Pages of one visit that wait for the visitor's phone, gone with the frame."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.errors import SealError
from kiosk.tui.visitor.phone_reach import ALWAYS, Reach

if TYPE_CHECKING:
    from kiosk.handout.model import Handout
    from kiosk.handout.waiting_pages import WaitingPages
    from kiosk.settings import Settings


class VisitPages:
    """Leaves pages where the server of pages finds them, and deletes them again."""

    def __init__(
        self,
        settings: Settings,
        clock: Callable[[], float] = time.time,
        *,
        reach: Reach = ALWAYS,
    ) -> None:
        """Keep where pages wait.

        Args:
            settings: Whether pages are served, and where they wait.
            clock: Unix seconds.
            reach: Knows whether phones would find a page.
        """
        self._reach = reach
        self._settings = settings
        self._clock = clock
        self._left: dict[Handout, str] = {}
        self._tokens: list[str] = []
        self._language = ""
        self._ended = False
        self._own: Callable[[], bytes] | None = None
        self.own_address = ""
        """Where the page with the answers is, its key behind the #; empty: nowhere."""

    @property
    def personal(self) -> bool:
        """Whether the answers may be taken along: only over TLS, and found now."""
        takeaway = self._settings.takeaway
        return takeaway.enabled and takeaway.encrypted and self._reach.served

    def offer(self, language: str, make: Callable[[], bytes]) -> None:
        """Say how the page with the answers is made, once the visitor agrees.

        Args:
            language: Our code of the visitor's language.
            make: Gives the page. It is called in a thread.
        """
        self._language, self._own, self.own_address = language, make, ""

    async def take_along(self) -> None:
        """Seal the page with the answers, and let it wait at `own_address`.

        The key stands behind the # of the address: phones send it to nobody.

        Raises:
            KioskError: It cannot be made, or has nowhere to wait.
        """
        if self._own is None or not self.personal or self._ended:
            raise SealError("There is no page to take along.")
        if self.own_address:
            return
        token, key = await asyncio.to_thread(self._sealed, self._own)
        self._tokens.append(token)
        if self._ended:
            self.forget()
            return
        self.own_address = f"{self._settings.takeaway.address}/p/{token}#{key}"

    def _sealed(self, make: Callable[[], bytes]) -> tuple[str, str]:
        from kiosk.sealing.page_box import new_secret, seal_carried

        key = new_secret()
        sealed = seal_carried(make(), key)
        return self._pages().leave(language=self._language, sealed=sealed), key

    def address(self, handout: Handout) -> str:
        """Return where a phone finds a handout; empty: it does not wait."""
        token = self._left.get(_general(handout)) if self._left else None
        return f"{self._settings.takeaway.address}/s/{token}" if token else ""

    async def leave(self, handout: Handout) -> bool:
        """Let a handout wait, without what is personal on it.

        Returns:
            Whether it waits now and did not before.

        Raises:
            SealError: It has nowhere to wait: staff must know, visitors need not.
        """
        shown = _general(handout)
        if not self._settings.takeaway.enabled or shown in self._left:
            return False
        token = await asyncio.to_thread(
            self._pages().leave, language=shown.language, handout=shown
        )
        self._tokens.append(token)
        if self._ended:
            self.forget()
            return False
        self._left[shown] = token
        return True

    def forget(self) -> None:
        """Delete every page of this visit."""
        self._ended = True
        self._own, self.own_address = None, ""
        if self._tokens:
            pages = self._pages()
            for token in self._tokens:
                pages.forget(token)
        self._tokens.clear()
        self._left.clear()

    def _pages(self) -> WaitingPages:
        # Imported here: where no pages are served, nothing of it is needed.
        from kiosk.handout.waiting_pages import WaitingPages
        from kiosk.paths import state_folder
        from kiosk.phone_pages import FOLDER

        folder = self._settings.takeaway.folder or state_folder() / FOLDER
        return WaitingPages(folder, self._clock)


def _general(handout: Handout) -> Handout:
    """Return a handout without what the visitor answered."""
    from msgspec.structs import replace

    return replace(handout, notes=(), counter=None)
