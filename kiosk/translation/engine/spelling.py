"""How a translation is written in its language: punctuation, and between sentences."""

from __future__ import annotations

import re
from typing import Final

WITHOUT_SPACES: Final = frozenset({"zh", "zt", "ja"})
"""Languages that write sentences without a space between them."""
_FULL: Final = {",": "，", "?": "？", "!": "！", ":": "：", ";": "；", ".": "。"}
_HAN: Final = "[\u3007\u3400-\u4dbf\u4e00-\u9fff\u3040-\u30ff\uf900-\ufaff]"
_AFTER_HAN: Final = re.compile(rf"(?<={_HAN})([,?!:;]) ?(?![\d/])|(?<={_HAN})(\.)(?=$)")
_BEFORE_HAN: Final = re.compile(rf"(?<=[\d⟧)）])([,?!]) ?(?={_HAN}|$)")


def write_punctuation(text: str, language: str) -> str:
    """Return Chinese with its own, full-width punctuation; others as they are.

    Models are trained on text in NFKC, where `，` and `,` are the same character, so
    they write the narrow ones. A comma inside a number stays.

    Args:
        text: One sentence as a model gave it.
        language: Its code, as Argos has it (`zt` is Chinese in Taiwan).

    Source: Unicode NFKC; GB/T 15834-2011 for the marks.
    """
    if language not in WITHOUT_SPACES - {"ja"}:
        return text
    text = _AFTER_HAN.sub(lambda found: _FULL[found[1] or found[2]], text)
    return _BEFORE_HAN.sub(lambda found: _FULL[found[1]], text)


def gap_between(gap: str, language: str) -> str:
    """Return what stands between two translated sentences.

    Args:
        gap: What stood between the sentences they are of. Line breaks stay.
        language: Code of the language they are in now.
    """
    if "\n" in gap:
        return gap
    return "" if language in WITHOUT_SPACES else " "
