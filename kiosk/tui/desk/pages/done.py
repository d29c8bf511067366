"""F3: what was closed today by whoever is signed in."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from kiosk.counter.model import Case
from kiosk.interview.problems import mark
from kiosk.tui.desk.case_list import CaseList


class DonePage(CaseList):
    """Cases that were opened today and are done, newest first."""

    lead = mark("Closed today. They are erased when their time is over.")
    empty = mark("Nothing was closed today.")

    def listed(self) -> tuple[Case, ...]:
        """Read the closed cases of whoever is signed in."""
        place = self.workplace
        if place.staff is None:
            return ()
        zone = ZoneInfo(place.settings.time_zone)
        closed = place.store.cases("done", place.staff.id)
        return tuple(
            case
            for case in reversed(closed)
            if case.opened_at.astimezone(zone).date() == place.today
        )
