"""The counter as a kiosk knows it: its keys and its store, opened at first need."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.counter.store import Store
    from kiosk.sealing.key_folder import KeyFolder


def utc_now() -> datetime:
    """Return now, aware, in UTC."""
    return datetime.now(UTC)


class CounterDesk:
    """Keys and store. Both block and may be asked for from any thread.

    Nothing of them is imported, nor is any file touched, before the first need: the
    first screen and the first touch are as quick as without a counter.
    """

    def __init__(
        self,
        open_keys: Callable[[], KeyFolder],
        open_store: Callable[[], Store],
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        """Keep what opens the two.

        Args:
            open_keys: Prepares the keys of this machine; may raise `SealError`.
            open_store: Opens the database; may raise `StoreError`.
            clock: Now, aware, in UTC.
        """
        self.clock = clock
        self._open_keys = open_keys
        self._open_store = open_store
        self._lock = Lock()
        self._keys: KeyFolder | None = None
        self._store: Store | None = None

    def keys(self) -> KeyFolder:
        """Return the keys of this machine, prepared at the first call.

        Raises:
            SealError: They cannot be used. The next call tries again.
        """
        with self._lock:
            if self._keys is None:
                self._keys = self._open_keys()
            return self._keys

    def store(self) -> Store:
        """Return the store, opened at the first call.

        Raises:
            StoreError: The database is not there. The next call tries again.
            SettingsError: Its address cannot be used.
        """
        with self._lock:
            if self._store is None:
                self._store = self._open_store()
            return self._store

    def close(self) -> None:
        """Give back what was opened."""
        with self._lock:
            store, self._store = self._store, None
        if store is not None:
            store.close()
