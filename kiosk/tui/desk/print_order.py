"""What staff print for a visitor: in which language, how often, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, TypeVar

T = TypeVar("T")
COPIES: Final = (1, 2, 5, 10, 20, 50)


class PrintOrder(NamedTuple):
    """How the next page is printed."""

    language: str
    """Code of the visitor's language."""
    printer: str
    """Name of a printer; empty: there is none."""
    copies: int = COPIES[0]

    def other_language(self, codes: Sequence[str]) -> PrintOrder:
        """Return the same in the next language."""
        return self._replace(language=_after(codes, self.language))

    def other_printer(self, names: Sequence[str]) -> PrintOrder:
        """Return the same on the next printer."""
        return self._replace(printer=_after(names, self.printer))

    def other_copies(self) -> PrintOrder:
        """Return the same with more copies, and with one after the most."""
        return self._replace(copies=_after(COPIES, self.copies))


def _after(all_: Sequence[T], one: T) -> T:
    """Return what stands behind one, and the first behind the last."""
    return all_[(all_.index(one) + 1) % len(all_)] if one in all_ else all_[0]
