"""Printers of kiosks that need somebody: what the desk is told, and for how long."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, Literal

from msgspec import Struct

PrinterState = Literal[
    "out-of-paper",
    "jam",
    "door",  # a door or cover is open
    "offline",
    "failing",  # anything else that only somebody in front of it can mend
]
"""Why a printer prints nothing."""
Paper = Literal["a4", "a5", "roll"]

TELL_SECONDS: Final = 30.0
"""How often a kiosk tells again of a trouble that lasts. Our own bound."""
TOLD_LATELY: Final = timedelta(seconds=100)
"""A trouble that was not told again for so long no longer counts: three tellings, and
the time that printers may take to answer."""


class PrinterTrouble(Struct, frozen=True, kw_only=True):
    """One printer of one kiosk, and what it needs. Nothing of a visitor."""

    kiosk: str
    """Where it stands, as staff know it."""
    printer: str
    """Its name in the settings of that kiosk."""
    state: PrinterState
    paper: Paper = "a4"
    """What belongs into it."""
    since: datetime
    """When it was first told in this state."""
