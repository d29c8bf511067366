"""Whether two sentences have the same figures, whatever they are written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kiosk.translation.guard.figure import Figure, Kind
from kiosk.translation.model import Finding

FIGURES = "figures"
ORDERED: tuple[Kind, ...] = ("money", "percent", "date", "weekday", "time")
"""Said in one order in every language; how many of what is not."""
_Same = Callable[[Figure, Figure], bool]


def same_figures(
    source: Sequence[Figure], target: Sequence[Figure]
) -> tuple[Finding, ...]:
    """Compare the figures of a source and of its translation.

    Every figure must have its counterpart of the same kind, value and unit. Two of
    one kind may not change places: an amount and its fee, opening and closing. A time
    without a half of the day has only another such time. A figure that can be read
    in two ways is found in any case. What may be left out may also be put in, but
    not changed.

    Returns:
        Nothing when they are the same.
    """
    doubtful = [one for one in (*source, *target) if one.doubtful]
    missing, added = _unmatched(source, target)
    changed = [one for one in (*missing, *added) if not one.optional]
    if {one.unit for one in missing} - {""} and {one.unit for one in added} - {""}:
        changed = [*missing, *added]
    return (
        *(Finding(FIGURES, f"two readings: {_told(one)}") for one in doubtful),
        *(
            Finding(FIGURES, f"missing: {_told(one)}")
            for one in changed
            if one in missing
        ),
        *(Finding(FIGURES, f"added: {_told(one)}") for one in changed if one in added),
        *(
            Finding(FIGURES, f"in another order: {kind}")
            for kind in ORDERED
            if _moved(_row(source, kind), _row(target, kind))
        ),
    )


def _row(figures: Iterable[Figure], kind: Kind) -> list[tuple[str, str]]:
    return [(one.value, one.unit) for one in figures if one.kind == kind]


def _moved(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> bool:
    return one != other and sorted(one) == sorted(other)


def _unmatched(
    source: Sequence[Figure], target: Sequence[Figure]
) -> tuple[list[Figure], list[Figure]]:
    missing, rest = _pairs_off(source, list(target), _equal)
    return _pairs_off(missing, rest, _near)


def _pairs_off(
    source: Iterable[Figure], target: list[Figure], same: _Same
) -> tuple[list[Figure], list[Figure]]:
    missing: list[Figure] = []
    for figure in source:
        match = next((one for one in target if same(figure, one)), None)
        if match is None:
            missing.append(figure)
        else:
            target.remove(match)
    return missing, target


def _equal(one: Figure, other: Figure) -> bool:
    return (one.kind, one.value, one.unit) == (other.kind, other.value, other.unit)


def _near(one: Figure, other: Figure) -> bool:
    """Where one language writes a unit that another does without."""
    if (one.kind, one.value) != (other.kind, other.value) or one.kind != "number":
        return False
    return (one.loose and not other.unit) or (other.loose and not one.unit)


def _told(figure: Figure) -> str:
    return " ".join(filter(None, (figure.kind, figure.value, figure.unit)))
