"""Every language of the kiosk on one poster for the door."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kiosk.handout.compose import Voices
from kiosk.handout.look import look_of
from kiosk.handout.packs.booklet import bank_line
from kiosk.handout.packs.model import Poster
from kiosk.interview.problems import mark
from kiosk.language.languages import Language

QUESTION: Final = mark("Which language do you speak?")


def of_languages(languages: Iterable[Language], voices: Voices) -> Poster:
    """Return the poster.

    Args:
        languages: In the order of the welcome screen.
        voices: English and Chinese, in which the question stands.
    """
    return Poster(
        question=voices.said(QUESTION),
        branch=bank_line(voices),
        languages=tuple(languages),
        look=look_of(voices.main.settings.branch),
    )
