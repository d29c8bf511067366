"""How the parts of a case are drawn: answers, lines to tick."""

from __future__ import annotations

from collections.abc import Collection

from rich.cells import cell_len

from kiosk.counter.case_rows import CaseRow
from kiosk.counter.case_view import Task
from kiosk.interview.problems import mark
from kiosk.tui.desk.rows import Cell, RowFace, Text
from kiosk.tui.voice import Voice

OWN_FROM = 100
"""Columns from which the visitor's own words stand beside the Chinese."""
LABELLED_FROM = 114
"""Columns from which they stand with the visitor's own label."""
COPY, SHOW, COMPARE = "▣", "◐", "◆"
TICKED, OPEN = "✓", "□"
LABEL = 14
"""Cells of a label; a longer one is wrapped."""


def answer_face(row: CaseRow, voice: Voice, *, shown: bool, columns: int) -> RowFace:
    """Return one answer: number, label, value, the visitor's words, what Enter does.

    Args:
        row: The answer.
        voice: The desk's.
        shown: Whether it was unmasked.
        columns: Cells of the screen.
    """
    hidden = bool(row.masked) and not shown
    value = row.masked if hidden else row.value
    sign, act = (SHOW, mark("Show")) if hidden else (COPY, mark("Copy"))
    said = f"{sign} {voice.say(act)}"
    cells = [
        Cell((Text(f"{row.number:>2} ", "number"),), 3),
        Cell((Text(COMPARE if row.compare else "", "title"),), 1),
        Cell((Text(row.label),), LABEL),
        Cell(tuple(Text(line, "strong") for line in value)),
    ]
    if columns >= OWN_FROM:
        own = row.own_masked if hidden else row.own_value
        cells.append(Cell(_own(row, own, labelled=columns >= LABELLED_FROM)))
    cells.append(Cell((Text(said, "title"),), cell_len(said)))
    return RowFace(row.id, tuple(cells))


def _own(row: CaseRow, lines: tuple[str, ...], *, labelled: bool) -> tuple[Text, ...]:
    if labelled and lines:
        lines = (f"{row.own_label}  {lines[0]}", *lines[1:])
    return tuple(Text(line, "quiet") for line in lines)


def task_face(task: Task, ticked: Collection[str]) -> RowFace:
    """Return one line to tick."""
    done = task.id in ticked
    sign = Text(TICKED if done else OPEN, "good" if done else "title")
    return RowFace(task.id, (Cell((sign,), 1), Cell((Text(task.text),))))
