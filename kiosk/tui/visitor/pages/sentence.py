"""What staff say in a prepared sentence, large and in the visitor's language."""

from __future__ import annotations

from textual.app import ComposeResult

from kiosk.interview.problems import mark
from kiosk.tui.visitor.messages import Left
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.visitor.sentences import SENTENCES
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words


class SentencePage(Page):
    """One sentence, and Chinese under it, so that both can point at it."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._sentence = ""
        self._who = Words(part="quiet", classes="title")
        self._text = Words(part="title", classes="title")
        self._chinese = Words(part="strong", classes="lead")

    def compose(self) -> ComposeResult:
        """Make the lines."""
        yield self._who
        yield self._text
        yield self._chinese

    def show(self, sentence: str) -> None:
        """Show one of `SENTENCES`; one that is not known shows nothing."""
        self._sentence = SENTENCES.get(sentence, "")
        self.redraw()

    def redraw(self) -> None:
        """Write it again."""
        voice = self.voice
        self._who.show(voice.plain(voice.say(mark("Staff say:"))))
        self._text.show(voice.plain(voice.say(self._sentence)))
        chinese = voice.chinese.say(self._sentence) if voice.chinese else ""
        self._chinese.show(voice.plain(chinese))
        self._chinese.display = voice.language.code != "zh"

    def actions(self) -> tuple[Action, ...]:
        """Offer to go on."""
        return (Action("done", mark("OK"), primary=True),)

    def on_action(self, id_: str) -> None:
        """Go on."""
        self.post_message(Left())
