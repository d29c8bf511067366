"""A card for each language, in its own name."""

from __future__ import annotations

from typing import Final

from textual import on
from textual.app import ComposeResult

from kiosk.language.languages import Language
from kiosk.language.visual import Bidi
from kiosk.tui.visitor.messages import LanguageChosen, StaffWanted
from kiosk.tui.voice import Pair
from kiosk.tui.widgets.card import Card, Face
from kiosk.tui.widgets.row import Row
from kiosk.tui.widgets.target import Target

OTHER: Final = "Other · 其他"
OTHER_LINE: Final = "→ staff  员工"
FEW: Final = 6
"""With so few cards there are fewer columns."""


class LanguageCards(Row):
    """The languages; the last card calls staff."""

    def __init__(self, languages: tuple[Language, ...], bidi: Bidi) -> None:
        super().__init__(classes="languages")
        self._languages = languages
        self._bidi = bidi
        self.set_class(len(languages) < FEW, "-few")

    def compose(self) -> ComposeResult:
        """Make a card for each language, and one for all others."""
        for language in self._languages:
            yield Card(self._face(language), name=language.code)
        yield Card(Face(Pair(OTHER), Pair(OTHER_LINE), "name"), name="")

    def _face(self, language: Language) -> Face:
        def own(text: str) -> Pair:
            return Pair(text, "", language.direction, self._bidi)

        return Face(own(language.own_name), own(language.greeting), "name")

    def mark(self, code: str) -> None:
        """Show which language is spoken now."""
        for card in self.query(Card):
            card.chosen = card.name == code

    @on(Target.Touched)
    def _report(self, message: Target.Touched) -> None:
        message.stop()
        code = message.target.name
        self.post_message(LanguageChosen(code) if code else StaffWanted())
