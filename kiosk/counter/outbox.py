"""What a kiosk still has to tell the counter: in memory, sealed, delivered once.

A kiosk that starts again has forgotten it: nothing of a visitor is kept on its disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Final

from msgspec.structs import replace as changed

from kiosk.counter.calls import before
from kiosk.counter.model import Call, Deed
from kiosk.counter.store import Store
from kiosk.errors import ConflictError, StoreError

MOST: Final = 20
"""Calls that are kept at most; the oldest goes first."""
FIRST_PAUSE_SECONDS: Final = 1.0
LONGEST_PAUSE_SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True)
class _Waiting:
    """One call, and what the counter must come to know of it."""

    call: Call
    placed: Deed | None = None
    """None: it is to be withdrawn, and may have been placed or not."""
    withdrawn: Deed | None = None
    """None: the visitor still waits."""


class Outbox:
    """Calls to be placed and withdrawn. May be used from several threads.

    A call is named by its id: however often it is delivered, it is one call.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        """Make an empty one.

        Args:
            clock: Seconds that only go forward.
        """
        self._clock = clock
        self._lock = Lock()
        self._delivering = Lock()
        """Held by one delivery: nothing is withdrawn before it was placed."""
        self._waiting: dict[str, _Waiting] = {}
        self._failures = 0
        self._not_before = 0.0

    def place(self, call: Call, deed: Deed) -> None:
        """Keep a call until the counter has it."""
        with self._lock:
            self._waiting[call.id] = _Waiting(call, deed)
            while len(self._waiting) > MOST:
                del self._waiting[next(iter(self._waiting))]

    def withdraw(self, call: Call, deed: Deed) -> None:
        """Take a call back, whether or not it was placed; its answers go at once."""
        with self._lock:
            bare = changed(call, sealed=b"")
            self._waiting[call.id] = _Waiting(bare, withdrawn=deed)

    @property
    def waiting(self) -> Mapping[str, Call]:
        """What is still to be delivered, by id."""
        with self._lock:
            return {id_: one.call for id_, one in self._waiting.items()}

    @property
    def pause(self) -> float:
        """Seconds until the next try makes sense; 0: now."""
        return max(self._not_before - self._clock(), 0.0)

    def deliver(self, store: Callable[[], Store]) -> None:
        """Tell the counter everything that waits, oldest first.

        Args:
            store: Opens the store, which may fail too.

        Raises:
            StoreError: The database is not there. `pause` says when to try again:
                after 1 s, 2 s, 4 s and so on up to 30 s.
        """
        with self._delivering:
            with self._lock:
                todo = tuple(self._waiting.values())
            try:
                for one in todo:
                    _deliver(one, store())
                    self._delivered(one)
            except StoreError:
                self._failed()
                raise
            self._failures, self._not_before = 0, 0.0

    def _delivered(self, one: _Waiting) -> None:
        with self._lock:
            # It may have been withdrawn while it was being placed.
            if self._waiting.get(one.call.id) is one:
                del self._waiting[one.call.id]

    def _failed(self) -> None:
        pause = FIRST_PAUSE_SECONDS * 2 ** min(self._failures, 10)
        self._failures += 1
        self._not_before = self._clock() + min(pause, LONGEST_PAUSE_SECONDS)


def _deliver(one: _Waiting, store: Store) -> None:
    if one.placed is not None:
        store.place_call(one.call, one.placed)
    if one.withdrawn is None or store.call(one.call.id) is None:
        return
    gone = changed(one.call, state="withdrawn", changed_at=one.withdrawn.at)
    try:
        store.change_call(gone, before("withdrawn"), one.withdrawn)
    except ConflictError:
        return  # Staff have taken or declined it: they see that nobody is there.
