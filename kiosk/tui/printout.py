"""One page on its way to paper, and who is told how it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.printing.model import Status
    from kiosk.printing.queued import Queued

Shown = Callable[["Status"], object]
"""Shows how it goes, in the loop of the app."""


class Printout:
    """Stands between a queue and what shows it, and lets go of either."""

    def __init__(self, shown: Shown, *, personal: bool) -> None:
        """Make it.

        Args:
            shown: Told each change.
            personal: Whether the page says something of a visitor.
        """
        self.personal = personal
        self.status: Status | None = None
        """How it goes; None: the page is still being made."""
        self.unwanted = False
        self._shown: tuple[Shown, ...] = (shown,)
        self._queued: Queued | None = None

    def hear(self, status: Status) -> None:
        """Take a new status, and show it while somebody wants to know."""
        self.status = status
        for shown in self._shown:
            shown(status)

    def watch(self, shown: Shown) -> None:
        """Tell one more how it goes, from now on."""
        if shown not in self._shown:
            self._shown = (*self._shown, shown)

    def begin(self, queued: Queued) -> None:
        """Take its place in the queue."""
        self._queued = queued
        if self.unwanted:
            queued.drop()

    def drop(self) -> None:
        """Have it not printed, as far as it is not printed yet."""
        self.unwanted = True
        if self._queued is not None:
            self._queued.drop()

    def leave(self) -> None:
        """Tell nobody any more; a personal page that has not begun is not printed."""
        self._shown = ()
        coming = self.status is not None and self.status.state == "printing"
        if self.personal and not coming:
            self.drop()
