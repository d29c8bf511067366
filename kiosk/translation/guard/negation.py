"""Rules on meaning: a no stays a no, and nothing becomes its opposite."""

from __future__ import annotations

import re

from kiosk.translation.guard.negation_words import NEGATIONS
from kiosk.translation.guard.polarity_words import poles_of
from kiosk.translation.guard.sentence import Pair, Said, found
from kiosk.translation.guard.shape import Findings

CERTAIN, POSSIBLE, NONE = "no", "perhaps", ""


def negation(pair: Pair) -> Findings:
    """What is denied on one side must be denied on the other.

    Sentence by sentence where both have as many; "wrong" or "free" may answer a no.
    Languages without a table of such words are not judged.
    """
    if not {pair.source.language, pair.target.language} <= set(NEGATIONS):
        return ()
    for source, target in _beside(pair):
        before = denies(source, pair.source.language)
        behind = denies(target, pair.target.language)
        if {before, behind} == {CERTAIN, NONE}:
            return found("negation", "lost" if before == CERTAIN else "made up")
    return ()


def denies(folded: str, language: str) -> str:
    """How surely a folded text says no."""
    certain, possible, idioms = NEGATIONS[language]
    if certain.search(idioms.sub(" ", folded)):
        return CERTAIN
    return POSSIBLE if possible.search(folded) else NONE


def polarity(pair: Pair) -> Findings:
    """Nothing may turn into its opposite: deposit and withdraw, most and least."""
    source, target = (poles_of(side.language) for side in (pair.source, pair.target))
    for name in source:
        if name not in target:
            continue
        before = _pole(pair.source, source[name])
        behind = _pole(pair.target, target[name])
        if before and behind and before != behind:
            return found("polarity", name)
    return ()


def _pole(side: Said, poles: tuple[re.Pattern[str], re.Pattern[str]]) -> str:
    """Which of two opposites a side says; nothing when neither or both."""
    said = [bool(pattern.search(side.folded)) for pattern in poles]
    if all(said) or not any(said):
        return ""
    return "first" if said[0] else "second"


def _beside(pair: Pair) -> tuple[tuple[str, str], ...]:
    source, target = pair.source.sentences, pair.target.sentences
    if len(source) == len(target):
        return tuple(zip(source, target, strict=True))
    return ((pair.source.folded, pair.target.folded),)
