"""Handouts as numbered plain text in two languages."""

from __future__ import annotations

from kiosk.handout.model import CounterCode, Handout, Line, Note, Section, numbered
from kiosk.language.visual import CONTROLS, LRI, PDI, isolate_ltr

_RULE = "-" * 40
_BOX = "[ ] "
_INDENT = "    "
_BLANK = "_" * 32
FSI = "\u2068"


def text(handout: Handout) -> str:
    """Give a handout as text in logical order, ending with a newline.

    Right-to-left text keeps its numbers together by Unicode isolates. A line
    that stands in English for want of a translation begins with `[EN]`.
    """
    blocks = [_spoken(handout.branch, handout), _heading(handout)]
    counts = numbered(handout.sections)
    for section, numbers in zip(handout.sections, counts, strict=True):
        blocks.append(_section(section, numbers, handout))
    if handout.counter:
        blocks.append(_counter(handout.counter, handout))
    blocks += [_note(note, handout) for note in handout.notes]
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


def _counter(counter: CounterCode, handout: Handout) -> list[str]:
    rows = [" · ".join(_spoken(counter.caption, handout))]
    rows += [row for line in counter.lines for row in _spoken(line, handout)]
    return [*rows, counter.text]


def _note(note: Note, handout: Handout) -> list[str]:
    rows = [" · ".join(_spoken(note.title, handout))]
    rows += _spoken(note.lead, handout) if note.lead else []
    for entry in note.entries:
        rows += ["", " · ".join(_spoken(entry.label, handout))]
        words = (*entry.value, *entry.chinese)
        rows += [_INDENT + _typed(text) for text in words] or [_INDENT + _BLANK]
    return rows


def _typed(text: str) -> str:
    """Return what a visitor typed, in its own direction whatever stands around."""
    return f"{FSI}{CONTROLS.sub('', text)}{PDI}"


def _spoken(line: Line, handout: Handout) -> list[str]:
    words = line.text
    if handout.direction == "rtl":
        words = f"{LRI}{words}{PDI}" if line.fallback else isolate_ltr(words)
    first = f"[EN] {words}" if line.fallback else words
    return [first] + ([line.chinese] if line.chinese not in ("", line.text) else [])
