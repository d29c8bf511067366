"""Lines and values as the paper templates set them: text, never markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol

from kiosk.handout.model import Line
from kiosk.handout.runs import Run, own_direction, runs
from kiosk.language.languages import Direction
from kiosk.language.visual import CONTROLS

_BETWEEN_WORDS = re.compile(r"(?<!\d) | (?!\d)")
"""A space, but not the one inside 138 0013 8000."""


class Page(Protocol):
    """What is set: a handout or a form, in one main language."""

    @property
    def language(self) -> str:
        """Our code of the main language."""

    @property
    def direction(self) -> Direction:
        """Its direction."""


def line_values(line: Line, page: Page) -> dict[str, Any]:
    """Return a line with its Chinese as the template sets it."""
    return {
        "runs": _runs(line, page),
        "chinese": line.chinese if line.chinese != line.text else "",
        "fallback": line.fallback,
    }


def text_values(texts: Sequence[str]) -> list[dict[str, str]]:
    """Return what a person wrote, each line in its own direction."""
    return [
        {"text": CONTROLS.sub("", text), "direction": own_direction(text)}
        for text in texts
    ]


def _runs(line: Line, page: Page) -> list[dict[str, str]]:
    if line.fallback:
        return [{"kind": "long", "text": run.text} for run in runs(line.text, "ltr")]
    if page.language == "ko":
        return _words(line.text)
    return [
        {"kind": _kind(run), "text": run.text}
        for run in runs(line.text, page.direction)
    ]


def _kind(run: Run) -> str:
    if not run.isolated:
        return "plain"
    return "whole" if run.whole else "long"


def _words(text: str) -> list[dict[str, str]]:
    # Typst breaks Korean between any two syllables; readers expect whole words.
    parts: list[dict[str, str]] = []
    for word in _BETWEEN_WORDS.split(text):
        parts.append({"kind": "whole", "text": word})
        parts.append({"kind": "plain", "text": " "})
    return parts[:-1]
