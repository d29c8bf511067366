"""Placeholders on their way through the machine: codes that the guard holds fast."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.language.placeholders import PLACEHOLDER

FIRST = 701
"""Codes look like the numbers of a queue, A701: the guard keeps those as they are."""


@dataclass(frozen=True, slots=True)
class Shielded:
    """A text whose placeholders are codes."""

    text: str
    held: tuple[tuple[str, str], ...] = ()
    """Each code, and the placeholder it stands for."""


def shield(text: str) -> Shielded:
    """Put a code in place of each placeholder; every one has a code of its own."""
    letter = next(sign for sign in "ABCDEFGHKLMN" if f"{sign}7" not in text)
    held: list[tuple[str, str]] = []

    def code(found: re.Match[str]) -> str:
        held.append((f"{letter}{FIRST + len(held)}", found[0]))
        return held[-1][0]

    return Shielded(PLACEHOLDER.sub(code, text), tuple(held))


def unshield(shielded: Shielded, translated: str) -> str:
    """Put the placeholders back; empty when one is missing, doubled or changed."""
    for code, placeholder in shielded.held:
        translated, count = re.subn(
            rf"(?<![0-9A-Za-z]){code}(?![0-9A-Za-z])",
            lambda _, back=placeholder: back,  # type: ignore[misc]
            translated,
        )
        if count != 1:
            return ""
    return translated
