"""How staff knock: several touches, one soon after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

ENOUGH: Final = 5
WITHIN_SECONDS: Final = 3.0


class Knocks:
    """Counts touches by a clock in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._recent: tuple[float, ...] = ()

    def enough(self) -> bool:
        """Count one touch more. True: it was the last one needed."""
        now = self._clock()
        recent = (at for at in self._recent if now - at <= WITHIN_SECONDS)
        self._recent = (*recent, now)
        if len(self._recent) < ENOUGH:
            return False
        self._recent = ()
        return True
