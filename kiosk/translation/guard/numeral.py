"""A number in a text, in digits or in words, before it is known what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and where it stands in the folded text."""

    start: int
    end: int
    value: Decimal
    written: str
    """As it stands there."""
    spelled: bool = False
    """Whether it is in words."""
    doubtful: bool = False
    optional: bool = False
    """Whether other languages may do without it."""
    fraction: str = ""
    """A part of a whole, "1/3"; the value says nothing then."""
