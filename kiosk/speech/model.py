"""What is said: a text and the language it is in."""

from __future__ import annotations

from typing import NamedTuple


class Utterance(NamedTuple):
    """One text, said in one go."""

    text: str
    """In logical order, as it is written; never markup."""
    language: str
    """Code of the language it is in, which chooses the voice."""
