"""Logical text to the visual lines of a terminal that orders nothing itself."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from kiosk.language.breaking import Measure, clusters, wrap
from kiosk.language.joining import joined
from kiosk.language.languages import Direction

Bidi = Literal["app", "terminal"]
"""Who orders and shapes right-to-left text."""
Align = Literal["start", "center", "end"]

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
RIGHT_TO_LEFT = re.compile(f"[{_RTL}]")
CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
"""What orders or commands a terminal; a line feed only ends a line."""

# What the shaper leaves out, and the pairs it joins in one cell.
MARKS = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u08d4-\u08ff\u200c\u200d]"
)
LAM_ALEF = re.compile("\u0644[\u0627\u0623\u0625\u0622]")

PAIRS = "()[]{}<>«»‹›≤≥（）［］｛｝＜＞「」『』〈〉《》【】〔〕〖〗⟨⟩⟪⟫"
MIRROR = str.maketrans(PAIRS, "".join(PAIRS[place ^ 1] for place in range(len(PAIRS))))

# A run that is read from left to right also inside Arabic: words of any other
# script and digits, with the signs that hold them together, brackets that
# belong to them, and single spaces between them.
_DIGIT = f"[{_DIGITS}]"
_ON_LETTERS = "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
"""Accents and Thai marks: no letters to a pattern, and never parted from theirs."""
_LETTER = rf"(?:[^\W_{_RTL}][{_ON_LETTERS}]*|{_DIGIT})"
_WORD = (
    rf"(?:[+#*@$€£¥₩￥]|(?<![^\s(\[«])[-−])?{_LETTER}"
    rf"(?:[-.,:;/\\@%&'’_+=#*~–—·|?<]{{0,40}}{_LETTER})*"
    r"(?:[%‰°+*]|/(?=\s|$)|<+)?"
)
_GAP = rf"(?: [-–—] ?|[-–—] |(?<=[^\W{_DIGITS}])[,:;] | {{1,2}}|[\u00a0\u202f])"
_BRACKETED = rf"\({_WORD}(?:{_GAP}{_WORD})*\)"
# Brackets after a space belong to the letters before them, or to a telephone
# number that goes on; after a plain number they belong to the Arabic around.
_JOINED = (
    rf"(?:(?<=[^\W{_DIGITS}]) | ?(?=\({_DIGIT}+\)[ -]?{_DIGIT})|(?=\()){_BRACKETED}"
)
_LTR_RUN = (
    rf"(?:\(\+?{_DIGIT}+\)[ -]?)?{_WORD}"
    rf"(?:{_JOINED}(?:[- ]?{_WORD})?|{_GAP}{_WORD}| <{{2,}})*"
    r"|<{2,}"
)
_LTR_SIGN = re.compile(f"[^\\W_{_RTL}]|{_DIGIT}|<<")
# Inside a left-to-right line: from the first right-to-left letter to the last
# one with no other letters between, and a number that directly follows.
_NUMBER = rf"[+]?[{_DIGITS}](?:[-.,:/ ]?[{_DIGITS}]){{0,40}}"
_NEUTRAL = rf"(?:{_DIGIT}|[^\w{_RTL}()\[\]«»])"
_GROUP = rf"[(\[«](?:{_NEUTRAL}|[{_RTL}])*[)\]»]"
_RTL_STRETCH = rf"[{_RTL}](?:{_NEUTRAL}*(?:[{_RTL}]|{_GROUP}))*(?:[ /-]{_NUMBER})?"
NON_JOINER = "\u200c"
JOINERS = "\u200c\u200d"
LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"


def visual_line(text: str, *, base: Direction) -> str:
    """One line in the order in which its cells are drawn, letters joined.

    Runs of digits and of other scripts stay left-to-right as a whole, so a
    telephone number keeps the order of its groups. Brackets and guillemets
    are mirrored. Direction marks in the text are dropped. Text without any
    right-to-left character comes back as it is.

    Args:
        text: One logical line, already wrapped.
        base: Direction of the paragraph.

    Source: Unicode Standard Annex 9, with each left-to-right run isolated as
    in its section 2.7.
    """
    text = CONTROLS.sub("", text)
    if not RIGHT_TO_LEFT.search(text):
        return text
    if base == "rtl":
        return _ordered(text)
    return right_to_left_stretches().sub(lambda match: _ordered(match[0]), text)


def printed_line(text: str, *, base: Direction, bidi: Bidi) -> str:
    """One line as it is written to a terminal.

    A terminal that orders text takes a whole row for one paragraph. So each
    line is isolated from what stands beside it on the row, and the runs that
    are read from left to right are isolated in it.

    Args:
        text: One logical line, already wrapped.
        base: Direction of the paragraph.
        bidi: "app": ordered and joined here; "terminal": left to the terminal.

    Source: Unicode Standard Annex 9, sections 2.4 and 2.7.
    """
    if bidi == "app":
        return visual_line(text, base=base)
    text = CONTROLS.sub("", text)
    if not RIGHT_TO_LEFT.search(text):
        return text
    if base == "rtl":
        return f"{RLI}{isolate_ltr(text)}{PDI}"
    return f"{LRI}{text}{PDI}"


def _ordered(text: str) -> str:
    """One right-to-left line, or stretch of a line, as it is drawn.

    With every left-to-right run held as one piece, all that is left runs from
    the right: the pieces and characters are drawn in reverse.
    """
    drawn: list[str] = []
    end = 0
    for run in left_to_right_runs(text):
        drawn += _mirrored(text[end : run.start()])
        drawn.append(run[0])
        end = run.end()
    drawn += _mirrored(text[end:])
    return "".join(reversed(drawn))


def _mirrored(text: str) -> Iterator[str]:
    """Joined characters with their marks, brackets turned, in logical order."""
    return clusters(shape(text).strip(JOINERS).translate(MIRROR))


def lay_out(  # noqa: PLR0913 - keyword-only after the first two
    text: str,
    width: int,
    *,
    direction: Direction,
    bidi: Bidi,
    measure: Measure,
    align: Align = "start",
) -> tuple[str, ...]:
    """The lines of a text as a terminal should print them.

    The text is wrapped first, in logical order; then, unless the terminal
    does it itself, each line is shaped and ordered; then it is moved to its
    side with spaces in front. No spaces follow a line. For a terminal that
    orders text, isolates that take no cell stand around a line.

    Args:
        text: Logical text.
        width: Cells in a line.
        direction: Direction of the paragraph; `start` is its near side.
        bidi: "app" orders and shapes here, "terminal" leaves both to it.
        measure: Width of a text in cells.
        align: Side of the lines. A Chinese line on an Arabic screen has the
            direction "ltr" and the side "end".
    """
    if RIGHT_TO_LEFT.search(text):
        text = CONTROLS.sub("", text)
        measured = shaped_measure(measure) if bidi == "app" else measure
    else:
        measured = measure
    lines = [
        printed_line(line, base=direction, bidi=bidi)
        for line in wrap(text, width, measured)
    ]
    return tuple(
        " " * _indent(width - measure(line), direction, align) + line for line in lines
    )


def shape(text: str) -> str:
    """Arabic letters in their joined forms, in the order given.

    Vowel marks are left out: a cell of a terminal has no room for them.
    """
    if not RIGHT_TO_LEFT.search(text):
        return text
    return joined(MARKS.sub(_non_joiner, text)).replace(NON_JOINER, "")


def _non_joiner(mark: re.Match[str]) -> str:
    """Keep what parts two letters; all else that takes no cell goes."""
    return NON_JOINER if mark[0] == NON_JOINER else ""


def left_to_right_runs(text: str) -> Iterator[re.Match[str]]:
    """The runs that are read from left to right also inside Arabic, in order.

    Telephone numbers with their spaces, dates, amounts, IBANs, addresses and
    phrases of other scripts, each as one match.
    """
    if not _LTR_SIGN.search(text):
        return iter(())  # and the long pattern need not be compiled for it
    return _compiled(_LTR_RUN).finditer(text)


def right_to_left_stretches() -> re.Pattern[str]:
    """What of a left-to-right line is read from right to left, as one match each."""
    return _compiled(_RTL_STRETCH)


def isolate_ltr(text: str) -> str:
    """The text with its numbers and left-to-right runs isolated.

    For web pages and plain text, whose reader orders the characters: without
    it 1588-9999 after an Arabic word is shown as 9999-1588.

    Source: Unicode Standard Annex 9, LRI (U+2066) and PDI (U+2069).
    """
    return _compiled(_LTR_RUN).sub(
        lambda match: f"{LRI}{match[0]}{PDI}", CONTROLS.sub("", text)
    )


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # Compiled when first needed: it takes longer than the rest of the import.
    return re.compile(pattern)


def shaped_measure(measure: Measure) -> Measure:
    """Width after shaping, since marks vanish and lam and alef share one cell.

    Shaping every word only to measure it took most of the time of a layout.
    """
    return lambda text: measure(LAM_ALEF.sub("\ufefb", MARKS.sub("", text)))


def _indent(spare: int, direction: Direction, align: Align) -> int:
    if align == "center":
        return max(spare // 2, 0)
    right = (align == "end") == (direction == "ltr")
    return max(spare, 0) if right else 0
