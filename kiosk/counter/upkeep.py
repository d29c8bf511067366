"""What a counter does by itself: nothing is kept too long, and the log is marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.counter.model import Deed
from kiosk.counter.retention import erase_due
from kiosk.sealing.log_marks import Mark

if TYPE_CHECKING:
    from kiosk.counter.store import Store
    from kiosk.sealing.case_keys import CaseKeys
    from kiosk.sealing.log_marks import LogMarks


@dataclass(frozen=True, slots=True)
class Kept:
    """What one round of upkeep took away."""

    erased: tuple[str, ...]
    """Ids of the cases."""
    forgotten: int
    """How many calls."""


def keep_up(
    store: Store,
    keys: CaseKeys,
    *,
    now: datetime,
    keep_days: int,
    deed: Callable[[str, str], Deed],
) -> Kept:
    """Erase the cases whose time has come, and forget the calls as old as that.

    Args:
        store: Where they are.
        keys: Those of the cases.
        now: Aware, in UTC.
        keep_days: How long a call is kept. A case says itself when it ends.
        deed: The words of an audit row, by verb and subject.

    Raises:
        SealError: The case keys cannot be used; the calls were forgotten.
        StoreError: The database is not there.
    """
    before = now - timedelta(days=keep_days)
    forgotten = store.forget_calls(before, deed("calls-forgotten", ""))
    erased = erase_due(store, keys, now, lambda id_: deed("case-erased", f"case:{id_}"))
    return Kept(erased, forgotten)


def mark_log(store: Store, marks: LogMarks) -> None:
    """Write down outside the database where the audit log ends now.

    Raises:
        SealError: The marks cannot be read or written, or were changed.
        StoreError: The database is not there.
    """
    head = store.audit_head()
    if head is not None:
        marks.add(Mark(head.sequence, head.hash))
