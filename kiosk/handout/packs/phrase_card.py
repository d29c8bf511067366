"""The phrasebook as cards: one points at a sentence, the other reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, get_args

from kiosk.content.library import Library
from kiosk.content.phrase_words import PhraseSaid, PhraseWords
from kiosk.content.phrases import Phrase, Speaker
from kiosk.handout.compose import Voices
from kiosk.handout.model import Line
from kiosk.handout.packs.booklet import cover
from kiosk.handout.packs.model import PhraseCard, Saying, Situation, Speaking
from kiosk.interview.problems import mark
from kiosk.language.catalogue import State

TITLE: Final = mark("Point at a sentence")
LEAD: Final = mark("You point, and the staff read the Chinese. They can point too.")
SIDES: Final[tuple[tuple[str, tuple[Speaker, ...]], ...]] = (
    (mark("You can say"), ("visitor", "both")),
    (mark("Staff can say"), ("staff",)),
)
# In the words of the screen, which are marked there.
ORIGINS: Final[Mapping[State, str]] = {
    "draft": "Prepared phrase: machine draft, not yet reviewed by a native speaker",
    "translated": "Prepared phrase",
    "reviewed": "Prepared phrase, reviewed by a native speaker",
}


def of_phrases(voices: Voices, library: Library) -> PhraseCard:
    """Return every phrase by who says it and by situation, with its number.

    Args:
        voices: The visitor's language, and the Chinese that staff read.
        library: Where the phrasebook is.
    """
    words = PhraseWords(voices.main.language, library)
    chinese = PhraseWords(voices.chinese.language, library) if voices.chinese else None
    speaking = (
        Speaking(voices.said(title), tuple(_situations(by, library, words, chinese)))
        for title, by in SIDES
    )
    return PhraseCard(
        cover(TITLE, LEAD, voices),
        voices.said(ORIGINS[_least(library, words, chinese)]),
        tuple(one for one in speaking if one.situations),
    )


def _least(library: Library, *sides: PhraseWords | None) -> State:
    """How far the sentence has come, of all, that was looked at least."""
    states = {
        words.text(phrase, {}).state
        for words in sides
        if words is not None
        for phrase in library.phrases.phrases
    }
    order: tuple[State, ...] = get_args(State)
    return next((state for state in order if state in states), "reviewed")


def _situations(
    by: tuple[Speaker, ...],
    library: Library,
    words: PhraseWords,
    chinese: PhraseWords | None,
) -> Iterator[Situation]:
    book = library.phrases
    for situation in book.situations:
        phrases = [
            phrase
            for phrase in book.phrases
            if phrase.situation == situation.id and phrase.by in by
        ]
        title = _line(
            words.title(situation), chinese.title(situation) if chinese else None
        )
        if phrases:
            yield Situation(
                title, tuple(_saying(phrase, words, chinese) for phrase in phrases)
            )


def _saying(phrase: Phrase, words: PhraseWords, chinese: PhraseWords | None) -> Saying:
    below = chinese.text(phrase, {}) if chinese else None
    return Saying(phrase.number, _line(words.text(phrase, {}), below))


def _line(said: PhraseSaid, chinese: PhraseSaid | None) -> Line:
    below = "" if chinese is None or chinese.fallback else chinese.text
    return Line(said.text, "" if below == said.text else below, said.fallback)
