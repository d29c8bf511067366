"""Which character of a line stands in which cell: for a cursor, and for touches."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from kiosk.language.breaking import clusters
from kiosk.language.joining import joined
from kiosk.language.languages import Direction
from kiosk.language.visual import (
    JOINERS,
    LAM_ALEF,
    MARKS,
    MIRROR,
    NON_JOINER,
    RIGHT_TO_LEFT,
    left_to_right_runs,
    right_to_left_stretches,
)

_UNIT: Final = re.compile(f"{LAM_ALEF.pattern}|.", re.DOTALL)


class Drawn(NamedTuple):
    """One seen character, where it stands in the text and how it is drawn."""

    start: int
    end: int
    """Its characters in the text, marks included, as start and end."""
    cells: str
    """What is drawn, letters joined. Empty: it takes no cell."""


def arranged(text: str, *, base: Direction) -> tuple[Drawn, ...]:
    """Return the seen characters of a line from left to right.

    Together they are what `visual_line` draws, and every character of the text is in
    exactly one of them.

    Args:
        text: One logical line, cleaned: without controls and direction marks.
        base: Direction of the paragraph.
    """
    if not RIGHT_TO_LEFT.search(text):
        return tuple(_forward(text, 0))
    if base == "rtl":
        return tuple(_backward(text, 0))
    drawn: list[Drawn] = []
    end = 0
    for stretch in right_to_left_stretches().finditer(text):
        drawn += _forward(text[end : stretch.start()], end)
        drawn += _backward(stretch[0], stretch.start())
        end = stretch.end()
    return (*drawn, *_forward(text[end:], end))


def _forward(text: str, at: int) -> Iterator[Drawn]:
    for cluster in clusters(text):
        yield Drawn(at, at + len(cluster), cluster)
        at += len(cluster)


def _backward(text: str, at: int) -> list[Drawn]:
    """A right-to-left text, its left-to-right runs each as one piece."""
    pieces: list[list[Drawn]] = []
    end = 0
    for run in left_to_right_runs(text):
        pieces += [[each] for each in _letters(text[end : run.start()], at + end)]
        pieces.append(list(_forward(run[0], at + run.start())))
        end = run.end()
    pieces += [[each] for each in _letters(text[end:], at + end)]
    return [each for piece in reversed(pieces) for each in piece]


def _letters(text: str, at: int) -> list[Drawn]:
    """Joined letters in logical order; what is left out belongs to the one before."""
    if not RIGHT_TO_LEFT.search(text):
        shapes = [(start, char) for start, char in enumerate(text)]
        return _gathered(shapes, text, at)
    kept = [
        (start, char)
        for start, char in enumerate(text)
        if char == NON_JOINER or not MARKS.match(char)
    ]
    written = "".join(char for _start, char in kept)
    starts = [kept[unit.start()][0] for unit in _UNIT.finditer(written)]
    return _gathered(list(zip(starts, joined(written), strict=True)), text, at)


def _gathered(shapes: list[tuple[int, str]], text: str, at: int) -> list[Drawn]:
    """Each shape with the marks that go on it, over the whole of the text."""
    cells = "".join(cell for _start, cell in shapes if cell != NON_JOINER)
    cells = cells.strip(JOINERS).translate(MIRROR)
    starts = [start for start, cell in shapes if cell not in JOINERS]
    drawn: list[Drawn] = []
    place = 0
    for cluster in clusters(cells):
        count = sum(cell not in JOINERS for cell in cluster)
        follows = place + count
        first = starts[place] if drawn else 0
        last = starts[follows] if follows < len(starts) else len(text)
        drawn.append(Drawn(at + first, at + last, cluster))
        place = follows
    return drawn or ([Drawn(at, at + len(text), "")] if text else [])
