"""How long an account or a desk waits after wrong tries."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from kiosk.counter.model import Tries

FREE_TRIES: Final = 5
"""Wrong tries before the first wait. Source: issue 4, sign-in."""
FIRST_WAIT: Final = timedelta(seconds=30)
"""After the fifth; it doubles with each one more."""
MOST_TRIES: Final = 10
"""Source: PCI DSS 4.0, 8.3.4: at most 10 tries, then 30 minutes or more."""
LONG_WAIT: Final = timedelta(minutes=30)


def wait_after(failures: int) -> timedelta:
    """Return how long no secret is taken after so many wrong ones.

    Args:
        failures: Wrong tries since the last right one, 0 or more.
    """
    if failures >= MOST_TRIES:
        return LONG_WAIT
    over = failures - FREE_TRIES
    return timedelta(0) if over < 0 else FIRST_WAIT * 2**over


def open_from(tries: Tries) -> datetime | None:
    """Return when the next secret is taken; None: there is no wait."""
    wait = wait_after(tries.failures)
    return tries.last_at + wait if wait and tries.last_at else None


def allowed(tries: Tries, now: datetime) -> bool:
    """Return whether a secret may be tried now. For `Store.count_try`."""
    opens = open_from(tries)
    return opens is None or now >= opens
