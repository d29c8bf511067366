"""What comes of judging an answer."""

from __future__ import annotations

from msgspec import Struct

from kiosk.interview.model import Value
from kiosk.interview.problems import Problem


class Accepted(Struct, frozen=True):
    """An answer that counts."""

    value: Value
    """Cleaned: normal form, no control characters, canonical spelling."""


Result = Accepted | Problem
"""A value that counts, or what is wrong with the one that was given."""
