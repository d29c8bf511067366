"""For staff, by a PIN: the way out, and help for the visitor who is there."""

from __future__ import annotations

from typing import Final

from textual import events, on
from textual.app import ComposeResult

from kiosk.interview.problems import mark
from kiosk.tui.visitor.lock import Lock
from kiosk.tui.visitor.messages import HelpOffered, Left, PinTyped
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.voice import Pair, Voice
from kiosk.tui.widgets.button import TouchButton
from kiosk.tui.widgets.row import Row
from kiosk.tui.widgets.target import Target
from kiosk.tui.widgets.words import Words

LONGEST: Final = 12
KEYS: Final = "123456789⌫0"
CLEAR: Final = "⌫"
TITLE: Final = mark("For staff: PIN")
WAIT: Final = mark("Not possible now. Please wait.")
CHOOSE: Final = mark("Type the PIN, then choose.")


class LeavePage(Page):
    """Digits to type or touch. What is typed is never shown, and never said."""

    aloud = False

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
        self._title.show(self._paired(TITLE))
        self._dots.show(self.voice.plain("●" * len(self._typed) or "○"))
        self._note.show(self._paired(WAIT if self._lock.wait_seconds > 0 else CHOOSE))

    def _paired(self, msgid: str) -> Pair:
        """Return it in Chinese and in the visitor's language.

        What reads right to left comes first: the second line reads left to right.
        """
        own = self.voice.say(msgid)
        chinese = self._chinese(msgid) or own
        if self.voice.direction == "rtl":
            return self.voice.plain(own, chinese)
        return self.voice.plain(chinese, own)

    def _chinese(self, msgid: str) -> str:
        chinese = self.voice.chinese
        return chinese.say(msgid) if chinese is not None else ""

    def actions(self) -> tuple[Action, ...]:
        """Offer to go back, to help and to close, in Chinese."""
        labels = {
            "back": mark("Back"),
            "help": mark("Help the visitor"),
            "ok": mark("Close the kiosk"),
        }
        return tuple(
            Action(id_, self._chinese(text) or text, id_ == "ok", said=True)
            for id_, text in labels.items()
        )

    def on_action(self, id_: str) -> None:
        """Take the PIN, or go back. Either way it is forgotten."""
        typed, self._typed = self._typed, ""
        if id_ == "back":
            self.post_message(Left())
        elif self._lock.opens(typed):
            self.post_message(HelpOffered() if id_ == "help" else PinTyped())
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
