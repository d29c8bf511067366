"""How like a translation is to the one that a person wrote, without its figures."""

from __future__ import annotations

from collections import Counter

from kiosk.translation.models.bank_figures import plain

LONGEST = 6
"""Characters of the longest runs that are compared."""
_RECALL = 4
"""Square of 2: leaving words out counts twice as much as adding some."""


def likeness(text: str, wanted: str) -> int:
    """Return the likeness in percent, 0 to 100.

    It tells versions of a model apart. As a verdict on one sentence it is worth
    nothing: there are many right translations.

    Source: Popović, chrF: character n-gram F-score (WMT 2015), n up to 6, beta 2.
    """
    one, other = _letters(text), _letters(wanted)
    most = min(LONGEST, len(one), len(other))
    if not most:
        return 0
    scores = [
        _score(_runs(one, size), _runs(other, size)) for size in range(1, most + 1)
    ]
    return round(100 * sum(scores) / len(scores))


def _letters(text: str) -> str:
    return "".join(sign for sign in plain(text) if sign.isalpha())


def _runs(text: str, size: int) -> Counter[str]:
    return Counter(text[at : at + size] for at in range(len(text) - size + 1))


def _score(found: Counter[str], wanted: Counter[str]) -> float:
    same = (found & wanted).total()
    precision, recall = same / found.total(), same / wanted.total()
    if not same:
        return 0.0
    return (1 + _RECALL) * precision * recall / (_RECALL * precision + recall)
