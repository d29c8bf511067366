"""What staff are told of a printer, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kiosk.interview.problems import mark
from kiosk.tui.voice import Voice

if TYPE_CHECKING:
    from kiosk.printing.model import JobState, Status

NO_PRINTER: Final = mark("There is no printer here.")
COUNTED: Final = mark("%(printer)s is printing page %(page)s of %(pages)s.")
STATES: Final[dict[JobState, str]] = {
    "waiting": mark("%(printer)s is busy. This comes next."),
    "printing": mark("%(printer)s is printing."),
    "out-of-paper": mark("%(printer)s is out of paper: refill it. It then goes on."),
    "jam": mark("Paper is stuck in %(printer)s: open it and take the paper out."),
    "attention": mark("%(printer)s needs somebody: look at its display."),
    "offline": mark("%(printer)s does not answer: see that it is on and connected."),
    "done": mark("%(printer)s has printed it."),
    "failed": mark("Not printed. Look at %(printer)s."),
    "cancelled": mark("%(printer)s was told to stop."),
}
GOOD: Final[frozenset[JobState]] = frozenset(("waiting", "printing", "done"))


class Told(NamedTuple):
    """One line for staff, in their language."""

    text: str
    good: bool


def told_of(voice: Voice, printer: str, status: Status) -> Told:
    """Return how a printer is, and what to do."""
    state, at = status.state, status.progress
    if state == "failed" and status.because:
        state = status.because
    if state == "printing" and at.page:
        values = {"page": str(at.page), "pages": str(at.pages)}
        return Told(voice.say(COUNTED, printer=printer, **values), good=True)
    return Told(voice.say(STATES[state], printer=printer), good=state in GOOD)
