"""The rows of cases: since when, whose language, what for."""

from __future__ import annotations

from kiosk.counter.model import Case
from kiosk.interview.problems import mark
from kiosk.tui.desk.naming import clock_time, language_name, own_name, service_names
from kiosk.tui.desk.rows import Cell, RowFace, Text
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice

KINDS = {
    "pass": mark("Pass"),
    "call": mark("Call"),
    "complaint": mark("Complaint"),
    "enquiry": mark("Enquiry"),
}
OPEN = mark("Open →")


def case_row(workplace: Workplace, voice: Voice, case: Case) -> RowFace:
    """Return the row of a case. Nothing personal stands in it."""
    services = service_names(workplace, voice, case.services)
    due = ""
    if case.due is not None:
        due = voice.say(mark("Due %(date)s"), date=case.due.isoformat())
    return RowFace(
        case.id,
        (
            Cell((Text(clock_time(workplace, case.opened_at), "strong"),), 6),
            Cell((Text(case.id[:6].upper(), "quiet"),), 7),
            Cell(
                (
                    Text(language_name(workplace, voice, case.language), "strong"),
                    Text(own_name(workplace, case.language), "quiet"),
                ),
                12,
            ),
            Cell(tuple(Text(name, "strong") for name in services)),
            Cell((Text(voice.say(KINDS[case.kind])), Text(due, "error")), 14),
            Cell((Text(voice.say(OPEN), "title"),), 8),
        ),
    )
