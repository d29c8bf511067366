"""How long nobody has touched anything, and how long is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from textual import events

from kiosk.settings import Idle

TICK_SECONDS: Final = 0.25
"""How often the clock is looked at."""
SIGNS_OF_LIFE: Final = (
    events.Key,
    events.MouseDown,
    events.MouseUp,
    events.MouseScrollUp,
    events.MouseScrollDown,
    events.Paste,
)
"""Moving the mouse is none: a panel can report it with nobody near."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds without a sign of life."""

    waiting: float
    """Until the countdown begins."""
    countdown: int
    """Its length (WCAG 2.2.1: 20 s or more)."""


def limits_for(idle: Idle, *, reading: bool, personal: bool, longer: bool) -> Limits:
    """Return the limits that hold now.

    Args:
        idle: The settings.
        reading: Something is read or answered, rather than chosen from a menu.
        personal: Something personal was entered.
        longer: The visitor asked for more time.
    """
    waiting = idle.reading_seconds if reading else idle.waiting_seconds
    countdown = idle.personal_countdown_seconds if personal else idle.countdown_seconds
    return Limits(waiting * (idle.more_time_factor if longer else 1), countdown)


class Watch:
    """The time since the last sign of life, by a clock in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._since = clock()

    def touched(self) -> None:
        """Begin again: somebody is there."""
        self._since = self._clock()

    def left(self, limits: Limits) -> int | None:
        """Return the seconds the countdown shows; 0: over, None: not begun."""
        over = self._clock() - self._since - limits.waiting
        if over < 0:
            return None
        return max(limits.countdown - int(over), 0)
