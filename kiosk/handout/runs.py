"""Where a text reads from left to right inside a right-to-left line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from unicodedata import bidirectional

from kiosk.language.visual import CONTROLS, left_to_right_runs

_LONGEST_WHOLE = 24


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text."""

    text: str
    isolated: bool
    """Kept left to right as a whole: a number, a date, an address."""

    @property
    def whole(self) -> bool:
        """Never broken over two lines, as a longer phrase or address may be."""
        return self.isolated and len(self.text) <= _LONGEST_WHOLE


def runs(text: str, direction: Literal["ltr", "rtl"]) -> tuple[Run, ...]:
    """Split a line, so that `1588-9999` is never drawn as `9999-1588`.

    Direction marks in the text are dropped. A left-to-right line is one run.

    Source: Unicode Standard Annex 9, section 2.7 (isolates).
    """
    text = CONTROLS.sub("", text)
    if direction == "ltr":
        return (Run(text, isolated=False),) if text else ()
    parts: list[Run] = []
    end = 0
    for match in left_to_right_runs(text):
        parts.append(Run(text[end : match.start()], isolated=False))
        parts.append(Run(match.group(), isolated=True))
        end = match.end()
    parts.append(Run(text[end:], isolated=False))
    return tuple(part for part in parts if part.text)


def own_direction(text: str) -> Literal["ltr", "rtl"]:
    """Return how a text that a visitor typed reads, whatever stands around it.

    Source: Unicode Standard Annex 9, rules P2 and P3 (first strong character).
    """
    for character in text:
        kind = bidirectional(character)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "ltr"
