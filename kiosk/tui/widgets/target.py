"""What can be touched: acts on release, takes the focus, shows the press."""

from __future__ import annotations

from textual import events
from textual.message import Message

from kiosk.tui.widgets.drawn import Drawn

PRESSED = "-pressed"


class Target(Drawn, can_focus=True):
    """A region that does one thing, by touch, mouse, Enter or the space bar."""

    FOCUS_ON_CLICK = False
    """The focus is for keys: a touch leaves it where it is."""
    _pressed = False

    class Touched(Message):
        """The target was touched, or chosen by key."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

        @property
        def control(self) -> Target:
            """The target, so that handlers can name it by a selector."""
            return self.target

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Show at once that the touch was felt."""
        self._press(True)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Show that the touch is over."""
        self._press(False)

    def on_leave(self, event: events.Leave) -> None:
        """Forget a touch that slid away: nothing happens."""
        self._press(False)

    def _press(self, pressed: bool) -> None:
        # Drawn behind what is queued: a touch that is over by then costs nothing.
        self._pressed = pressed
        self.call_later(self._show_press)

    def _show_press(self) -> None:
        self.set_class(self._pressed, PRESSED)

    def on_click(self, event: events.Click) -> None:
        """Act, on release over the same target."""
        event.stop()
        self.touch()

    def on_key(self, event: events.Key) -> None:
        """Enter and space do what a touch does."""
        if event.key in ("enter", "space"):
            event.stop()
            self.touch()

    def touch(self) -> None:
        """Do what a touch does."""
        self.post_message(self.Touched(self))
