"""A source and its translation, with everything that several rules ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.translation.guard.figures import Figure, find_figures
from kiosk.translation.guard.folding import fold
from kiosk.translation.model import Finding

_END = re.compile(r"(?<=[。！？!?؟])\s*|(?<=\.)\s+|\n+")


@dataclass(frozen=True, slots=True)
class Said:
    """One side of a translation."""

    text: str
    language: str
    folded: str
    """As words are looked for in it."""
    figures: tuple[Figure, ...]

    @property
    def bare(self) -> str:
        """The text with a space where each figure stands."""
        bare, last = "", 0
        for figure in self.figures:
            bare += self.text[last : figure.start] + " "
            last = figure.end
        return bare + self.text[last:]

    @property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences, folded."""
        return tuple(part for part in _END.split(self.folded) if part.strip())


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides."""

    source: Said
    target: Said


def pair_of(source: str, translation: str, speaks: str, hears: str) -> Pair:
    """Read both sides once."""
    return Pair(_said(source, speaks), _said(translation, hears))


def _said(text: str, language: str) -> Said:
    return Said(text, language, fold(text).text, find_figures(text, language))


def found(rule: str, detail: str) -> tuple[Finding, ...]:
    """One finding."""
    return (Finding(rule, detail),)
