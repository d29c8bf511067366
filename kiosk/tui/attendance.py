"""Whether a visitor is still there, and the countdown when nobody seems to be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events

from kiosk.settings import Idle
from kiosk.tui.idle import Limits, Watch, limits_for

if TYPE_CHECKING:
    from kiosk.tui.visitor.frame import FrameScreen


class Attendance:
    """The time since the last sign of life, and what follows from it."""

    def __init__(self, idle: Idle, clock: Callable[[], float]) -> None:
        """Begin to wait.

        Args:
            idle: How long the kiosk waits, in seconds.
            clock: Seconds that only go forward.
        """
        self._idle = idle
        self._watch = Watch(clock)
        self._limits: Limits | None = None
        """The limits of the countdown that runs; None: none does."""
        self._swallows_release = False

    def touched(self) -> None:
        """Begin again: somebody is there."""
        self._watch.touched()

    def keeps_back(self, event: events.Event, frame: FrameScreen) -> bool:
        """Tell whether a sign of life only ends a countdown, and end it.

        What lies under the countdown must not be pressed by the touch that ends it.
        """
        if self._limits is not None:
            if frame.erases(event):
                return False
            self.stop(frame)
            self._swallows_release = isinstance(event, events.MouseDown)
            return True
        release = self._swallows_release and isinstance(event, events.MouseUp)
        self._swallows_release = False
        return release

    def stop(self, frame: FrameScreen) -> None:
        """End the countdown: somebody is there."""
        self._limits = None
        self._watch.touched()
        frame.count(None)

    def is_over(self, frame: FrameScreen) -> bool:
        """Look at the clock, show what is left, and tell whether nothing is."""
        left = self._watch.left(self._limits or self._limits_of(frame))
        if left:
            # Kept while it runs: a change of limits must not make it jump.
            self._limits = self._limits or self._limits_of(frame)
            frame.count(left)
        return left == 0

    def forget(self) -> None:
        """Forget the countdown, whose screen is gone."""
        self._limits = None

    def _limits_of(self, frame: FrameScreen) -> Limits:
        return limits_for(
            self._idle,
            reading=frame.reading,
            personal=frame.personal,
            longer=frame.unhurried,
        )
