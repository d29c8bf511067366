"""What a desk does by itself while somebody is signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final

from kiosk.counter.retention import erase_due
from kiosk.tui.desk.workplace import Workplace

SEEN_TICKS: Final = 10
"""Seconds after which the desk tells kiosks again that it runs."""
ERASE_TICKS: Final = 3600
"""Seconds after which cases and calls whose time is over are erased again."""


def chores(place: Workplace, tick: int) -> Iterator[Callable[[], object]]:
    """Yield what is to be done at a tick; each blocks, and may raise `KioskError`.

    Args:
        place: The desk.
        tick: Seconds since it began, from 0.
    """
    now = place.clock()
    if tick % SEEN_TICKS == 0:
        yield lambda: place.store.desk_seen(place.desk, now)
    if tick % ERASE_TICKS == 0:
        yield lambda: erase_due(
            place.store,
            place.case_keys,
            now,
            lambda id_: place.deed("case-erased", f"case:{id_}"),
        )
        before = now - timedelta(days=place.settings.counter.keep_days)
        yield lambda: place.store.forget_calls(before, place.deed("calls-forgotten"))
