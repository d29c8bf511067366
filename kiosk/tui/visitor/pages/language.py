"""Change the language: place, answers and typed text stay."""

from __future__ import annotations

from textual.app import ComposeResult

from kiosk.interview.problems import mark
from kiosk.language.languages import Language
from kiosk.tui.visitor.messages import Left
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.visitor.pages.language_cards import LanguageCards
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words


class LanguagePage(Page):
    """The same cards as on the first screen."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._title = Words(part="title", classes="title")
        self._lead = Words(part="quiet", classes="lead")

    def compose(self) -> ComposeResult:
        """Make the words; the cards come with `show`."""
        yield self._title
        yield self._lead

    async def show(self, languages: tuple[Language, ...]) -> None:
        """Show the languages, with the one spoken now marked."""
        if not self.query(LanguageCards):
            await self.mount(LanguageCards(languages, self.voice.bidi))
        self.redraw()

    def redraw(self) -> None:
        """Write the words, and mark the language spoken now."""
        self._title.show(self.voice.pair(mark("Choose your language")))
        self._lead.show(self.voice.pair(mark("Nothing you entered is lost.")))
        for cards in self.query(LanguageCards):
            cards.mark(self.voice.language.code)

    def actions(self) -> tuple[Action, ...]:
        """Offer to leave all as it is."""
        return (Action("keep", mark("Keep this language")),)

    def on_action(self, id_: str) -> None:
        """Leave all as it is."""
        self.post_message(Left())
