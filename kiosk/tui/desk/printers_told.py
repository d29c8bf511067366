"""Printers of kiosks that need somebody: which, and what to do, in a few rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from kiosk.counter.printer_troubles import (
    TOLD_LATELY,
    Paper,
    PrinterState,
    PrinterTrouble,
)
from kiosk.interview.problems import mark
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words

if TYPE_CHECKING:
    from kiosk.counter.store import Store

MOST_ROWS: Final = 3
"""So many are named; of the others their number is told."""
AGAIN_TICKS: Final = 10
"""Seconds after which what is shown is read again: a kiosk may have fallen silent."""
EMPTY: Final[dict[Paper, str]] = {
    "a4": mark("%(place)s: printer %(printer)s is out of paper. Put in A4 paper."),
    "a5": mark("%(place)s: printer %(printer)s is out of paper. Put in A5 paper."),
    "roll": mark("%(place)s: printer %(printer)s is out of paper. Put in a new roll."),
}
NEEDS: Final[dict[PrinterState, str]] = {
    "jam": mark(
        "%(place)s: paper is stuck in printer %(printer)s. Open it and take the paper "
        "out."
    ),
    "door": mark("%(place)s: printer %(printer)s is open. Close its covers."),
    "offline": mark(
        "%(place)s: printer %(printer)s does not answer. See that it is on and "
        "connected."
    ),
    "failing": mark(
        "%(place)s: printer %(printer)s needs somebody. Look at its display."
    ),
}
MORE: Final = mark("▲ Other printers that need somebody: %(number)s")


def told_of(voice: Voice, trouble: PrinterTrouble) -> str:
    """Return which printer of which kiosk needs somebody, and what to do."""
    text = EMPTY[trouble.paper] if trouble.state == "out-of-paper" else ""
    said = voice.say(
        text or NEEDS[trouble.state], place=trouble.kiosk, printer=trouble.printer
    )
    return f"▲ {said}"


def read_troubles(store: Store, now: datetime) -> tuple[PrinterTrouble, ...]:
    """Return what kiosks told lately, the longest trouble first. It blocks.

    Raises:
        StoreError: The database is not there.
    """
    return store.printers_in_trouble(now - TOLD_LATELY)


class PrintersTold(Words):
    """Takes no row while all is well, and never the focus."""

    def __init__(self) -> None:
        super().__init__(part="strong", classes="printers")
        self._troubles: tuple[PrinterTrouble, ...] = ()
        self._ticks = 0
        self.display = False

    def tell(self, voice: Voice, troubles: Sequence[PrinterTrouble]) -> None:
        """Show what is wrong now; nothing, and it is gone."""
        self._troubles = tuple(troubles)
        self.speak(voice)

    def speak(self, voice: Voice) -> None:
        """Write the words again."""
        told = [told_of(voice, one) for one in self._troubles[:MOST_ROWS]]
        more = len(self._troubles) - MOST_ROWS
        if more > 0:
            told.append(voice.say(MORE, number=str(more)))
        self.show(*map(voice.plain, told))
        self.display = bool(told)

    def due(self) -> bool:
        """Count a second; tell whether what is shown is to be read again."""
        self._ticks = self._ticks + 1 if self._troubles else 0
        return self._ticks > 0 and self._ticks % AGAIN_TICKS == 0
