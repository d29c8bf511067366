"""Texts through the models, hop by hop; nothing is judged here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kiosk.translation.engine.sentences import Sentence, split_sentences
from kiosk.translation.engine.shelf import Shelf
from kiosk.translation.engine.spelling import gap_between
from kiosk.translation.engine.stock import Route


class Draft(NamedTuple):
    """What the models made of a text."""

    text: str
    ended: bool
    """False when a model had to be stopped."""


def draft(texts: Sequence[str], route: Route, shelf: Shelf) -> tuple[Draft, ...]:
    """Translate texts: all their sentences in one go, through each model in turn.

    Line breaks stay where they are.

    Raises:
        TranslationError: A sentence is too long, or a model cannot be used.
    """
    split = [split_sentences(text) for text in texts]
    sentences = [each.text for parts in split for each in parts]
    written = iter(_along(sentences, route, shelf))
    return tuple(_joined(parts, written, route[-1].to_code) for parts in split)


def has_words(text: str) -> bool:
    """Tell whether there is a letter in a text: the rest is the same everywhere."""
    return any(character.isalpha() for character in text)


def _along(sentences: Sequence[str], route: Route, shelf: Shelf) -> list[Draft]:
    drafts = [Draft(sentence, ended=True) for sentence in sentences]
    for model in route:
        wanted = [place for place, it in enumerate(drafts) if has_words(it.text)]
        made = shelf.take(model).translate([drafts[place].text for place in wanted])
        for place, one in zip(wanted, made, strict=True):
            drafts[place] = Draft(one.text, one.ended and drafts[place].ended)
    return drafts


def _joined(
    parts: Sequence[Sentence], written: Iterator[Draft], language: str
) -> Draft:
    """Take as many sentences as there are parts, and put them together."""
    ended, text = True, ""
    for place, (part, one) in enumerate(zip(parts, written, strict=False)):
        last = place == len(parts) - 1
        text += one.text + (part.gap if last else gap_between(part.gap, language))
        ended = ended and one.ended
    return Draft(text.strip(), ended)
