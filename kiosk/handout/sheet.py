"""A handout as the values that the paper template sets."""

from __future__ import annotations

import json
from typing import Any

from kiosk.handout import qr
from kiosk.handout.model import (
    Code,
    CounterCode,
    Entry,
    Handout,
    Line,
    Note,
    Paper,
    Section,
    Stamp,
    numbered,
)
from kiosk.handout.typeset import line_values, text_values
from kiosk.language.visual import CONTROLS

# Printed side of a code, quiet zone included.
SIDE_MM = {"a4": 42.0, "a5": 36.0}
LEAST_MM = 30.0
"""Of a code that is made smaller where that saves a page."""
PASS_MM = 40.0


def sheet(handout: Handout, paper: Paper) -> str:
    """Give everything the template says as JSON, text as text and never markup.

    Raises:
        HandoutError: the code cannot be drawn, or is too dense for the paper.
    """
    values = {
        "paper": paper,
        **words(handout),
        "code": _code(handout.code, handout, paper) if handout.code else None,
        "counter": _counter(handout.counter, handout) if handout.counter else None,
        "event": _event(handout, paper),
    }
    return json.dumps(values)


def words(handout: Handout) -> dict[str, Any]:
    """Give everything a template says but the codes."""
    language, _, rest = handout.locale.partition("-")
    region = rest.rpartition("-")[2]
    return {
        "lang": language,
        "region": region if len(region) == 2 else None,
        "direction": handout.direction,
        "name": handout.title.text,
        "title": line_values(handout.title, handout),
        "lead": line_values(handout.lead, handout) if handout.lead else None,
        "sections": _sections(handout),
        "notes": [_note(note, handout) for note in handout.notes],
        "branch": line_values(handout.branch, handout),
        "as_of": line_values(handout.as_of, handout),
        "stamp": _stamp(handout.stamp, handout) if handout.stamp else None,
        "footer": [line_values(line, handout) for line in handout.footer],
    }


def _sections(handout: Handout) -> list[dict[str, Any]]:
    counts = numbered(handout.sections)
    return [
        _section(section, numbers, handout)
        for section, numbers in zip(handout.sections, counts, strict=True)
    ]


def _section(
    section: Section, numbers: tuple[int, ...], handout: Handout
) -> dict[str, Any]:
    lines = [line_values(line, handout) for line in section.lines]
    for number, line in zip(numbers, lines, strict=False):
        line["number"] = number
    return {
        "style": section.style,
        "title": line_values(section.title, handout),
        "lines": lines,
    }


def _code(code: Code, handout: Handout, paper: Paper) -> dict[str, Any]:
    drawn = qr.draw(code.text, level=code.level)
    qr.module_mm(drawn.version, SIDE_MM[paper])
    return {
        "svg": qr.svg(drawn),
        "side": SIDE_MM[paper],
        "least": min(max(LEAST_MM, qr.least_side_mm(drawn.version)), SIDE_MM[paper]),
        **code_words(code, handout),
    }


def code_words(code: Code, handout: Handout) -> dict[str, Any]:
    """Give what stands beside a code."""
    return {
        "text": code.said or code.text,
        "said": line_values(Line(code.said or code.text), handout),
        "caption": line_values(code.caption, handout),
    }


def _counter(counter: CounterCode, handout: Handout) -> dict[str, Any]:
    drawn = qr.draw_unkept(counter.text)
    qr.module_mm(drawn.version, PASS_MM)
    return {
        "svg": qr.svg(drawn),
        "side": PASS_MM,
        **pass_words(counter, handout),
    }


def pass_words(counter: CounterCode, handout: Handout) -> dict[str, Any]:
    """Give what stands beside a counter pass."""
    return {
        "caption": line_values(counter.caption, handout),
        "lines": [line_values(line, handout) for line in counter.lines],
    }


def _event(handout: Handout, paper: Paper) -> dict[str, Any] | None:
    event = handout.event
    return _code(event.code, handout, paper) if event and event.code else None


def _stamp(stamp: Stamp, handout: Handout) -> dict[str, Any]:
    return {
        "stamp": line_values(stamp.stamp, handout),
        "notes": line_values(stamp.notes, handout),
    }


def _note(note: Note, handout: Handout) -> dict[str, Any]:
    return {
        "title": line_values(note.title, handout),
        "lead": line_values(note.lead, handout) if note.lead else None,
        "entries": [_entry(entry, handout) for entry in note.entries],
    }


def _entry(entry: Entry, handout: Handout) -> dict[str, Any]:
    return {
        "label": line_values(entry.label, handout),
        "value": text_values(entry.value),
        "chinese": [CONTROLS.sub("", text) for text in entry.chinese],
    }
