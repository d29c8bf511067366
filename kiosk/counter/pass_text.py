"""A sealed pass as the text of a QR, whole or in several codes."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

WHOLE: Final = "KP1:"
"""Before a whole pass: then how many signs follow, in three figures."""
PART: Final = "KP1/"
"""Before a part: then how many there are, which one it is, a mark, and the signs."""
MARK_BYTES: Final = 2
"""Of the pass's id: tells the parts of two passes apart."""
MARK_SIGNS: Final = 3
LENGTH_SIGNS: Final = 3
"""So that what a scanner adds at the end is noticed, and dropped again."""
WHOLE_SIGNS: Final = len(WHOLE) + LENGTH_SIGNS
PART_SIGNS: Final = len(PART) + 2 + MARK_SIGNS + LENGTH_SIGNS
MOST_PARTS: Final = 3
"""More than three scans are a burden: the printed page is better."""
LARGEST_VERSION: Final = 20
"""On paper 40 mm wide, modules are no smaller than 0.375 mm up to here."""
SIGNS_BY_VERSION: Final = (
    *(0, 20, 38, 61, 90, 122, 154, 178, 221, 262, 311),
    *(366, 419, 483, 528, 600, 656, 734, 816, 909, 970),
)
"""Signs of the alphanumeric set at level M, by version.

Source: ISO/IEC 18004, table 7.
"""
SIGNS: Final = re.compile(r"[0-9A-Z $%*+\-./:]*")
"""The alphanumeric set of a QR."""
_WHOLE: Final = re.compile(r"KP1:([0-9]{3})")
_PART: Final = re.compile(
    rf"KP1/([2-{MOST_PARTS}])([1-{MOST_PARTS}])([0-9A-Z $%*+\-./:]{{{MARK_SIGNS}}})"
    r"([0-9]{3})"
)


class Part(Struct, frozen=True):
    """One of the codes of a pass."""

    count: int
    number: int
    """From 1."""
    mark: str
    signs: str

    def __repr__(self) -> str:
        """Say which part it is, and nothing of the pass."""
        return f"<Part {self.number} of {self.count}>"


def text_of(sealed: bytes) -> str:
    """Return a sealed pass as text. Source: RFC 9285 (Base45)."""
    import base45

    signs = str(base45.b45encode(sealed), "ascii")
    return f"{WHOLE}{len(signs):03}{signs}"


def sealed_of(text: str) -> bytes | None:
    """Return the sealed pass in a text; None: it is none."""
    import base45

    found = _WHOLE.match(text)
    signs = text[WHOLE_SIGNS:]
    if found is None or int(found[1]) != len(signs) or not SIGNS.fullmatch(signs):
        return None
    try:
        return bytes(base45.b45decode(signs))
    except ValueError:
        return None


def length_at(text: str) -> int:
    """Return how long the code is that a text begins with; 0: it begins with none."""
    for head, signs in ((_WHOLE, WHOLE_SIGNS), (_PART, PART_SIGNS)):
        found = head.match(text)
        if found is not None:
            return signs + int(found[found.lastindex or 0])
    return 0


def version_for(signs: int) -> int:
    """Return the smallest version at level M that holds so many signs; 0: none."""
    fits = (
        version
        for version, most in enumerate(SIGNS_BY_VERSION)
        if version and signs <= most
    )
    return next(fits, 0)


def most_bytes() -> int:
    """Return how many sealed bytes the largest code on paper holds."""
    signs = SIGNS_BY_VERSION[LARGEST_VERSION] - WHOLE_SIGNS
    # Base45 writes two bytes as three signs, and a last one as two.
    return signs // 3 * 2 + signs % 3 // 2


def codes_of(text: str, pass_id: bytes, largest: int) -> tuple[str, ...]:
    """Return the texts of as few codes as hold a pass; none: they would be too many.

    Args:
        text: A whole pass.
        pass_id: Its id.
        largest: The largest version there is room for, 0 for none.
    """
    most = SIGNS_BY_VERSION[max(0, min(largest, LARGEST_VERSION))]
    if len(text) <= most:
        return (text,)
    rest = text.removeprefix(WHOLE)
    # Whole groups of Base45: none ends in a space, which scanners drop at the end.
    room = (most - PART_SIGNS) // 3 * 3
    if room <= 0 or len(rest) > room * MOST_PARTS:
        return ()
    count = -(-len(rest) // room)
    size = -(-len(rest) // (3 * count)) * 3
    mark = _mark(pass_id)
    return tuple(
        f"{PART}{count}{number}{mark}{len(signs):03}{signs}"
        for number, signs in enumerate(_cut(rest, size), start=1)
    )


def _cut(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


def _mark(pass_id: bytes) -> str:
    import base45

    return str(base45.b45encode(pass_id[:MARK_BYTES]), "ascii")


def part_of(text: str) -> Part | None:
    """Return the part that a text is; None: it is none."""
    found = _PART.match(text)
    signs = text[PART_SIGNS:]
    if found is None or int(found[4]) != len(signs) or not SIGNS.fullmatch(signs):
        return None
    part = Part(int(found[1]), int(found[2]), found[3], signs)
    return part if part.number <= part.count else None


def joined(parts: tuple[Part, ...]) -> str | None:
    """Return the whole pass of parts in any order; None: one is missing."""
    if not parts:
        return None
    first = parts[0]
    alike = {
        part.number: part.signs
        for part in parts
        if (part.count, part.mark) == (first.count, first.mark)
    }
    if len(alike) < first.count:
        return None
    return WHOLE + "".join(alike[number] for number in sorted(alike))
