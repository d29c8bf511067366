"""Where each key stands in a grid of cells, and which key a touch hits."""

from dataclasses import dataclass

from kiosk.keyboard.folding import fold
from kiosk.keyboard.layout import Face, Key

NARROWEST = 5
"""Cells of the narrowest letter key."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A key and its live region, in cells."""

    key: Key
    x: int
    row: int
    width: int
    """Cells of the live region."""
    indent: int = 0
    """Cells at the near side that are live but not drawn."""
    outdent: int = 0
    """Cells at the far side that are live but not drawn."""


def place(face: Face, width: int) -> tuple[Placed, ...]:
    """Lay the keys of a face over the full width, folded where it is too narrow.

    A row shorter than the longest stands in the middle; its outer keys are live
    to the edge, so that no touch on the keyboard is lost.

    Args:
        face: The keys.
        width: Cells across, 20 or more.

    Returns:
        The keys by row, then from left to right. The regions of a row cover
        every cell of it exactly once.
    """
    letters_across = max(width // NARROWEST, 4)
    face = fold(face, 2 * letters_across)
    total = max(sum(key.units for key in row) for row in face.rows)
    placed: list[Placed] = []
    for number, row in enumerate(face.rows):
        placed += _place_row(row, number, total=total, width=width)
    return tuple(placed)


def _place_row(
    row: tuple[Key, ...], number: int, *, total: int, width: int
) -> list[Placed]:
    spare = total - sum(key.units for key in row)
    at = spare / 2
    placed: list[Placed] = []
    for index, key in enumerate(row):
        # A half goes up: by `round` every other key would lose a cell to the next.
        left, right = (int(unit * width / total + 0.5) for unit in (at, at + key.units))
        first, last = index == 0, index == len(row) - 1
        start, end = (0 if first else left), (width if last else right)
        placed.append(
            Placed(key, start, number, end - start, left - start, end - right)
        )
        at += key.units
    return placed


def rows_of(placed: tuple[Placed, ...]) -> int:
    """Return how many rows of keys there are."""
    return 1 + max(each.row for each in placed)


def key_at(placed: tuple[Placed, ...], x: int, row: int) -> Placed | None:
    """Return the key whose region holds the cell; None outside the keyboard."""
    for each in placed:
        if each.row == row and each.x <= x < each.x + each.width:
            return each
    return None
