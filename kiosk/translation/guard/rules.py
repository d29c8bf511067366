"""Whether a translation of the machine may be shown: every rule, in one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.content.phrases import Term
from kiosk.translation.guard.figures import same_figures
from kiosk.translation.guard.negation import negation, polarity
from kiosk.translation.guard.sentence import Pair, found, pair_of
from kiosk.translation.guard.shape import (
    Findings,
    control,
    empty,
    insertion,
    length,
    markup,
    mask,
    question,
    repetition,
    same,
)
from kiosk.translation.guard.word_rules import currency, glossary
from kiosk.translation.guard.writing_rules import names, script
from kiosk.translation.model import Finding

__all__ = ["RULES", "judge"]


def figures(pair: Pair) -> Findings:
    """Every figure of the source is there, and no other."""
    return same_figures(pair.source.figures, pair.target.figures)


_RULES: dict[str, Callable[[Pair], Findings]] = {
    "empty": empty,
    "same": same,
    "control": control,
    "mask": mask,
    "markup": markup,
    "insertion": insertion,
    "script": script,
    "length": length,
    "repetition": repetition,
    "question": question,
    "figures": figures,
    "currency": currency,
    "names": names,
    "negation": negation,
    "polarity": polarity,
}
LONGEST = 2000
"""Characters that are read of either side; what is longer is not let through."""
RULES = (*_RULES, "glossary")
"""Names of the rules, as a finding has them."""


def judge(
    source: str,
    translation: str,
    speaks: str,
    hears: str,
    terms: Sequence[Term] = (),
) -> tuple[Finding, ...]:
    """Judge a translation against what was said; fails closed.

    Figures, length, loops and odd signs are judged in any language; script, negation
    and opposites where there is a table for it, which is so for English, Chinese,
    Korean and Arabic, and in parts for Russian, Vietnamese, Thai and Japanese.

    Args:
        source: What was said, cleaned.
        translation: What the machine made of it, figures put back.
        speaks: Code of the language of the source.
        hears: Code of the language of the translation.
        terms: The glossary.

    Returns:
        What is wrong, in the order of `RULES`; nothing when it may be shown.
    """
    if max(len(source), len(translation)) > LONGEST:
        return found("length", f"more than {LONGEST} characters")
    pair = pair_of(source, translation, speaks, hears)
    if not translation.strip():
        return empty(pair)
    findings = [finding for rule in _RULES.values() for finding in rule(pair)]
    return (*findings, *glossary(pair, terms))
