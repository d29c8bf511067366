"""Print packs on paper: booklets, phrase cards and posters, set by Typst as PDF."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kiosk.handout.look import look_values
from kiosk.handout.packs.values import (
    booklet_values,
    mark_numbers,
    phrase_card_values,
    poster_values,
)
from kiosk.handout.pdf import Press
from kiosk.handout.sheet import sheet

if TYPE_CHECKING:
    from kiosk.handout.model import Paper
    from kiosk.handout.packs.model import (
        Booklet,
        Edition,
        PhraseCard,
        Poster,
        PosterPaper,
    )


class PackPress:
    """Typst with our fonts and the templates of packs.

    The same content, size and timestamp give the same bytes. A character without
    a glyph in our fonts is an error that names it.

    Source: ISO 14289-1 (PDF/UA-1), ISO 19005-2 (PDF/A-2).
    """

    def __init__(self) -> None:
        self._press = Press()

    def booklet(self, booklet: Booklet, edition: Edition, *, timestamp: int) -> bytes:
        """Set a booklet as PDF.

        Args:
            booklet: What it says.
            edition: Its size.
            timestamp: Unix seconds written as the date of the file.

        Raises:
            HandoutError: A character has no glyph, or a code is too dense.
        """
        paper: Paper = "a5" if edition == "a5" else "a4"
        chapters = [json.loads(sheet(chapter, paper)) for chapter in booklet.chapters]
        mark_numbers(chapters, booklet.numbers)
        values = booklet_values(booklet, edition)
        inputs = {
            "sheet": sheet(booklet.cover, paper),
            "chapters": json.dumps(chapters),
            "booklet": json.dumps(values),
            **look_values(booklet.cover.look),
        }
        return self._press.typeset("booklet.typ", inputs, timestamp)

    def phrase_card(self, card: PhraseCard, *, timestamp: int) -> bytes:
        """Set the phrases on A4. Raises as `booklet` does."""
        values = json.dumps(phrase_card_values(card))
        inputs = {"sheet": sheet(card.cover, "a4"), "card": values}
        inputs |= look_values(card.cover.look)
        return self._press.typeset("phrases.typ", inputs, timestamp)

    def poster(self, poster: Poster, paper: PosterPaper, *, timestamp: int) -> bytes:
        """Set a poster on one page. Raises as `booklet` does."""
        values = json.dumps(poster_values(poster, paper))
        inputs = {"poster": values, **look_values(poster.look)}
        return self._press.typeset("poster.typ", inputs, timestamp)
