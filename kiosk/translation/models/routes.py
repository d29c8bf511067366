"""Ways from one language to another through a third, where no model goes straight."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from kiosk.translation.models.manifest import Model

MIDDLE = "en"
"""Preferred between two languages: nearly every model has it on one side."""


def ways(models: Sequence[Model]) -> tuple[tuple[Model, Model], ...]:
    """Return the two models of each such pair of languages, ordered by pair.

    Args:
        models: The active ones, at most one a pair.
    """
    straight = {(model.from_code, model.to_code) for model in models}
    found: dict[tuple[str, str], tuple[Model, Model]] = {}
    for first, second in product(sorted(models, key=_middle_last), models):
        pair = (first.from_code, second.to_code)
        joined = first.to_code == second.from_code
        if joined and pair[0] != pair[1] and pair not in straight:
            found[pair] = (first, second)
    return tuple(found[pair] for pair in sorted(found))


def _middle_last(first: Model) -> tuple[bool, str]:
    """Order the first models so that the preferred way is found last, and stays."""
    return first.to_code == MIDDLE, first.name
