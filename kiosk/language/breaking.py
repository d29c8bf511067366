"""Where a line of text may end, in cells of a terminal."""

import re
import unicodedata
from collections.abc import Callable, Iterator

Measure = Callable[[str], int]
"""Width of a text in cells."""

NEWLINE = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
SPACES = re.compile("[ \t\u3000]+")

NEVER_FIRST = frozenset(
    "、。，．,.：；:;！？!?）)］]｝}」』】》〉〕〗〙”’»›…‥—％%‰℃°·・ーゝゞ々〻"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ~～/／"
)
NEVER_LAST = frozenset("（(［[｛{「『【《〈〔〖〘“‘«‹￥¥＄$€£＋#＃@/／")
FIRST_IDEOGRAPHIC = "\u2e80"
EITHER_SIDE = frozenset("\"'")

# Digit groups with single spaces or a spaced dash between them, an IBAN, an
# amount with its currency code: one thing to the reader, so one line.
_GROUP = r"[+(#*]{0,3}\d[\d.,:/()\-–%*#]*"
TOGETHER = re.compile(
    r"\b[A-Z]{2}\d{2}(?: [A-Z0-9]{4}){2,}(?: [A-Z0-9]{1,3})?\b"
    rf"|(?:\b[A-Z]{{3}} )?{_GROUP}(?: (?:[-–—] )?{_GROUP})*(?: [A-Z]{{3}}\b)?",
)


def wrap(text: str, width: int, measure: Measure) -> list[str]:
    """The lines of a text, in logical order, none wider than the width.

    Lines end at spaces, and between Chinese or Japanese characters where a
    line may end there. Korean words, numbers, telephone numbers, addresses on
    the web and e-mail addresses stay whole when they fit on one line; what is
    longer than a line is cut. Spaces at a break are dropped, newlines are kept.

    Args:
        text: Logical text; a tab counts as one space.
        width: Cells in a line; less than 1 counts as 1. A character that is
            wider than the whole line stands alone on its line.
        measure: Width of a text in cells.

    Source: Requirements for Chinese Text Layout (W3C), 3.1.3 "Prohibition
    rules for line start and line end"; keep-all for Korean from CSS Text 3.
    """
    width = max(width, 1)
    lines: list[str] = []
    for paragraph in NEWLINE.split(text):
        lines.extend(_fill(_fitting(_pieces(paragraph), width, measure), width))
    return lines


def _fill(pieces: Iterator[tuple[str, str, int]], width: int) -> list[str]:
    """Greedy lines from (gap, piece, cells); a gap is dropped at a break."""
    lines: list[str] = []
    line, used = "", 0
    for gap, piece, cells in pieces:
        if used + len(gap) + cells <= width:
            line, used = line + gap + piece, used + len(gap) + cells
            continue
        if line:
            lines.append(line)
        line, used = piece, cells
    return [*lines, line]


def _fitting(
    pieces: Iterator[tuple[str, str]], width: int, measure: Measure
) -> Iterator[tuple[str, str, int]]:
    """Cut every piece that is wider than a line, at its spaces first."""
    for gap, piece in pieces:
        cells = measure(piece)
        if cells <= width:
            yield gap, piece, cells
        elif " " in piece:
            first, *rest = piece.split(" ")
            parts = iter([(gap, first), *((" ", part) for part in rest)])
            yield from _fitting(parts, width, measure)
        else:
            for part, part_cells in _cut(piece, width, measure):
                yield gap, part, part_cells
                gap = ""


def _cut(piece: str, width: int, measure: Measure) -> Iterator[tuple[str, int]]:
    """Hard cuts of an over-long piece, never inside a combined character."""
    part, cells = "", 0
    for character in clusters(piece):
        joined = measure(part + character)
        if part and joined > width:
            yield part, cells
            part, cells = character, measure(character)
        else:
            part, cells = part + character, joined
    yield part, cells


def clusters(text: str) -> Iterator[str]:
    """Characters, each with the marks that belong to it."""
    cluster = ""
    for character in text:
        if cluster and not (_joins(character) or cluster.endswith("\u200d")):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _pieces(paragraph: str) -> Iterator[tuple[str, str]]:
    """(spaces before it, unbreakable piece), in order."""
    kept = _kept_spaces(paragraph)
    gap, start = "", 0
    for match in SPACES.finditer(paragraph):
        if match.start() in kept:
            continue
        yield from _glued(gap, paragraph[start : match.start()])
        gap = " " * len(match[0].replace("\u3000", "  "))
        start = match.end()
    yield from _glued(gap, paragraph[start:])


def _kept_spaces(paragraph: str) -> frozenset[int]:
    """Places of the spaces inside telephone numbers, IBANs and amounts."""
    return frozenset(
        place
        for match in TOGETHER.finditer(paragraph)
        for place in range(match.start(), match.end())
        if paragraph[place] == " "
    )


def _glued(gap: str, run: str) -> Iterator[tuple[str, str]]:
    """Split a run without breakable spaces between Chinese characters."""
    if not run:
        return
    start = 0
    for place in range(1, len(run) if max(run) >= FIRST_IDEOGRAPHIC else 0):
        if _may_break(run[place - 1], run[place]):
            yield gap, run[start:place]
            gap, start = "", place
    yield gap, run[start:]


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end between two neighbouring characters."""
    if not (_ideographic(before) or _ideographic(after)):
        return False
    if after in NEVER_FIRST or before in NEVER_LAST or before == "\u200d":
        return False
    if before in EITHER_SIDE or after in EITHER_SIDE or _joins(after):
        return False
    if " " in (before, after) or "\u00a0" in (before, after):
        return False
    return not (_counts(before) and _ideographic(after))


def _counts(character: str) -> bool:
    """A digit or percent sign: it keeps the unit that follows it."""
    return character.isdecimal() or character == "%"


def _joins(character: str) -> bool:
    """Whether the character belongs to the one before it."""
    return ord(character) > 0x7F and unicodedata.category(character) in (
        "Mn",
        "Mc",
        "Me",
        "Cf",
        "Sk",
    )


def _ideographic(character: str) -> bool:
    """Han, kana, and the wide punctuation that goes with them."""
    point = ord(character)
    return (
        0x2E80 <= point <= 0x312F
        or 0x3190 <= point <= 0x9FFF
        or 0xF900 <= point <= 0xFAFF
        or 0xFE30 <= point <= 0xFE4F
        or 0xFF01 <= point <= 0xFF9F
        or 0x20000 <= point <= 0x3FFFF
    )
