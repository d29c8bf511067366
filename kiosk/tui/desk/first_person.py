"""The first supervisor, made in the app when there is no staff yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from kiosk.counter.secret_rules import PASSPHRASE_MOST, passphrase_problem
from kiosk.counter.staff import NAME_MOST, NewStaff
from kiosk.interview.problems import mark
from kiosk.tui.desk.secret_field import SecretField
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.button import TouchButton
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.field_rows import Words as Labels
from kiosk.tui.widgets.target import Target
from kiosk.tui.widgets.words import Words

ID_MOST: Final = 32
DIFFERENT: Final = mark("These two are not the same. Type both again.")


class FirstPerson(Vertical):
    """Number, name, and a passphrase typed twice."""

    @dataclass
    class Made(Message):
        """Somebody is to be the first supervisor."""

        new: NewStaff
        passphrase: str

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._voice = voice
        self._problems = ("", "")
        self._title = Words(part="title")
        self._number = Field(voice, keyboard="email", limit=ID_MOST, id="number")
        self._called = Field(voice, limit=NAME_MOST, id="name")
        self._secret = SecretField(voice, limit=PASSPHRASE_MOST, id="secret")
        self._again = SecretField(voice, limit=PASSPHRASE_MOST, id="again")
        self._number.onward = lambda: self._called
        self._called.onward = lambda: self._secret
        self._secret.onward = lambda: self._again
        self._enter = TouchButton(id="enter", primary=True)

    def compose(self) -> ComposeResult:
        """Make the fields and the button."""
        yield self._title
        yield self._number
        yield self._called
        yield self._secret
        yield self._again
        yield self._enter

    def begin(self) -> None:
        """Begin with the first field."""
        self.redraw()
        self._number.focus()

    def speak(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self.redraw()

    def redraw(self) -> None:
        """Write all words again."""
        voice = self._voice
        title = mark("No staff yet. Make the first supervisor.")
        self._title.show(voice.plain(voice.say(title)))
        rows = (
            (self._number, mark("Staff number"), self._problems[0]),
            (self._called, mark("Name"), ""),
            (
                self._secret,
                mark("Passphrase, 15 characters or more"),
                self._problems[1],
            ),
            (self._again, mark("The passphrase again"), ""),
        )
        for field, label, problem in rows:
            said = voice.say(problem) if problem else ""
            field.speak(voice, Labels(label=voice.say(label), problem=said))
        self._enter.show(voice.plain(voice.say(mark("Make and sign in"))))

    def refuse(self, problem: str) -> None:
        """Say why nobody was made; `problem` is English, to be translated."""
        self._problems = ("", problem)
        self.redraw()
        self._secret.focus()

    @on(Field.Submitted)
    def _go_on(self, message: Field.Submitted) -> None:
        message.stop()
        self._make()

    @on(Field.Touched)
    def _point(self, message: Field.Touched) -> None:
        message.stop()
        message.field.focus()

    @on(Target.Touched)
    def _touched(self, message: Target.Touched) -> None:
        message.stop()
        self._make()

    def _make(self) -> None:
        new = NewStaff(
            id=self._number.text.lower(), name=self._called.text, role="supervisor"
        )
        secret, again = self._secret.give(), self._again.give()
        wrong = passphrase_problem(secret, staff_id=new.id, name=new.name)
        if not wrong and secret != again:
            wrong = DIFFERENT
        self._problems = (new.problem(), wrong)
        self.redraw()
        if not any(self._problems):
            self.post_message(self.Made(new, secret))
        elif self._problems[0]:
            self._number.focus()
        else:
            self._secret.focus()
