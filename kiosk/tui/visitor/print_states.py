"""How far a printed page is, and what the visitor is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from kiosk.interview.problems import mark
from kiosk.tui.widgets.lines import Part

if TYPE_CHECKING:
    from kiosk.printing.model import Status

Print = Literal[
    "idle",
    "making",
    "waiting",
    "printing",
    "out-of-paper",
    "jam",
    "attention",
    "offline",
    "done",
    "failed",
    "cancelled",
    "nowhere",
]
"""Idle: nothing was asked for; making: the page is being set; nowhere: there is no
printer. The others are those of `kiosk.printing.model.JobState`."""


class Notice(NamedTuple):
    """One calm sentence under the title."""

    sign: str
    text: str
    """English, to be translated."""
    part: Part


def _good(text: str) -> Notice:
    return Notice("✓", text, "good")


def _trouble(text: str) -> Notice:
    return Notice("▲", text, "strong")


def _quiet(text: str) -> Notice:
    return Notice("", text, "quiet")


PAGE: Final = _quiet(mark("Printing page %(page)s of %(pages)s."))
COMING: Final[dict[Print, Notice]] = {
    "making": _quiet(mark("Printing. This takes a moment.")),
    "waiting": _quiet(mark("The printer is busy. Your page comes next.")),
    "printing": _quiet(mark("Printing. This takes a moment.")),
    "done": _good(mark("Printed. Please take the page.")),
}
WITH_CODE: Final[dict[Print, Notice]] = {
    "out-of-paper": _trouble(
        mark("The printer has no paper. Keep the code, or wait until it is refilled.")
    ),
    "jam": _trouble(mark("Paper is stuck in the printer. Keep the code instead.")),
    "attention": _trouble(mark("The printer is not ready. Keep the code instead.")),
    "offline": _trouble(mark("The printer does not answer. Keep the code instead.")),
    "failed": _trouble(mark("The page was not printed. Keep the code.")),
    "nowhere": _trouble(mark("There is no printer here. Keep the code.")),
}
NO_CODE: Final[dict[Print, Notice]] = {
    "out-of-paper": _trouble(mark("The printer has no paper. Staff can help.")),
    "jam": _trouble(mark("Paper is stuck in the printer. Staff can help.")),
    "attention": _trouble(mark("The printer is not ready. Staff can help.")),
    "offline": _trouble(mark("The printer does not answer. Staff can help.")),
    "failed": _trouble(mark("The page was not printed. Staff can help.")),
}
"""What is said instead where no code is offered. Without a printer: nothing."""
UNDER_WAY: Final[frozenset[Print]] = frozenset(
    (
        *("making", "waiting", "printing"),
        *("out-of-paper", "jam", "attention", "offline"),
    )
)
"""It may still come out of the printer, and can be stopped."""


def progress_of(status: Status | None) -> dict[str, str]:
    """Return which page the printer is at; empty: it does not say."""
    if status is None or not status.progress.page:
        return {}
    at = status.progress
    return {"page": str(at.page), "pages": str(at.pages)}


def notice_of(printing: Print, *, code: bool, counted: bool) -> Notice | None:
    """Return what is told; None: nothing.

    Args:
        printing: How far the page is.
        code: Whether a code is offered, so that it may be named.
        counted: Whether the printer says which page it is at.
    """
    if printing == "printing" and counted:
        return PAGE
    known = {**COMING, **(WITH_CODE if code else NO_CODE)}
    return known.get(printing)
