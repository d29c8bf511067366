"""Text from outside, made safe to keep and to show."""

import unicodedata
from typing import Final

_JOINERS: Final = "\u200c\u200d"
_DROPPED: Final = frozenset({"Cc", "Cf", "Cs"})
_BREAKS: Final = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")


def clean_text(text: str, *, limit: int) -> str:
    """Return one line of text in NFC that carries nothing but what is seen.

    Tabs and line breaks become a space each. Control, format and bidirectional
    control characters and lone surrogates are dropped; the two joiners that
    Arabic, Persian and Indian scripts need stay. Markup is left as it is: the
    place that shows the text must not read it as markup.

    Args:
        text: What a person, a scanner, a model or a file gave. Of a very long
            one only the first `4 * limit` characters are looked at.
        limit: The most characters that come back, 0 or more.

    Raises:
        ValueError: `limit` is negative.

    Source: Unicode 15 general categories Cc, Cf and Cs; UAX #9, table 3-3, for
    the bidirectional controls (all are Cf); UAX #15 for NFC.
    """
    if limit < 0:
        raise ValueError(f"limit must be 0 or more, not {limit}")
    looked_at = text[: 4 * limit]
    if looked_at.isascii() and looked_at.isprintable():
        return looked_at[:limit]  # nothing to drop, and ASCII is its own NFC
    kept = "".join(_kept(character) for character in looked_at)
    return unicodedata.normalize("NFC", kept)[:limit]


def _kept(character: str) -> str:
    if character in _BREAKS:
        return " "
    if character in _JOINERS:
        return character
    return "" if unicodedata.category(character) in _DROPPED else character
