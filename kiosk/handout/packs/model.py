"""What a print pack says, independent of paper and size."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kiosk.handout.look import Look
from kiosk.handout.model import Handout, Line
from kiosk.language.languages import Direction, Language

Edition = Literal["a4", "a5", "large"]
"""`large` is large print, on A4."""
PosterPaper = Literal["a4", "a3"]
EDITIONS: tuple[Edition, ...] = ("a4", "a5", "large")
POSTERS: tuple[PosterPaper, ...] = ("a4", "a3")


@dataclass(frozen=True, slots=True)
class Part:
    """Chapters that belong together."""

    title: Line
    chapters: tuple[Handout, ...]


@dataclass(frozen=True, slots=True)
class HelpNumber:
    """A telephone number, and the chapters that tell of it."""

    line: Line
    number: str
    """As the chapters write it."""
    chapters: tuple[int, ...]
    """Places in the booklet, counted from 0 through all its parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """Services and guides of a branch in one language, with the Chinese."""

    cover: Handout
    """Title, branch, dates and footer; it has no sections."""
    language_name: str
    """The language's name in the language itself."""
    facts: tuple[Line, ...]
    """How old the figures are, and when they are checked again."""
    parts: tuple[Part, ...]
    contents: Line
    """The heading of the contents."""
    numbers_title: Line
    numbers: tuple[HelpNumber, ...]

    @property
    def chapters(self) -> tuple[Handout, ...]:
        """The chapters of all parts, in their order."""
        return tuple(chapter for part in self.parts for chapter in part.chapters)


@dataclass(frozen=True, slots=True)
class Saying:
    """One phrase to point at."""

    number: int
    """What staff type to choose it at the kiosk."""
    line: Line
    """Each `content.phrase_words.BLANK` in it is room to write by hand."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Phrases about one thing, such as cards."""

    title: Line
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Speaking:
    """What one side of the counter can say."""

    title: Line
    situations: tuple[Situation, ...]


@dataclass(frozen=True, slots=True)
class PhraseCard:
    """Sentences in two languages: one points, the other reads."""

    cover: Handout
    """Title, lead, branch, date and footer; it has no sections."""
    origin: Line
    """Where the sentences come from, by the one that was looked at least."""
    speaking: tuple[Speaking, ...]


@dataclass(frozen=True, slots=True)
class Poster:
    """Every language of the branch, for the door."""

    question: Line
    branch: Line
    languages: tuple[Language, ...]
    language: str = "en"
    """Our code of the language of the question."""
    direction: Direction = "ltr"
    look: Look = field(default_factory=Look)
