"""PDF files for phones: made one at a time, in a process apart, and kept a while."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time
from typing import Final

from kiosk.handout.model import Handout

MOST_KEPT: Final = 64
"""About 100 kB each."""
MOST_WAITING: Final = 8
"""Whoever comes when so many wait is asked to come later."""
Render = Callable[[Handout, int], Awaitable[bytes]]
"""Makes a handout with a time stamp into a PDF."""


async def render_pdf(handout: Handout, timestamp: int) -> bytes:
    """Make a PDF in a process of its own.

    Raises:
        HandoutError: It cannot be made, or took too long.
    """
    from kiosk.handout.worker import render_apart

    return await render_apart(handout, "pdf", timestamp=timestamp)


class Busy(Exception):  # noqa: N818 - it is no error, and nobody but us meets it
    """Too many wait already."""


class Presses:
    """Makes each public PDF once a day, however many ask for it at once."""

    def __init__(self, render: Render = render_pdf) -> None:
        self._render = render
        self._one = asyncio.Lock()
        self._waiting = 0
        self._kept: OrderedDict[tuple[str, str, date], bytes] = OrderedDict()

    async def public(
        self, name: tuple[str, str, date], make: Callable[[], Handout]
    ) -> bytes:
        """Return the PDF of a page that is the same for everybody.

        Args:
            name: Its id, its language and the day that stands on it.
            make: Gives what it says.

        Raises:
            Busy: Too many wait.
            HandoutError: It cannot be made.
        """
        if name not in self._kept:
            made = await self.unkept(make, name[2], lambda: self._kept.get(name))
            self._kept[name] = made
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(name)
        return self._kept[name]

    async def unkept(
        self,
        make: Callable[[], Handout],
        day: date,
        found: Callable[[], bytes | None] = lambda: None,
    ) -> bytes:
        """Return a PDF that is not remembered.

        Args:
            make: Gives what it says.
            day: The day that stands in the file.
            found: Gives it when it was made meanwhile.

        Raises:
            Busy: Too many wait.
            HandoutError: It cannot be made.
        """
        if self._waiting >= MOST_WAITING:
            raise Busy
        self._waiting += 1
        try:
            async with self._one:
                made = found()
                if made is None:
                    made = await self._render(make(), noon(day))
                return made
        finally:
            self._waiting -= 1


def noon(day: date) -> int:
    """Return the middle of a day as Unix seconds: the same day gives the same file."""
    return int(datetime.combine(day, time(12), UTC).timestamp())
