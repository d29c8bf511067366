"""The strip under the page that says how a call stands."""

from __future__ import annotations

from textual.containers import Vertical

from kiosk.counter.calling import Standing
from kiosk.tui.visitor.help_words import help_words
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words

SILENT = ("unseen", "numbered")


class HelpStrip(Vertical):
    """One line in the visitor's language and one in Chinese. Not there: no call."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(Words(part="strong", align="center"), id=id)
        self._standing: Standing | None = None

    def stand(self, standing: Standing | None) -> None:
        """Take how the call stands; None: there is no call."""
        self._standing = standing

    def write(self, voice: Voice, *, over: bool) -> None:
        """Write the words again.

        Args:
            voice: Who is spoken to.
            over: The page of the call is on screen and says it already.
        """
        standing = self._standing
        self.display = not (over or standing is None or standing.state in SILENT)
        if standing is None or not self.display:
            return
        title = help_words(standing).title
        place = str(standing.place)
        chinese = voice.chinese.say(title, place=place) if voice.chinese else ""
        said = voice.plain(voice.say(title, place=place), chinese)
        self.query_one(Words).show(said)
