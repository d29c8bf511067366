"""The secret typed again: it opens the signing key for one signature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from kiosk.counter.secret_rules import PASSPHRASE_MOST
from kiosk.counter.sign_in import Door, SignedIn, SignInRefused
from kiosk.errors import StaffError
from kiosk.interview.problems import mark
from kiosk.tui.desk.naming import clock_time
from kiosk.tui.desk.secret_field import SecretField
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.field_rows import Words as Labels

CONFIRMED: Final = "secret-confirmed"
"""The verb of the audit row."""
NOBODY: Final = mark("Nobody is signed in.")


class SecretAsk(Vertical):
    """One field. Nothing typed is drawn or kept."""

    DEFAULT_CSS = """
    SecretAsk { height: auto; width: 64; max-width: 100%; }
    """

    @dataclass
    class Given(Message):
        """The secret was typed."""

        secret: str

    def __init__(self, workplace: Workplace, voice: Voice) -> None:
        super().__init__()
        self._workplace = workplace
        self._voice = voice
        self._problem = ""
        self._field = SecretField(voice, limit=PASSPHRASE_MOST)
        self.display = False

    def compose(self) -> ComposeResult:
        """Make the field."""
        yield self._field

    def begin(self) -> None:
        """Ask for the secret."""
        self._problem = ""
        self.display = True
        self.speak(self._voice)
        self._field.focus()

    def end(self) -> None:
        """Forget what was typed."""
        self.forget()
        self.display = False

    def forget(self) -> None:
        """Forget what was typed; the field stays."""
        self._field.hold("")

    def refuse(self, refused: SignInRefused) -> None:
        """Say why the secret was not taken, and ask again."""
        until = refused.until
        time = clock_time(self._workplace, until) if until else ""
        self._problem = self._voice.say(refused.problem, time=time)
        self.speak(self._voice)
        self._field.focus()

    def speak(self, voice: Voice) -> None:
        """Write all words again."""
        if voice is not self._voice:
            self._voice, self._problem = voice, ""
        label = voice.say(mark("Your passphrase or PIN"))
        hint = voice.say(mark("It signs this once, in your name."))
        words = Labels(label=label, hint=hint, problem=self._problem)
        self._field.speak(voice, words)

    @on(Field.Touched)
    def _point(self, message: Field.Touched) -> None:
        message.stop()
        message.field.focus()

    @on(Field.Submitted)
    def _give(self, message: Field.Submitted) -> None:
        message.stop()
        secret = self._field.give()
        if secret:
            self.post_message(self.Given(secret))


def confirmed(workplace: Workplace, secret: str) -> SignedIn | SignInRefused:
    """Return whoever is signed in, with their key, if the secret is theirs. Blocks.

    Raises:
        StaffError: Nobody is signed in.
        KioskError: The database or a key of the desk is missing.
    """
    if workplace.staff is None:
        raise StaffError(NOBODY)
    door = Door(workplace.store, workplace.keys, workplace.desk, workplace.clock)
    return door.sign_in(workplace.staff.id, secret, CONFIRMED)
