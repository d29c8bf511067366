"""Which mask form a model carries through."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.translation.engine.argos import Written


def choose_form(
    translate: Callable[[Sequence[str]], Sequence[Written]], language: str
) -> str:
    """Return the name of the form that every sentence kept; empty: none was kept.

    Args:
        translate: The model.
        language: Code of the language it translates from.
    """
    return ""
