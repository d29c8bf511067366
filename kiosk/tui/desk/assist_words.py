"""What is written at the head of an assisted session."""

from __future__ import annotations

from typing import Final, Literal

from kiosk.interview.problems import mark
from kiosk.tui.desk.assisted import Assisted

Mode = Literal["steps", "talk", "options", "typing"]
LEADS: Final[dict[Mode, str]] = {
    "steps": mark("Enter shows the visitor a step. ▶ is on their screen now."),
    "talk": "",
    "options": mark("Which answer do you suggest? The visitor decides."),
    "typing": mark("What answer do you suggest? The visitor decides."),
}


def status_of(session: Assisted | None) -> str:
    """Return how a session stands, in English."""
    if session is None:
        return mark("No session: the visitor is not at a kiosk.")
    if session.left:
        return mark("The visitor has left the kiosk. The session is over.")
    if session.over:
        return mark("The session is over.")
    if session.shown is None:
        return mark("Waiting for the kiosk.")
    return mark("You are helping a visitor at the kiosk.")
