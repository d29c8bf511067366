"""Pages that stand over the journey, such as the call for staff, one over another."""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from textual.widget import Widget


class Over(NamedTuple):
    """One of them."""

    name: str
    under: Widget | None
    """What had the focus when it came; None: nothing."""


class Overs:
    """Which of them are open. Leaving one leads to what was there before it."""

    def __init__(self) -> None:
        self._open: tuple[Over, ...] = ()

    @property
    def top(self) -> str:
        """The name of the one on screen; empty for none."""
        return self._open[-1].name if self._open else ""

    def lay(self, name: str, focused: Widget | None) -> None:
        """Put one on top; one that is open already is gone back to."""
        below = tuple(takewhile(lambda each: each.name != name, self._open))
        again = self._open[len(below) :][:1]
        self._open = (*below, *(again or (Over(name, focused),)))

    def lift(self) -> Widget | None:
        """Take the top one away, and return what had the focus under it."""
        *below, top = self._open or (Over("", None),)
        self._open = tuple(below)
        return top.under if top.under is not None and top.under.is_attached else None

    def clear(self) -> None:
        """Take all away."""
        self._open = ()
