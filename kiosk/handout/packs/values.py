"""Booklets, phrase cards and posters as the values that their templates set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from kiosk.handout.model import Line
from kiosk.handout.packs.model import (
    Booklet,
    Edition,
    HelpNumber,
    PhraseCard,
    Poster,
    PosterPaper,
    Situation,
)
from kiosk.handout.typeset import Page, line_values
from kiosk.language.languages import Language
from kiosk.language.visual import CONTROLS


def booklet_values(booklet: Booklet, edition: Edition) -> dict[str, Any]:
    """Return what a booklet says beside its cover and chapters."""
    page = booklet.cover
    first = 0
    parts = []
    for part in booklet.parts:
        last = first + len(part.chapters)
        parts.append(
            {
                "title": line_values(part.title, page),
                "chapters": list(range(first, last)),
            }
        )
        first = last
    return {
        "edition": edition,
        "language_name": booklet.language_name,
        "facts": [line_values(line, page) for line in booklet.facts],
        "contents": line_values(booklet.contents, page),
        "parts": parts,
        "numbers_title": line_values(booklet.numbers_title, page),
        "numbers": [
            {
                "line": line_values(number.line, page),
                "chapters": list(number.chapters),
            }
            for number in booklet.numbers
        ],
    }


def mark_numbers(
    chapters: Sequence[dict[str, Any]], numbers: Sequence[HelpNumber]
) -> None:
    """Mark each line that tells a number, for the page on which that stands.

    Args:
        chapters: What each says, as `sheet` gives it; the lines get their marks.
        numbers: Those of the index, in its order.
    """
    for place, number in enumerate(numbers):
        # 110 does not stand in 1100.
        told = re.compile(rf"(?<!\d){re.escape(number.number)}(?!\d)")
        for chapter in number.chapters:
            for line in _lines(chapters[chapter]):
                if told.search("".join(run["text"] for run in line["runs"])):
                    line.setdefault("marks", []).append(f"number-{place}-{chapter}")


def _lines(chapter: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for section in chapter["sections"]:
        yield from section["lines"]


def phrase_card_values(card: PhraseCard) -> dict[str, Any]:
    """Return what phrase cards say beside their head."""
    page = card.cover
    return {
        "origin": line_values(card.origin, page),
        "speaking": [
            {
                "title": line_values(speaking.title, page),
                "situations": [
                    _situation(situation, page) for situation in speaking.situations
                ],
            }
            for speaking in card.speaking
        ],
    }


def _situation(situation: Situation, page: Page) -> dict[str, Any]:
    return {
        "title": line_values(situation.title, page),
        "sayings": [
            {"number": saying.number, "line": line_values(saying.line, page)}
            for saying in situation.sayings
        ],
    }


def poster_values(poster: Poster, paper: PosterPaper) -> dict[str, Any]:
    """Return what a poster says."""
    return {
        "paper": paper,
        "question": line_values(poster.question, poster),
        "branch": line_values(poster.branch, poster),
        "name": _plain(poster.question),
        "languages": [_language(language) for language in poster.languages],
    }


def _language(language: Language) -> dict[str, str]:
    return {
        "lang": language.locale.partition("_")[0],
        "direction": language.direction,
        "own_name": CONTROLS.sub("", language.own_name),
        "greeting": CONTROLS.sub("", language.greeting),
        "choose": CONTROLS.sub("", language.choose),
        "chinese_name": CONTROLS.sub("", language.chinese_name),
    }


def _plain(line: Line) -> str:
    return " · ".join(filter(None, (line.text, line.chinese)))
