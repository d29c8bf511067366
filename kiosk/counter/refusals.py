"""Why a pass is not opened: one message each, and nothing of what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final, Literal

from msgspec import Struct

from kiosk.counter import scans
from kiosk.interview.problems import mark

Why = Literal[
    "expired",
    "used",
    "future",
    "other-desk",
    "damaged",
    "foreign",
    "unknown-kiosk",
    "unknown-suite",
    "other-version",
    "wrong-code",
    "too-many-codes",
    "empty",
    "input-method",
    "cut-short",
    "no-pass",
    "several-passes",
    "no-picture",
]
"""Stable codes: `sealing.boxes.Why`, `scans.Why` and our own."""

MESSAGES: Final[Mapping[Why, str]] = {
    "expired": mark(
        "This pass has expired. Please ask for the details at the counter."
    ),
    "used": mark("This pass was used before. Its case may be open already."),
    "future": mark("This pass is from a later time. Check this machine's clock."),
    "other-desk": mark("This pass is for another desk. Please send the visitor there."),
    "damaged": mark("This pass is damaged. Scan it again, or scan the printed page."),
    "foreign": mark("This pass was sealed for another branch or bank."),
    "unknown-kiosk": mark("This pass is from a kiosk that this desk does not know."),
    "unknown-suite": mark("This pass needs a newer version of this program."),
    "other-version": mark("This pass needs another version of this program."),
    "wrong-code": mark("There is no pass under this code. Check each letter."),
    "too-many-codes": mark("Too many wrong codes. Please wait, or scan the pass."),
    "empty": mark("Nothing was scanned. Please scan again."),
    "input-method": mark("The input method changed the scan. Switch it to English."),
    "cut-short": mark("The scan is not complete. Please scan again."),
    "no-pass": mark("This is no counter pass."),
    "several-passes": mark("These are several passes. Please scan one at a time."),
    "no-picture": mark(
        "This picture cannot be read. Take it again, close and straight."
    ),
}
"""English sentence by code."""


class Refusal(Struct, frozen=True):
    """A pass was not opened."""

    why: Why
    until: datetime | None = None
    """When the next code is taken; None: at once."""

    @property
    def message(self) -> str:
        """The sentence, in English, to be translated."""
        return MESSAGES[self.why]


def refusal_of(garbled: scans.Garbled) -> Refusal:
    """Return the refusal of a scan that gave no pass."""
    return Refusal(garbled.why)
