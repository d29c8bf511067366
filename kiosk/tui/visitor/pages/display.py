"""How the screen looks and how long it waits."""

from __future__ import annotations

from typing import Final

from textual import on
from textual.app import ComposeResult

from kiosk.interview.problems import mark
from kiosk.tui.themes import PALETTES
from kiosk.tui.visitor.messages import Left, ThemeChosen, TimeChosen
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.card import Card, Face
from kiosk.tui.widgets.target import Target
from kiosk.tui.widgets.words import Words

NAMES: Final = {
    # Translators: a colour theme, the opposite of dark.
    "lobby": mark("Light"),
    "contrast": mark("Black on white"),
    "yellow": mark("Yellow on black"),
}
TIME: Final = "time"


class DisplayPage(Page):
    """Palettes, one of them; and more time."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._theme, self._longer = "lobby", False
        self._title = Words(part="title", classes="title")
        self._time = Words(part="title", classes="section")
        self._lead = Words(part="quiet", classes="lead")

    def compose(self) -> ComposeResult:
        """Make a card for each palette, and one for more time."""
        yield self._title
        for name in PALETTES:
            yield Card(name=name)
        yield self._time
        yield Card(name=TIME)
        yield self._lead

    def show(self, theme: str, longer: bool) -> None:
        """Show what is chosen now."""
        self._theme, self._longer = theme, longer
        self.redraw()

    def redraw(self) -> None:
        """Write all words again."""
        voice = self.voice
        self._title.show(voice.pair(mark("Colours of the screen")))
        # Translators: a heading; how long the kiosk waits before it asks.
        self._time.show(voice.pair(mark("Time")))
        self._lead.show(
            voice.pair(
                mark("Before anything is erased, you are asked. A touch goes on.")
            )
        )
        for card in self.query(Card):
            if card.name == TIME:
                face = Face(
                    voice.pair(mark("More time before I am asked")), None, "many"
                )
                card.show(face, chosen=self._longer)
            elif card.name:
                face = Face(voice.pair(NAMES[card.name]))
                card.show(face, chosen=card.name == self._theme)

    def actions(self) -> tuple[Action, ...]:
        """Offer to go back to where the visitor was."""
        return (Action("done", mark("Done"), primary=True),)

    def on_action(self, id_: str) -> None:
        """Go back to where the visitor was."""
        self.post_message(Left())

    @on(Target.Touched)
    def _take(self, message: Target.Touched) -> None:
        message.stop()
        name = message.target.name or ""
        if name == TIME:
            self._longer = not self._longer
            self.post_message(TimeChosen(self._longer))
        else:
            self._theme = name
            self.post_message(ThemeChosen(name))
        self.redraw()
