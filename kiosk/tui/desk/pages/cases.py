"""F2: the cases of whoever is signed in, oldest first."""

from __future__ import annotations

from kiosk.counter.model import Case
from kiosk.interview.problems import mark
from kiosk.tui.desk.case_list import CaseList


class CasesPage(CaseList):
    """Open cases that are mine."""

    lead = mark("Your open cases, the oldest at the top.")
    empty = mark("No open case is yours. Accept a call, or scan a pass.")

    def listed(self) -> tuple[Case, ...]:
        """Read the open cases of whoever is signed in."""
        staff = self.workplace.staff
        return self.workplace.store.cases("open", staff.id) if staff else ()
