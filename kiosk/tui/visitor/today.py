"""The day and the times on offer, by the branch's clock."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.interview.context import Context, branch_slots
from kiosk.settings import Settings


def context_of(settings: Settings) -> Context:
    """Return what the rules may know besides the answers."""
    now = datetime.now(ZoneInfo(settings.time_zone))
    return Context(settings.today(), branch_slots(settings.branch, now))
