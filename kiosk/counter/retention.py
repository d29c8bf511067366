"""Erasing cases: the key first, so that no copy of the case can be read again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from kiosk.counter.model import Deed
from kiosk.counter.store import Store
from kiosk.sealing.case_keys import CaseKeys


def erase_case(store: Store, keys: CaseKeys, id_: str, deed: Deed) -> bool:
    """End a case in the key store, and then in the database.

    Stopped between the two, the case can no longer be read, and the next run of
    `erase_due` or of this takes its row away.

    Returns:
        Whether there was a key or a row.

    Raises:
        SealError: The folder of case keys cannot be used; nothing was erased.
    """
    had_key = keys.destroy(id_)
    had_row = store.case(id_) is not None
    if had_row or had_key:
        store.erase_case(id_, deed)
    return had_key or had_row


def erase_due(
    store: Store, keys: CaseKeys, now: datetime, deed: Callable[[str], Deed]
) -> tuple[str, ...]:
    """Erase every case whose retention has ended.

    Args:
        store: Where the cases are.
        keys: Where their keys are.
        now: A case goes when its `erase_at` is this moment or before.
        deed: The words of the audit row, by the case's id.

    Returns:
        The ids that were erased.
    """
    due = store.overdue_cases(now)
    for id_ in due:
        erase_case(store, keys, id_, deed(id_))
    return due
