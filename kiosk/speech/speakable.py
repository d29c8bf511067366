"""Makes a text of the screen fit to be said: no signs, no commands, no markup."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST: Final = 1000
"""Characters said in one go: nothing on a screen is longer."""
_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_DROPPED = re.compile(f"[{_BIDI}\u00ad]")
_BRACKETS = re.compile(r"[\[\]<>{}\\|]")
"""espeak-ng takes [[...]] for sounds, and <...> for SSML when told to."""
_BETWEEN = re.compile(r"(?: [·•—–])+ ")
_BLANKS = re.compile(r"\s+")
_SILENT: Final = frozenset(("Cc", "Cs", "Co", "Cn", "So", "Sk", "Zl", "Zp"))
"""General categories that are not said. Source: Unicode 15, table 4-4."""


def speakable(text: str) -> str:
    """Return a text as it can be given to espeak-ng; empty: there is nothing to say.

    Control characters, marks of direction, drawn signs such as ▲ and ✓, and what
    espeak-ng would take for commands are left out.

    Args:
        text: In logical order.
    """
    text = _BRACKETS.sub(" ", _DROPPED.sub("", text))
    said = _BLANKS.sub(" ", "".join(map(_said, text)))
    said = _BETWEEN.sub(", ", said).strip()[:LONGEST].strip()
    return said if any(sign.isalnum() for sign in said) else ""


def _said(sign: str) -> str:
    category = unicodedata.category(sign)
    drawn = category == "Sm" and not sign.isascii()
    return " " if drawn or category in _SILENT else sign
