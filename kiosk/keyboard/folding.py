"""Rows of keys folded for a grid that is too narrow for them."""

from itertools import groupby

from kiosk.keyboard.layout import Face, Key

WIDEST_FUNCTION = 5
"""Units a folded function key keeps: enough for its word."""


def fold(face: Face, units: int) -> Face:
    """Return the face in rows of at most `units`.

    A face that fits comes back as it is. Otherwise typing keys flow on from row
    to row in their order, and the function keys follow in rows of their own, so
    that Done is the last key in every case.

    Args:
        face: The keys.
        units: What one row of the grid can hold, 8 or more.

    Raises:
        ValueError: `units` is less than 8.
    """
    if units < 8:
        raise ValueError(f"a row holds 8 units or more, not {units}")
    if all(sum(key.units for key in row) <= units for row in face.rows):
        return face
    keys = [_narrowed(key, units) for row in face.rows for key in row]
    ordered = sorted(keys, key=lambda key: key.role not in ("type",))
    rows: list[tuple[Key, ...]] = []
    for _role, group in groupby(ordered, key=lambda key: key.role == "type"):
        rows += _flow(tuple(group), units)
    return Face(face.id, tuple(rows), face.then)


def _narrowed(key: Key, units: int) -> Key:
    most = min(units, WIDEST_FUNCTION if key.role != "type" else key.units)
    return Key(key.role, key.label, key.types, min(key.units, most), key.face)


def _flow(keys: tuple[Key, ...], units: int) -> list[tuple[Key, ...]]:
    """The keys in rows, each filled before the next begins."""
    rows: list[tuple[Key, ...]] = []
    row: tuple[Key, ...] = ()
    for key in keys:
        if row and sum(each.units for each in row) + key.units > units:
            rows.append(row)
            row = ()
        row = (*row, key)
    return [*rows, row] if row else rows
