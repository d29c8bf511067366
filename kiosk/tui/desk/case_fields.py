"""Which fields of a case are seen just now, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.counter.case_rows import CaseRow

LARGE_SECONDS: Final = 30
"""How long a field is shown large: as long as a copied one can be pasted."""


@dataclass(slots=True)
class FieldsSeen:
    """What was unmasked, copied and shown large on one page. Nothing is kept."""

    unmasked: frozenset[str] = frozenset()
    """Ids of rows."""
    copied: str = ""
    """Id of the row that was copied last; copied again, it is shown large."""
    ticks: int = 0
    """Seconds that a field is still shown large."""

    def hides(self, row: CaseRow) -> bool:
        """Return whether a row shows dots."""
        return bool(row.masked) and row.id not in self.unmasked

    def unmask(self, row: CaseRow) -> None:
        """Show a row."""
        self.unmasked |= {row.id}

    def to_clipboard(self, row: CaseRow, *, possible: bool) -> bool:
        """Return whether a row goes to the clipboard; if not, it is shown large."""
        if possible and self.copied != row.id:
            self.copied, self.ticks = row.id, 0
            return True
        self.copied, self.ticks = "", LARGE_SECONDS
        return False

    def tick(self) -> bool:
        """Let a second pass; return whether a field was shown large long enough."""
        self.ticks -= bool(self.ticks)
        return not self.ticks
