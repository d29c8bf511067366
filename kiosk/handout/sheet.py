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
    numbered,
)
from kiosk.handout.runs import Run, own_direction, runs
from kiosk.language.visual import CONTROLS

# Printed side of a code, quiet zone included.
SIDE_MM = {"a4": 42.0, "a5": 36.0}
PASS_MM = 40.0


def sheet(handout: Handout, paper: Paper) -> str:
    """Give everything the template says as JSON, text as text and never markup.

    Raises:
        HandoutError: the code cannot be drawn, or is too dense for the paper.
    """
    language, _, rest = handout.locale.partition("-")
    region = rest.rpartition("-")[2]
    values = {
        "paper": paper,
        "lang": language,
        "region": region if len(region) == 2 else None,
        "direction": handout.direction,
        "name": handout.title.text,
        "title": _line(handout.title, handout),
        "lead": _line(handout.lead, handout) if handout.lead else None,
        "sections": _sections(handout),
        "code": _code(handout.code, handout, paper) if handout.code else None,
        "counter": _counter(handout.counter, handout) if handout.counter else None,
        "notes": [_note(note, handout) for note in handout.notes],
        "event": _event(handout, paper),
        "branch": _line(handout.branch, handout),
        "as_of": _line(handout.as_of, handout),
        "footer": [_line(line, handout) for line in handout.footer],
    }
    return json.dumps(values)


def _sections(handout: Handout) -> list[dict[str, Any]]:
    counts = numbered(handout.sections)
    return [
        _section(section, numbers, handout)
        for section, numbers in zip(handout.sections, counts, strict=True)
    ]


def _section(
    section: Section, numbers: tuple[int, ...], handout: Handout
) -> dict[str, Any]:
    lines = [_line(line, handout) for line in section.lines]
    for number, line in zip(numbers, lines, strict=False):
        line["number"] = number
    return {
        "style": section.style,
        "title": _line(section.title, handout),
        "lines": lines,
    }


def _code(code: Code, handout: Handout, paper: Paper) -> dict[str, Any]:
    drawn = qr.draw(code.text, level=code.level)
    qr.module_mm(drawn.version, SIDE_MM[paper])
    return {
        "svg": qr.svg(drawn),
        "side": SIDE_MM[paper],
        "text": code.said or code.text,
        "said": _line(Line(code.said or code.text), handout),
        "caption": _line(code.caption, handout),
    }


def _counter(counter: CounterCode, handout: Handout) -> dict[str, Any]:
    drawn = qr.draw_unkept(counter.text)
    qr.module_mm(drawn.version, PASS_MM)
    return {
        "svg": qr.svg(drawn),
        "side": PASS_MM,
        "caption": _line(counter.caption, handout),
        "lines": [_line(line, handout) for line in counter.lines],
    }


def _event(handout: Handout, paper: Paper) -> dict[str, Any] | None:
    event = handout.event
    return _code(event.code, handout, paper) if event and event.code else None


def _note(note: Note, handout: Handout) -> dict[str, Any]:
    return {
        "title": _line(note.title, handout),
        "lead": _line(note.lead, handout) if note.lead else None,
        "entries": [_entry(entry, handout) for entry in note.entries],
    }


def _entry(entry: Entry, handout: Handout) -> dict[str, Any]:
    return {
        "label": _line(entry.label, handout),
        "value": [
            {"text": CONTROLS.sub("", text), "direction": own_direction(text)}
            for text in entry.value
        ],
        "chinese": [CONTROLS.sub("", text) for text in entry.chinese],
    }


def _line(line: Line, handout: Handout) -> dict[str, Any]:
    return {
        "runs": _runs(line, handout),
        "chinese": line.chinese if line.chinese != line.text else "",
        "fallback": line.fallback,
    }


def _runs(line: Line, handout: Handout) -> list[dict[str, str]]:
    if line.fallback:
        return [{"kind": "long", "text": run.text} for run in runs(line.text, "ltr")]
    if handout.language == "ko":
        return _words(line.text)
    return [
        {"kind": _kind(run), "text": run.text}
        for run in runs(line.text, handout.direction)
    ]


def _kind(run: Run) -> str:
    if not run.isolated:
        return "plain"
    return "whole" if run.whole else "long"


def _words(text: str) -> list[dict[str, str]]:
    # Typst breaks Korean between any two syllables; readers expect whole words.
    parts: list[dict[str, str]] = []
    for word in text.split(" "):
        parts.append({"kind": "whole", "text": word})
        parts.append({"kind": "plain", "text": " "})
    return parts[:-1]
