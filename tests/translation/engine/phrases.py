"""What the tiny models know by heart."""

from __future__ import annotations

from tests.translation.engine.folders import TINY

Phrase = tuple[str, str, str]
"""English, Chinese, Korean; the last is empty for most."""


def known_phrases() -> tuple[Phrase, ...]:
    """Return all of them."""
    lines = (TINY / "phrases.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return tuple((english, chinese, korean) for english, chinese, korean in rows)
