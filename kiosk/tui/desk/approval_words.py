"""Approvals in words: rows of lists, and one in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from kiosk.counter.approval_faults import FAULTS
from kiosk.counter.approval_file import ReadApproval
from kiosk.counter.approvals import FORM_CHANGED
from kiosk.counter.exception_forms import KINDS, lines_of
from kiosk.interview.problems import mark
from kiosk.tui.desk.naming import clock_time
from kiosk.tui.desk.rows import Cell, RowFace, Text
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.desk.written import Entry
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.lines import Part

Names = Mapping[str, str]
"""Names of staff by their ids."""
STATES = {
    None: mark("A supervisor decides"),
    "approved": mark("Approved"),
    "refused": mark("Refused"),
}
UNSOUND = mark("▲ Does not hold")


def approval_row(
    workplace: Workplace, voice: Voice, read: ReadApproval, names: Names
) -> RowFace:
    """Return the row of an approval. Nothing personal stands in it."""
    approval = read.approval
    return RowFace(
        approval.id,
        (
            Cell((Text(clock_time(workplace, approval.asked_at), "strong"),), 6),
            Cell((Text(approval.case[:6].upper(), "quiet"),), 7),
            Cell((Text(kind_name(voice, read), "strong"),)),
            Cell((Text(named(names, approval.asked_by)),), 12),
            Cell((Text(*state_of(voice, read)),), 16),
        ),
    )


def kind_name(voice: Voice, read: ReadApproval) -> str:
    """Return what is asked for."""
    return voice.say(KINDS[read.form.kind] if read.form else FORM_CHANGED)


def state_of(voice: Voice, read: ReadApproval) -> tuple[str, Part]:
    """Return what became of an approval, and how that is drawn."""
    if not read.holds:
        return voice.say(UNSOUND), "error"
    state = STATES.get(read.approval.decision, UNSOUND)
    return voice.say(state), "good" if read.approved else "plain"


def named(names: Names, id_: str) -> str:
    """Return the name of a member of staff; one that is not known as the id."""
    return names.get(id_, id_)


def in_full(
    workplace: Workplace, voice: Voice, read: ReadApproval, names: Names
) -> tuple[Entry, ...]:
    """Return everything an approval says, what is wrong with it first."""
    return tuple(_entries(workplace, voice, read, names))


def _entries(
    workplace: Workplace, voice: Voice, read: ReadApproval, names: Names
) -> Iterator[Entry]:
    for fault in read.faults:
        yield Entry("", f"▲ {voice.say(FAULTS[fault])}", "error")
    if read.form is None:
        yield Entry("", f"▲ {voice.say(FORM_CHANGED)}", "error")
    else:
        for label, text in lines_of(read.form):
            yield Entry(voice.say(label), text)
    approval = read.approval
    asker = named(names, approval.asked_by)
    yield Entry(
        voice.say(mark("Asked by")), _signed(workplace, asker, approval.asked_at)
    )
    if approval.decision is not None:
        decider = named(names, approval.decided_by)
        text = _signed(workplace, decider, approval.decided_at)
        yield Entry(state_of(voice, read)[0], text)
    if read.reason:
        yield Entry(voice.say(mark("Reason")), read.reason)


def _signed(workplace: Workplace, name: str, at: datetime | None) -> str:
    return f"{name}  {clock_time(workplace, at)}" if at else name
