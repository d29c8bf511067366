"""Arabic letters in the forms they take between their neighbours."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain, pairwise

TATWEEL = "\u0640"
LETTERS_OF_OTHERS = range(0xFB50, 0xFC00)
LETTERS = range(0xFE80, 0xFEFD)
"""Code points of the presentation forms: of other languages, then of Arabic."""
KINDS = {
    (False, False): "<isolated>",
    (True, False): "<final>",
    (False, True): "<initial>",
    (True, True): "<medial>",
}
"""Form of a letter that is joined to the one before, and to the one after."""
_UNIT = re.compile("\u0644[\u0622\u0623\u0625\u0627]|.", re.DOTALL)
"""Lam and alef share one cell; every other character has its own."""

Forms = Mapping[tuple[str, str], str]


def joined(text: str) -> str:
    """Return the letters in their joined forms, in the order given.

    Args:
        text: Logical text without vowel marks, which would part the letters.

    Source: The Unicode Standard, chapter 9.2 "Arabic Cursive Joining"; the forms
    are those that the Unicode Character Database decomposes to these letters.
    """
    forms = _forms()
    units: list[str] = _UNIT.findall(text)
    links = [
        _goes_on(before, forms) and _goes_back(after, forms)
        for before, after in pairwise(units)
    ]
    sides = zip([False, *links], units, [*links, False], strict=False)
    return "".join(
        forms.get((unit, KINDS[before, after]), unit) for before, unit, after in sides
    )


def _goes_on(unit: str, forms: Forms) -> bool:
    """Tell whether a letter joins the one after it."""
    return unit == TATWEEL or (unit, "<initial>") in forms


def _goes_back(unit: str, forms: Forms) -> bool:
    """Tell whether a letter joins the one before it."""
    return unit == TATWEEL or (unit, "<final>") in forms


@lru_cache(maxsize=1)
def _forms() -> Forms:
    """Return the character for each letter and kind of form."""
    forms: dict[tuple[str, str], str] = {}
    for place in chain(LETTERS, LETTERS_OF_OTHERS):
        kind, *codes = unicodedata.decomposition(chr(place)).split() or [""]
        letters = "".join(chr(int(code, 16)) for code in codes)
        if _UNIT.fullmatch(letters):
            forms.setdefault((letters, kind), chr(place))
    return forms
