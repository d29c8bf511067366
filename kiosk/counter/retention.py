"""Erasing cases: the key first, so that no copy of the case can be read again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from kiosk.counter.calls import HELD
from kiosk.counter.model import Deed
from kiosk.counter.store import Store
from kiosk.errors import ConflictError
from kiosk.sealing.case_keys import CaseKeys


def erase_case(store: Store, keys: CaseKeys, id_: str, deed: Deed) -> bool:
    """End a case in the key store, and then in the database.

    A call that it came from ends with it: its answers are sealed with another key.

    Stopped between the two, the case can no longer be read, and the next run of
    `erase_due` or of this takes its row away.

    Returns:
        Whether there was a key or a row.

    Raises:
        SealError: The folder of case keys cannot be used; nothing was erased.
    """
    had_key = keys.destroy(id_)
    had_row = store.case(id_) is not None
    _end_call(store, id_, deed)
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


def _end_call(store: Store, id_: str, deed: Deed) -> None:
    """Take the answers out of the call that a case came from: it has the same id."""
    call = store.call(id_)
    if call is None or call.state not in HELD:
        return
    ended = replace(call, state="done", changed_at=deed.at)
    done = replace(deed, verb="call-done", subject=f"call:{id_}")
    try:
        store.change_call(ended, HELD, done)
    except ConflictError:
        return  # It has just ended by itself, and lost its answers with that.
