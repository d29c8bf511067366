"""A number, written so large that the visitor sees it, in the visitor's language."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from kiosk.content.counter_words import NUMBER_CALLED
from kiosk.counter.model import Call
from kiosk.interview.problems import mark
from kiosk.tui.visitor.tongues import Tongues
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.dots import Dots
from kiosk.tui.widgets.words import Words


class Announcement(Vertical):
    """The number in big digits, the sentence in the visitor's language and Chinese."""

    DEFAULT_CSS = """
    Announcement { height: auto; padding: 1 0; }
    Announcement Words { margin-top: 1; }
    """

    def __init__(self, tongues: Tongues) -> None:
        super().__init__()
        self._tongues = tongues
        self._call: Call | None = None
        self._dots = Dots()
        self._theirs = Words(part="title", align="center")
        self._ours = Words(part="strong", align="center")
        self._note = Words(part="quiet", align="center")
        self.display = False

    def compose(self) -> ComposeResult:
        """Make the number and its sentences."""
        yield self._dots
        yield self._theirs
        yield self._ours
        yield self._note

    @property
    def open(self) -> bool:
        """Whether a number is shown."""
        return self._call is not None

    def show(self, voice: Voice, call: Call) -> None:
        """Show the number of a call."""
        self._call = call
        self.display = True
        self.speak(voice)

    def end(self) -> None:
        """Show none."""
        self._call = None
        self.display = False

    def speak(self, voice: Voice) -> None:
        """Write the sentences; the note is for staff, in their language."""
        if self._call is None:
            return
        number = str(self._call.number)
        theirs = self._tongues.voice(self._call.language)
        self._dots.show(number)
        self._theirs.show(theirs.pair(NUMBER_CALLED, number=number))
        ours = self._tongues.chinese().pair(NUMBER_CALLED, number=number)
        self._ours.show(ours)
        self._ours.display = theirs.language.code != "zh"
        note = mark("Turn the screen to the visitor, or call the number out.")
        self._note.show(voice.plain(voice.say(note)))
