"""The door of the desk: staff sign in, and come back after a lock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from kiosk.counter.secret_rules import PASSPHRASE_MOST
from kiosk.interview.problems import mark
from kiosk.tui.desk.secret_field import SecretField
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.button import TouchButton
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.field_rows import Words as Labels
from kiosk.tui.widgets.target import Target
from kiosk.tui.widgets.words import Words

ID_MOST: Final = 32


class Door(Vertical):
    """Staff number, secret, and two buttons. Nothing typed is drawn or kept."""

    @dataclass
    class Tried(Message):
        """Somebody wants to come in."""

        staff_id: str
        secret: str

    class OtherWanted(Message):
        """Somebody else than the one who locked the desk."""

    class LeaveWanted(Message):
        """The desk is to be closed."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._voice = voice
        self._owner = ""
        """Name of who locked the desk; empty: nobody is signed in."""
        self._owner_id = ""
        self._waiting = 0
        self._problem = ""
        self._busy = False
        self._title = Words(part="title", classes="title")
        self._note = Words(part="quiet")
        self._number = Field(voice, keyboard="email", limit=ID_MOST, id="number")
        self._secret = SecretField(voice, limit=PASSPHRASE_MOST, id="secret")
        self._number.onward = lambda: self._secret
        self._enter = TouchButton(id="enter", primary=True)
        self._other = TouchButton(id="other")

    def compose(self) -> ComposeResult:
        """Make the fields and buttons."""
        yield self._title
        yield self._number
        yield self._secret
        yield self._note
        yield self._enter
        yield self._other

    # What the screen tells.

    def open_for(self, owner_id: str = "", owner: str = "") -> None:
        """Ask who is there, or wait for the one who locked the desk."""
        self._owner, self._owner_id = owner, owner_id
        self._busy, self._problem = False, ""
        self._number.hold("")
        self._secret.hold("")
        self._number.display = not owner_id
        self.redraw()
        (self._secret if owner_id else self._number).focus()

    def refuse(self, problem: str) -> None:
        """Say why nobody came in; the secret is asked again."""
        self._busy, self._problem = False, problem
        self._secret.hold("")
        self.redraw()
        self._secret.focus()

    def tell_waiting(self, number: int) -> None:
        """Say how many visitors wait: that is seen while the desk is locked too."""
        if number != self._waiting:
            self._waiting = number
            self.redraw()

    def speak(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self.redraw()

    def redraw(self) -> None:
        """Write all words again."""
        voice = self._voice
        title = voice.say(mark("Sign in"))
        if self._owner_id:
            title = voice.say(mark("Locked: %(name)s"), name=self._owner)
        self._title.show(voice.plain(title))
        self._number.speak(voice, Labels(label=voice.say(mark("Staff number"))))
        self._secret.speak(
            voice,
            Labels(
                label=voice.say(mark("Passphrase, or PIN of this desk")),
                problem=self._problem,
            ),
        )
        self._note.show(voice.plain(self._said()))
        enter = mark("Unlock") if self._owner_id else mark("Sign in")
        self._enter.show(voice.plain(voice.say(enter)))
        other = mark("Somebody else") if self._owner_id else mark("Close the desk")
        self._other.show(voice.plain(voice.say(other)))

    def _said(self) -> str:
        if self._busy:
            return self._voice.say(mark("One moment."))
        if not self._waiting:
            return ""
        return self._voice.say(
            mark("Visitors waiting: %(number)s"), number=str(self._waiting)
        )

    # What staff do.

    @on(Field.Submitted)
    def _submit(self, message: Field.Submitted) -> None:
        message.stop()
        self._try()

    @on(Target.Touched)
    def _touched(self, message: Target.Touched) -> None:
        message.stop()
        if message.target is self._enter:
            self._try()
        elif self._owner_id:
            self.post_message(self.OtherWanted())
        else:
            self.post_message(self.LeaveWanted())

    @on(Field.Touched)
    def _point(self, message: Field.Touched) -> None:
        message.stop()
        message.field.focus()

    def on_key(self, event: events.Key) -> None:
        """Arrows go from field to field; q leaves where it types nothing."""
        if event.key == "down":
            self.screen.focus_next()
        elif event.key == "up":
            self.screen.focus_previous()
        elif event.key in ("q", "ctrl+q") and not self._owner_id:
            self.post_message(self.LeaveWanted())
        else:
            return
        event.stop()

    def _try(self) -> None:
        staff_id = self._owner_id or self._number.text.lower()
        if self._busy or not staff_id or not self._secret.text:
            (self._secret if staff_id else self._number).focus()
            return
        self._busy, self._problem = True, ""
        self.redraw()
        self.post_message(self.Tried(staff_id, self._secret.give()))
