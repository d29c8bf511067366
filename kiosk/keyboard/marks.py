"""Where one seen character ends and the next begins: marks belong to their letter."""

import unicodedata
from typing import Final

_JOINER: Final = "\u200d"


def is_mark(character: str) -> bool:
    """Tell whether a character is seen only on or with the one before it."""
    return ord(character) > 0x7F and (
        unicodedata.category(character) in ("Mn", "Mc", "Me") or character == _JOINER
    )


def before_last(text: str, cursor: int) -> int:
    """Return where the seen character before the cursor begins; 0 at the start."""
    cursor = max(cursor - 1, 0)
    while cursor and (is_mark(text[cursor]) or text[cursor - 1] == _JOINER):
        cursor -= 1
    return cursor


def after_next(text: str, cursor: int) -> int:
    """Return where the seen character after the cursor ends."""
    cursor = min(cursor + 1, len(text))
    while cursor < len(text) and (is_mark(text[cursor]) or text[cursor - 1] == _JOINER):
        cursor += 1
    return cursor


def settled(text: str, cursor: int) -> int:
    """Return the place at or before the cursor that parts no seen character."""
    cursor = min(max(cursor, 0), len(text))
    while 0 < cursor < len(text) and (
        is_mark(text[cursor]) or text[cursor - 1] == _JOINER
    ):
        cursor -= 1
    return cursor
