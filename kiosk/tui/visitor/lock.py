"""What keeps visitors from leaving with a guessed PIN."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

FREE_TRIES: Final = 3
FIRST_DELAY_SECONDS: Final = 30.0


class Lock:
    """Compares a PIN, and makes guessing slow."""

    def __init__(self, pin: str, clock: Callable[[], float]) -> None:
        self._pin = pin
        self._clock = clock
        self._wrong = 0
        self._open_from = 0.0

    @property
    def exists(self) -> bool:
        """Whether there is a PIN at all."""
        return bool(self._pin)

    @property
    def wait_seconds(self) -> float:
        """How long no PIN is taken; 0: one is taken now."""
        return max(self._open_from - self._clock(), 0.0)

    def opens(self, typed: str) -> bool:
        """Tell whether the PIN is right. After three wrong ones the wait doubles."""
        if not self._pin or self.wait_seconds:
            return False
        # Imported here: the first screen does not wait for it.
        from hmac import compare_digest

        if compare_digest(typed.encode(), self._pin.encode()):
            self._wrong = 0
            return True
        self._wrong += 1
        over = self._wrong - FREE_TRIES
        if over >= 0:
            self._open_from = self._clock() + FIRST_DELAY_SECONDS * 2 ** min(over, 8)
        return False
