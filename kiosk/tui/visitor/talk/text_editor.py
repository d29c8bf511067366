"""The box in which a visitor writes to staff, as an editor of a page."""

from __future__ import annotations

from textual.widget import Widget

from kiosk.interview.model import Value
from kiosk.interview.problems import mark
from kiosk.tui.visitor.editors.editor import Asked, Editor
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.field_rows import Words
from kiosk.tui.widgets.text_box import TextBox

LABEL = mark("What do you want to say?")
HINT = mark("Short sentences are understood best.")


class TextEditor(Editor):
    """One box, typed in the visitor's own script."""

    def __init__(self, voice: Voice) -> None:
        self.box = TextBox(voice)
        self._warning = ""
        super().__init__(voice, self.box, id="text")

    def load(self, asked: Asked) -> None:
        """Nothing is asked: what is typed stays."""

    def value(self) -> Value:
        """Return what is typed."""
        return self.box.text.strip()

    def warn(self, problem: str) -> None:
        """Say at the box why this is not sent; English, empty: nothing is wrong."""
        self._warning = problem
        self.speak(self.voice)

    def speak(self, voice: Voice) -> None:
        """Write the words again; what is typed stays."""
        self.voice = voice
        label = voice.pair(LABEL)
        problem = voice.say(self._warning) if self._warning else ""
        hint = voice.say(HINT)
        self.box.speak(voice, Words(label.main, label.second, "", hint, problem))

    def start(self) -> Widget | None:
        """Return the box."""
        return self.box

    def on_field_changed(self, event: Field.Changed) -> None:
        """Tell the page, which then offers to send it."""
        event.stop()
        if self._warning:
            self.warn("")
        self.post_message(self.Altered())

    def on_field_submitted(self, event: Field.Submitted) -> None:
        """Enter means: this is what I want to say."""
        event.stop()
        self.post_message(self.Submitted())
