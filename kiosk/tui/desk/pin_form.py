"""A PIN for this desk: the passphrase proves who sets it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from kiosk.counter.secret_rules import PASSPHRASE_MOST, PIN_DIGITS, pin_problem
from kiosk.interview.problems import mark
from kiosk.tui.desk.secret_field import SecretField
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.field_rows import Words as Labels

NOT_ALIKE: Final = mark("These two PINs are not the same. Type both again.")


class PinForm(Vertical):
    """Passphrase, PIN, and the PIN again. Nothing is drawn or kept."""

    DEFAULT_CSS = """
    PinForm { height: auto; width: 56; max-width: 100%; }
    """

    @dataclass
    class Wanted(Message):
        """This PIN is wanted."""

        passphrase: str
        pin: str

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self._voice = voice
        self._staff_id = ""
        self._problem = self._time = ""
        self._passphrase = SecretField(voice, limit=PASSPHRASE_MOST)
        self._pin = SecretField(voice, keyboard="digits", limit=PIN_DIGITS)
        self._again = SecretField(voice, keyboard="digits", limit=PIN_DIGITS)
        self._passphrase.onward = lambda: self._pin
        self._pin.onward = lambda: self._again
        self.display = False

    def compose(self) -> ComposeResult:
        """Make the fields."""
        yield self._passphrase
        yield self._pin
        yield self._again

    def begin(self, staff_id: str) -> None:
        """Ask for all three."""
        self._staff_id, self._problem = staff_id, ""
        self.display = True
        self.speak(self._voice)
        self._passphrase.focus()

    def end(self) -> None:
        """Forget what was typed."""
        for field in (self._passphrase, self._pin, self._again):
            field.hold("")
        self.display = False

    def refuse(self, problem: str, *, time: str = "") -> None:
        """Say what is wrong.

        Args:
            problem: English, to be translated.
            time: When the next try is taken, where the sentence names it.
        """
        self._problem, self._time = problem, time
        self.speak(self._voice)
        self._passphrase.focus()

    def speak(self, voice: Voice) -> None:
        """Write all words again."""
        self._voice = voice
        problem = voice.say(self._problem, time=self._time) if self._problem else ""
        label = voice.say(mark("Your passphrase"))
        self._passphrase.speak(voice, Labels(label=label, problem=problem))
        label, hint = voice.say(mark("New PIN")), voice.say(mark("6 digits, no date."))
        self._pin.speak(voice, Labels(label=label, hint=hint))
        self._again.speak(voice, Labels(label=voice.say(mark("The PIN again"))))

    @on(Field.Touched)
    def _point(self, message: Field.Touched) -> None:
        message.stop()
        message.field.focus()

    @on(Field.Submitted)
    def _go_on(self, message: Field.Submitted) -> None:
        message.stop()
        passphrase, pin = self._passphrase.give(), self._pin.give()
        problem = pin_problem(pin, staff_id=self._staff_id)
        if self._again.give() != pin:
            problem = NOT_ALIKE
        if problem:
            self.refuse(problem)
        else:
            self.post_message(self.Wanted(passphrase, pin))
