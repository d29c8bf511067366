"""What a model must do before visitors get it: the role, and what comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from msgspec import Struct

from kiosk.translation.models.manifest import Score


class Wrong(Struct, frozen=True):
    """A sentence that came through the guard with another figure."""

    source: str
    text: str


class Report(Struct, frozen=True, kw_only=True):
    """What came of the bank sentences for one pair of languages."""

    speaks: str
    hears: str
    score: Score
    passed: bool
    least_answered: int
    """In percent: what it takes to pass, beside nothing wrong."""
    stopped: dict[str, int] = {}
    """How many sentences each rule of the guard stopped."""
    wrong: tuple[Wrong, ...] = ()


class Trial(Protocol):
    """Tries out models in a models folder that no visitor sees."""

    def mask_of(self, folder: Path, speaks: str, hears: str) -> str:
        """Return the name of the mask form that a model keeps; empty: none.

        Raises:
            TranslationError: The model cannot be used at all.
        """
        ...

    def report(self, folder: Path, speaks: str, hears: str) -> Report:
        """Ask the bank sentences.

        Raises:
            TranslationError: The model cannot be used at all.
        """
        ...
