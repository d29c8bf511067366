"""The screen of the next visitor: started before anybody comes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Final

from kiosk.bridge.messages import Size
from kiosk.bridge.screens import Screen

LOOK_SECONDS: Final = 0.5
SETTLING_SECONDS: Final = 2.0
"""A visitor's first touches come before the next visitor's screen."""


class Spares:
    """Keeps at most so many screens, the one in use with them."""

    def __init__(
        self,
        start: Callable[[Size], Screen],
        most: int,
        size: Size,
        spare: Screen | None = None,
    ) -> None:
        """Begin.

        Args:
            start: Starts a screen of a size.
            most: Screens there may be at once: 1 or 2.
            size: Of the last screen.
            spare: One that is ready.
        """
        self._start, self._most, self._size = start, most, size
        self._spare = spare
        self._used: Screen | None = None
        self._since = 0.0
        """When one was taken or started last, in seconds of a steady clock."""

    @property
    def alive(self) -> bool:
        """Tell whether there is a screen that has not ended."""
        screens = (self._spare, self._used)
        return any(one is not None and not one.over for one in screens)

    @property
    def spare(self) -> Screen | None:
        """The one that is ready, if it is."""
        spare = self._spare
        return None if spare is None or spare.over or spare.stopped else spare

    async def take(self, size: Size) -> Screen:
        """Return a screen for a visitor.

        Args:
            size: Of the page; a new screen begins in it.
        """
        self._size = size
        screen = self.spare
        if screen is None:
            await self._drop()
            screen = self._start(size)
        self._spare, self._used = None, screen
        self._since = time.monotonic()
        return screen

    async def keep(self) -> None:
        """See to it that one is ready, for ever."""
        while True:
            await self._look()
            await asyncio.sleep(LOOK_SECONDS)

    async def _look(self) -> None:
        if self.spare is not None:
            return
        await self._drop()
        waits = self._used is not None or self._since > 0
        early = waits and time.monotonic() - self._since < SETTLING_SECONDS
        if early or (self._used is not None and self._most < 2):
            return
        self._spare = self._start(self._size)
        self._since = time.monotonic()

    async def _drop(self) -> None:
        spare, self._spare = self._spare, None
        if spare is not None:
            spare.kill()
            await spare.watch()

    async def close(self) -> None:
        """End the one that is ready."""
        await self._drop()
