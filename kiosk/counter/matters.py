"""What a complaint or an enquiry says: sealed in the body of its case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final, Literal

from msgspec import Struct

from kiosk.interview.problems import mark

MarkId = Literal["unsolved", "right-harmed", "upset"]
MARKS: Final[Mapping[MarkId, str]] = {
    "unsolved": mark("Not solved on the spot"),
    "right-harmed": mark("A right of the customer was harmed"),
    "upset": mark("The customer left upset"),
}
"""The three marks of a complaint. Source: issue 4, complaints and enquiries."""


class HandedOver(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One change of owner."""

    at: datetime
    by: str
    to: str
    """Ids of staff."""
    reason: str


class Matter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was said, and what became of it."""

    said: str = ""
    who: str = ""
    """The customer's name, as they gave it."""
    reach: str = ""
    """How they want to be answered."""
    marks: tuple[MarkId, ...] = ()
    handed: tuple[HandedOver, ...] = ()
    answer: str = ""
    """What the customer was answered."""

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return "<Matter>"
