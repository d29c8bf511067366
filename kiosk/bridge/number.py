"""The number of a visitor who waits: all that one visit leaves to the next screen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

LARGEST: Final = 99_999
_CODE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")


@dataclass(frozen=True, slots=True)
class Number:
    """What a screen tells when its visitor is forgotten, and waits for staff."""

    number: int
    """From 1."""
    code: str
    """Of the visitor's language."""


def number_in(told: Mapping[str, Any]) -> Number | None:
    """Read it; None: it is no number and language, and nothing else is handed on."""
    number, code = told.get("number"), told.get("code")
    if not isinstance(number, int) or isinstance(number, bool):
        return None
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        return None
    return Number(number, code) if 1 <= number <= LARGEST else None
