"""Complaints in words: rows of the list, and one in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from kiosk.counter.complaint_file import OpenComplaint
from kiosk.counter.complaints import days_left, escalated
from kiosk.counter.matters import MARKS
from kiosk.counter.model import Case, Staff
from kiosk.interview.problems import mark
from kiosk.tui.desk.case_rows import KINDS
from kiosk.tui.desk.naming import language_name
from kiosk.tui.desk.rows import Cell, RowFace, Text
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.desk.written import Entry
from kiosk.tui.voice import Voice

Names = Mapping[str, str]
"""Names of staff by their ids."""
LATE: Final = mark("Late")
TODAY: Final = mark("Today")
DAYS: Final = mark("%(number)s days left")
ONE_DAY: Final = mark("1 day left")


def complaint_row(
    workplace: Workplace, voice: Voice, case: Case, names: Names
) -> RowFace:
    """Return the row of a complaint. Nothing personal stands in it."""
    urgent = escalated(case, workplace.today)
    due = case.due.isoformat() if case.due else ""
    left = left_words(voice, case, workplace.today)
    said = f"▲ {left}" if urgent else left
    return RowFace(
        case.id,
        (
            Cell((Text(due, "strong"), Text(said, "error" if urgent else "quiet")), 16),
            Cell((Text(case.id[:6].upper(), "quiet"),), 7),
            Cell((Text(voice.say(KINDS[case.kind]), "strong"),)),
            Cell((Text(language_name(workplace, voice, case.language)),)),
            Cell((Text(names.get(case.owner, case.owner)),), 12),
        ),
    )


def left_words(voice: Voice, case: Case, today: date) -> str:
    """Return how long there is to answer; empty: for ever."""
    left = days_left(case, today)
    if left is None:
        return ""
    if left < 0:
        return voice.say(LATE)
    if left == 0:
        return voice.say(TODAY)
    return voice.say(ONE_DAY) if left == 1 else voice.say(DAYS, number=str(left))


def complaint_title(workplace: Workplace, voice: Voice, case: Case) -> str:
    """Return what a complaint is called: kind, number, language, deadline."""
    parts = [
        case.id[:6].upper(),
        voice.say(KINDS[case.kind]),
        language_name(workplace, voice, case.language),
    ]
    if case.state == "done":
        parts.append(voice.say(mark("Closed")))
    elif case.due is not None:
        parts.append(voice.say(mark("Due %(date)s"), date=case.due.isoformat()))
        parts.append(left_words(voice, case, workplace.today))
    return "   ".join(parts)


def complaint_entries(
    voice: Voice, open_: OpenComplaint, names: Names
) -> tuple[Entry, ...]:
    """Return everything a complaint says."""
    return tuple(_entries(voice, open_, names))


def _entries(voice: Voice, open_: OpenComplaint, names: Names) -> Iterator[Entry]:
    matter = open_.matter
    customer = "  ".join(filter(None, (matter.who, matter.reach)))
    yield from _entry(voice, mark("Customer"), customer)
    yield from _entry(voice, mark("What the customer said"), matter.said)
    owner = open_.case.owner
    yield from _entry(voice, mark("Owner"), names.get(owner, owner))
    for step in matter.handed:
        by, to = names.get(step.by, step.by), names.get(step.to, step.to)
        text = f"{by} → {to}  {step.reason}"
        yield from _entry(voice, mark("Handed over"), text)
    yield from _entry(voice, mark("What was answered"), matter.answer)


def _entry(voice: Voice, label: str, text: str) -> Sequence[Entry]:
    return (Entry(voice.say(label), text),) if text else ()


def mark_rows(voice: Voice, open_: OpenComplaint) -> list[RowFace]:
    """Return the three marks to touch."""
    rows = []
    for id_, label in MARKS.items():
        sign = "✓" if id_ in open_.matter.marks else "☐"
        cells = (Cell((Text(sign, "title"),), 2), Cell((Text(voice.say(label)),)))
        rows.append(RowFace(id_, cells))
    return rows


def plain_rows(voice: Voice, labels: Mapping[str, str]) -> list[RowFace]:
    """Return rows with one bold word each, English by id."""
    return [
        RowFace(id_, (Cell((Text(voice.say(label), "strong"),)),))
        for id_, label in labels.items()
    ]


def person_row(one: Staff) -> RowFace:
    """Return the row of a colleague."""
    cells = (Cell((Text(one.name, "strong"),)), Cell((Text(one.id, "quiet"),)))
    return RowFace(one.id, cells)
