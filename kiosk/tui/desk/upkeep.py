"""What a desk does by itself, beside what staff do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from kiosk.counter.staff import NewStaff, add_staff
from kiosk.counter.upkeep import keep_up, mark_log
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.memories import forget_memories

if TYPE_CHECKING:
    from kiosk.counter.model import Deed

SEEN_TICKS: Final = 10
"""Seconds after which the desk tells kiosks again that it runs."""
KEEP_TICKS: Final = 3600
"""Seconds after which what was kept long enough goes. Source: issue 4, retention."""


def chores(place: Workplace, tick: int) -> Iterator[Callable[[], object]]:
    """Yield what is to be done at a tick; each blocks, and may raise `KioskError`.

    Cases and calls go, and the log is marked, even where nobody is signed in.

    Args:
        place: The desk.
        tick: Seconds since it began or somebody signed in, from 0.
    """
    now = place.clock()
    if tick % SEEN_TICKS == 0 and place.staff is not None:
        yield lambda: place.store.desk_seen(place.desk, now)
    if tick % KEEP_TICKS == 0:
        yield lambda: keep_up(
            place.store,
            place.case_keys,
            now=now,
            keep_days=place.settings.counter.keep_days,
            deed=place.deed,
        )
        yield lambda: mark(place)


def leave(place: Workplace, deed: Deed) -> None:
    """Keep that somebody signed out, and mark the log behind it. It blocks.

    Raises:
        KioskError: The database is not there, or the marks cannot be used.
    """
    place.store.note(deed)
    place.store.desk_left(place.desk)
    mark(place)


def mark(place: Workplace) -> None:
    """Write down beside the keys of this desk where the audit log ends."""
    # Imported here: the desk's first screen does not wait for it.
    from kiosk.sealing.log_marks import log_marks_beside

    mark_log(place.store, log_marks_beside(place.keys))


def add_first(place: Workplace, new: NewStaff, passphrase: str) -> None:
    """Add the first supervisor, unless another desk was first. It blocks.

    Raises:
        KioskError: The store or the keys cannot be used.
    """
    if place.store.all_staff():
        return  # Another desk was first: the passphrase decides.
    deed = place.deed("staff-added", f"staff:{new.id}")
    add_staff(place.store, place.keys.pepper(), new, passphrase, deed)


async def forget(place: Workplace) -> None:
    """Let go of what was translated and printed for whoever was signed in."""
    await place.tongues.interpreting.forgetting()()
    await place.tray.drop_personal()
    forget_memories()


async def close(place: Workplace) -> None:
    """End what translates and what prints."""
    await place.tongues.interpreting.close()
    await place.tray.close()
