"""Fields below each other, and one button that goes on."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from kiosk.interview.problems import mark
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.button import TouchButton
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.field_rows import Words as Labels
from kiosk.tui.widgets.target import Target

OPTIONAL: Final = mark("if any")


class Line(NamedTuple):
    """One field."""

    id: str
    label: str
    """English, to be translated."""
    most: int
    """Characters."""
    keyboard: str = "text"


class FieldStack(Vertical):
    """What is typed stays until it is taken away."""

    DEFAULT_CSS = """
    FieldStack { height: auto; }
    FieldStack TouchButton { width: 40; max-width: 100%; margin: 1 0 0 0; }
    .-short FieldStack TouchButton { margin: 0; }
    """

    @dataclass
    class Filled(Message):
        """The button was used."""

        stack: FieldStack
        texts: Mapping[str, str]
        """What stands in each field."""

        @property
        def control(self) -> FieldStack:
            """The fields, so that handlers can name them by a selector."""
            return self.stack

    def __init__(
        self, voice: Voice, lines: Sequence[Line], button: str, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._voice = voice
        self._lines = tuple(lines)
        self._label = button
        self._problems: Mapping[str, str] = {}
        self._optional: Container[str] = ()
        self._fields = {
            line.id: Field(voice, keyboard=line.keyboard, limit=line.most)
            for line in lines
        }
        for field, following in pairwise(self._fields.values()):
            field.onward = partial(_given, following)
        self._button = TouchButton(primary=True)
        self.display = False

    def compose(self) -> ComposeResult:
        """Make the fields and the button."""
        yield from self._fields.values()
        yield self._button

    @property
    def texts(self) -> dict[str, str]:
        """What stands in each field."""
        return {id_: field.text for id_, field in self._fields.items()}

    def begin(
        self,
        texts: Mapping[str, str] | None = None,
        *,
        optional: Container[str] = (),
    ) -> None:
        """Show the fields, with these texts or with what was typed before.

        Args:
            texts: By id of the field; None: what was typed before.
            optional: Ids of the fields that may stay empty: it is written beside them.
        """
        self._problems, self._optional = {}, optional
        if texts is not None:
            for id_, field in self._fields.items():
                field.hold(texts.get(id_, ""))
        self.display = True
        self.speak(self._voice)
        self._first().focus()

    def end(self) -> None:
        """Hide the fields; what was typed stays."""
        self.display = False

    def forget(self) -> None:
        """Take away what was typed."""
        for field in self._fields.values():
            field.hold("")

    def refuse(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong, in English by field; the first one gets the focus."""
        self._problems = problems
        self.speak(self._voice)
        self._first().focus()

    def _first(self) -> Field:
        ids = [line.id for line in self._lines]
        wrong = [id_ for id_ in ids if id_ in self._problems]
        empty = [id_ for id_ in ids if not self._fields[id_].text]
        return self._fields[(wrong or empty or ids)[0]]

    def speak(self, voice: Voice) -> None:
        """Write all words again."""
        self._voice = voice
        for line in self._lines:
            problem = self._problems.get(line.id, "")
            may_be_empty = line.id in self._optional
            words = Labels(
                label=voice.say(line.label),
                state=voice.say(OPTIONAL) if may_be_empty else "",
                problem=voice.say(problem) if problem else "",
            )
            self._fields[line.id].speak(voice, words)
        self._button.show(voice.plain(voice.say(self._label)))

    @on(Field.Touched)
    def _point(self, message: Field.Touched) -> None:
        message.stop()
        message.field.focus()

    @on(Field.Submitted)
    def _go_on(self, message: Field.Submitted) -> None:
        message.stop()
        self._fill()

    @on(Target.Touched)
    def _touched(self, message: Target.Touched) -> None:
        message.stop()
        self._fill()

    def _fill(self) -> None:
        self.post_message(self.Filled(self, self.texts))


def _given(field: Field) -> Field:
    return field
