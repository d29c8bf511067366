"""The first screen: every language in its own name."""

from __future__ import annotations

from textual.app import ComposeResult

from kiosk.language.languages import Language
from kiosk.language.visual import printed_line
from kiosk.tui.visitor.page import Page
from kiosk.tui.visitor.pages.language_cards import LanguageCards
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.drawn import Drawn
from kiosk.tui.widgets.lines import Line, Part, Piece, width_of

BETWEEN = "  ·  "


class Greetings(Drawn):
    """The greetings of all languages, then how to go on; as many as fit."""

    def __init__(self, languages: tuple[Language, ...], voice: Voice) -> None:
        super().__init__(classes="greetings")
        self._languages = languages
        self._bidi = voice.bidi

    @property
    def languages(self) -> tuple[Language, ...]:
        """Whose greetings they are."""
        return self._languages

    def lines(self, width: int) -> list[Line]:
        """Return two centred rows."""
        greetings = [self._own(each.greeting, each) for each in self._languages]
        choose = [self._own(each.choose, each) for each in self._languages]
        return [
            self._centred(greetings, width, "title"),
            self._centred(choose, width, "quiet"),
        ]

    def _own(self, text: str, language: Language) -> str:
        return printed_line(text, base=language.direction, bidi=self._bidi)

    @staticmethod
    def _centred(texts: list[str], width: int, part: Part) -> Line:
        row = texts[0]
        for text in texts[1:]:
            longer = row + BETWEEN + text
            if width_of((Piece(longer, part),)) > width:
                break
            row = longer
        spare = max(width - width_of((Piece(row, part),)), 0) // 2
        return (Piece(" " * spare, "plain"), Piece(row, part))


class WelcomePage(Page):
    """Choose a language. Needs nothing but the list of languages."""

    reading = False

    def __init__(self, voice: Voice, languages: tuple[Language, ...]) -> None:
        super().__init__(voice, id="welcome")
        self._languages = languages

    def compose(self) -> ComposeResult:
        """Make the greetings and the cards."""
        yield Greetings(self._languages, self.voice)
        yield LanguageCards(self._languages, self.voice.bidi)
