"""How the parts of a case are drawn: answers, lines to tick."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rich.cells import cell_len

from kiosk.counter.case_rows import CaseRow
from kiosk.counter.case_view import Task
from kiosk.interview.problems import mark
from kiosk.tui.desk.rows import Cell, RowFace, Text
from kiosk.tui.voice import Voice

OWN_FROM = 100
"""Columns from which the visitor's own words stand beside the Chinese."""
COPY, SHOW = "⧉", "◐"
TICKED, OPEN = "✓", "□"
LABEL = 14
"""Cells of a label; a longer one is wrapped."""


def answer_face(row: CaseRow, voice: Voice, *, shown: bool, wide: bool) -> RowFace:
    """Return one answer: number, label, value, the visitor's words, what Enter does.

    Args:
        row: The answer.
        voice: The desk's.
        shown: Whether it was unmasked.
        wide: Whether there is room for the visitor's own words.
    """
    hidden = bool(row.masked) and not shown
    value = row.masked if hidden else row.value
    own = row.own_masked if hidden else row.own_value
    act = f"{SHOW} {voice.say(mark('Show'))}"
    if not hidden:
        act = f"{COPY} {voice.say(mark('Copy'))}"
    compared = f" {voice.say(mark('compare'))}" if row.compare else ""
    cells = [
        Cell((Text(f"{row.number:>2} ", "number"),), 3),
        Cell((Text(row.label),), LABEL),
        Cell(tuple(Text(line, "strong") for line in value)),
    ]
    if wide:
        cells.append(Cell(tuple(_own(row, own))))
    cells.append(Cell((Text(f"{compared}".strip(), "quiet"),), _width(voice)))
    cells.append(Cell((Text(act, "title"),), cell_len(act)))
    return RowFace(row.id, tuple(cells))


def _width(voice: Voice) -> int:
    return max(cell_len(voice.say(mark("compare"))), 1)


def _own(row: CaseRow, lines: Iterable[str]) -> Iterable[Text]:
    first, *rest = lines or ("",)
    if row.own_label:
        yield Text(f"{row.own_label}  {first}".rstrip(), "quiet")
        yield from (Text(line, "quiet") for line in rest)


def task_face(task: Task, ticked: Collection[str]) -> RowFace:
    """Return one line to tick."""
    done = task.id in ticked
    sign = Text(TICKED if done else OPEN, "good" if done else "title")
    return RowFace(task.id, (Cell((sign,), 1), Cell((Text(task.text),))))
