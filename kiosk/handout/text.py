"""Handouts as numbered plain text in two languages."""

from __future__ import annotations

from kiosk.handout.model import Handout, Line, Section, numbered
from kiosk.language.visual import LRI, PDI, isolate_ltr

_RULE = "-" * 40
_BOX = "[ ] "


def text(handout: Handout) -> str:
    """Give a handout as text in logical order, ending with a newline.

    Right-to-left text keeps its numbers together by Unicode isolates. A line
    that stands in English for want of a translation begins with `[EN]`.
    """
    blocks = [_spoken(handout.branch, handout), _heading(handout)]
    counts = numbered(handout.sections)
    for section, numbers in zip(handout.sections, counts, strict=True):
        blocks.append(_section(section, numbers, handout))
    if handout.code:
        blocks.append(_spoken(Line(handout.code.text), handout))
    blocks.append([_RULE, *_closing(handout)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _heading(handout: Handout) -> list[str]:
    title = _spoken(handout.title, handout)
    return title + (["", *_spoken(handout.lead, handout)] if handout.lead else [])


def _closing(handout: Handout) -> list[str]:
    lines = (*handout.footer, handout.as_of)
    return [row for line in lines for row in _spoken(line, handout)]


def _section(section: Section, numbers: tuple[int, ...], handout: Handout) -> list[str]:
    title = _spoken(section.title, handout)
    rows = [" · ".join(title)]
    box = _BOX if section.style == "bring" else ""
    marks = [f"{number}. {box}" for number in numbers] or ["- "] * len(section.lines)
    for mark, line in zip(marks, section.lines, strict=True):
        first, *below = _spoken(line, handout)
        rows.append(mark + first)
        rows += [" " * len(mark) + row for row in below]
    return rows


def _spoken(line: Line, handout: Handout) -> list[str]:
    words = line.text
    if handout.direction == "rtl":
        words = f"{LRI}{words}{PDI}" if line.fallback else isolate_ltr(words)
    first = f"[EN] {words}" if line.fallback else words
    return [first] + ([line.chinese] if line.chinese not in ("", line.text) else [])
