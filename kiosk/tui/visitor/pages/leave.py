"""The way out for staff: a PIN."""

from __future__ import annotations

from typing import Final

from textual import events, on
from textual.app import ComposeResult

from kiosk.interview.problems import mark
from kiosk.tui.visitor.lock import Lock
from kiosk.tui.visitor.messages import Left, PinTyped
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.button import TouchButton
from kiosk.tui.widgets.row import Row
from kiosk.tui.widgets.target import Target
from kiosk.tui.widgets.words import Words

LONGEST: Final = 12
KEYS: Final = "123456789⌫0"
CLEAR: Final = "⌫"


class LeavePage(Page):
    """Digits to type or touch. What is typed is never shown."""

    def __init__(self, voice: Voice, lock: Lock) -> None:
        super().__init__(voice, id="leave")
        self._lock = lock
        self._typed = ""
        self._title = Words(part="title", classes="title")
        self._dots = Words(part="strong", classes="title")
        self._note = Words(part="quiet", classes="lead")

    def compose(self) -> ComposeResult:
        """Make the digits."""
        yield self._title
        yield self._dots
        yield self._note
        with Row(id="digits"):
            for key in KEYS:
                yield TouchButton(self.voice.plain(key), classes="digit")

    def redraw(self) -> None:
        """Write the words, and as many dots as there are digits."""
        self._title.show(self.voice.pair(mark("For staff: PIN")))
        self._dots.show(self.voice.plain("●" * len(self._typed) or "○"))
        waits = self._lock.wait_seconds > 0
        text = (
            mark("Not possible now. Please wait.") if waits else mark("Then press OK.")
        )
        self._note.show(self.voice.pair(text))

    def actions(self) -> tuple[Action, ...]:
        """Offer to go back, and to take the PIN."""
        return (Action("back", mark("Back")), Action("ok", mark("OK"), primary=True))

    def on_action(self, id_: str) -> None:
        """Take the PIN, or go back. Either way it is forgotten."""
        typed, self._typed = self._typed, ""
        if id_ == "back":
            self.post_message(Left())
        elif self._lock.opens(typed):
            self.post_message(PinTyped())
        self.redraw()

    def on_stray_key(self, event: events.Key) -> None:
        """Take digits from a keyboard."""
        if event.key == "enter":
            self.call_later(self.on_action, "ok")
        elif event.key == "backspace":
            self._press(CLEAR)
        elif event.character:
            self._press(event.character)

    @on(Target.Touched, ".digit")
    def _touched(self, message: Target.Touched) -> None:
        message.stop()
        if isinstance(message.target, TouchButton):
            self._press(message.target.label.main)

    def _press(self, key: str) -> None:
        if key == CLEAR:
            self._typed = self._typed[:-1]
        elif key in KEYS and len(self._typed) < LONGEST:
            self._typed += key
        self.redraw()
