"""What the page says by itself, when no screen is there to say it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.interview.problems import mark

MOMENT = mark("One moment, please. This screen comes back by itself.")
CLOSED = mark("This screen is closed. Please ask the staff.")
FOREIGN = (
    "This page opens in the browser of the kiosk only.\n"
    "本页只在自助机自己的浏览器中打开。\n"
)
"""Read by staff, on another machine."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in one language."""

    language: str
    direction: str
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Both sentences in every language that has them."""

    moment: tuple[Sentence, ...]
    closed: tuple[Sentence, ...]
