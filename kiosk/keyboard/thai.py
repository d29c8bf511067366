"""Thai marks in the order they are stored, and none where none can stand.

Source: TIS 620-2533 and WTT 2.0, input sequence check in its basic form; The Unicode
Standard, section 16.1 "Thai".
"""

import re
from typing import Final

_CONSONANT: Final = "ก-ฮ"
_VOWEL: Final = "\u0e31\u0e34-\u0e39"
"""The vowels above and below."""
_TONE: Final = "\u0e48-\u0e4b"
_SILENT: Final = "\u0e4c"
_SHORT: Final = "\u0e47"
_RING: Final = "\u0e4d"
_DOT: Final = "\u0e3a"
SARA_AM: Final = "\u0e33"
SARA_AA: Final = "\u0e32"
MARKS: Final = re.compile(f"[{_VOWEL}{_TONE}{_SILENT}{_SHORT}{_RING}{_DOT}]")
"""What is drawn above or below the consonant before it."""

# A consonant with what may stand on it. Only the short i and u may be silenced.
_CELL: Final = re.compile(
    f"[{_CONSONANT}](?:[{_VOWEL}]?[{_TONE}]?|[\u0e34\u0e38]?{_SILENT}"
    f"|[{_SHORT}{_RING}{_DOT}])"
)
_LAST_CELL: Final = re.compile(f"[{_CONSONANT}](?:{MARKS.pattern})*$")
_BEFORE_AM: Final = re.compile(f"[{_CONSONANT}][{_TONE}]?$")


def compose(before: str, key: str) -> str:
    """Return the text before the cursor after one key.

    A vowel typed after the tone is put before it. The double e and the ring with a
    long a become the one character they look like. A mark that cannot stand there
    is not taken.
    """
    if key == SARA_AM:
        return before + key if _BEFORE_AM.search(before) else before
    if key == SARA_AA and before.endswith(_RING):
        return before[:-1] + SARA_AM
    if key == before[-1:] == "เ":
        return before[:-1] + "แ"
    return _marked(before, key) if MARKS.fullmatch(key) else before + key


def _marked(before: str, mark: str) -> str:
    found = _LAST_CELL.search(before)
    if found is None:
        return before
    cell = found[0]
    for tried in (cell + mark, cell[:-1] + mark + cell[-1]):
        if _CELL.fullmatch(tried):
            return before[: found.start()] + tried
    return before


def backspaced(before: str) -> str:
    """Return the text before the cursor without its last mark or letter."""
    return before[:-1]
