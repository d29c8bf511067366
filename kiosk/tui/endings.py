"""The signals that end the kiosk."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from types import FrameType
from typing import Final

HUNG_UP: Final = 129
"""What a shell reports of a program that ended with its terminal."""
STATUSES: Final = ((signal.SIGTERM, 0), (signal.SIGHUP, HUNG_UP))
MOST_SECONDS: Final = 5
"""After this the kiosk ends without tidying up: our own bound."""


def end_on_signals(end: Callable[[int], object]) -> None:
    """End in order when staff, the system or the terminal say so.

    Args:
        end: Called in the running loop, with the exit status.
    """
    loop, statuses = asyncio.get_running_loop(), dict(STATUSES)

    def arrived(number: int, _frame: FrameType | None) -> None:
        # A terminal that takes no more output would hold the end up for ever. It
        # holds the loop up too, which is why this is no handler of the loop.
        signal.alarm(MOST_SECONDS)
        loop.call_soon_threadsafe(end, statuses[signal.Signals(number)])

    for number in statuses:
        signal.signal(number, arrived)
