"""Who a member of staff was at some place of the audit log: role, key, switched off."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kiosk.counter.audit import hash_of
from kiosk.counter.model import AuditRow, Deed, Role, Staff

if TYPE_CHECKING:
    from kiosk.counter.store import Store

CHANGES: Final = ("staff-added", "staff-changed", "staff-reset", "staff-disabled")
"""The verbs after which somebody is another: what is read of the log."""
_OFF: Final = "staff-disabled"
_ENROLLED: Final = re.compile(
    r"staff:(?P<id>[a-z0-9-]+)/(?P<role>teller|lobby|supervisor)/(?P<key>[0-9a-f]{64})"
)

_ROLES: Final[dict[str, Role]] = {
    "teller": "teller",
    "lobby": "lobby",
    "supervisor": "supervisor",
}


class Standing(Struct, frozen=True, kw_only=True):
    """What the log says of a member of staff."""

    role: Role
    public_key: bytes
    disabled: bool = False
    changed: bool = False
    """A row that this rests on is no longer as it was written."""


def enrolled(deed: Deed, member: Staff) -> Deed:
    """Return the words of a row that binds a member's role and public key.

    Whoever can write the database can put another key beside a name, but not into
    a chain whose end is marked elsewhere.
    """
    subject = f"staff:{member.id}/{member.role}/{member.public_key.hex()}"
    return replace(deed, subject=subject)


def history_of(store: Store, staff_id: str) -> tuple[AuditRow, ...]:
    """Return the rows that say who a member of staff is and was."""
    return store.audit_about(f"staff:{staff_id}", CHANGES)


def standing_at(
    rows: Iterable[AuditRow], staff_id: str, before: int | None = None
) -> Standing | None:
    """Return what the log says of a member; None: it never enrolled them.

    Args:
        rows: From `history_of`; others are passed over.
        staff_id: Whose.
        before: Sequence of a row; only what stands before it counts. None: now.
    """
    standing: Standing | None = None
    for row in rows:
        if before is None or row.sequence < before:
            standing = _after(standing, row, staff_id)
    return standing


def as_written(row: AuditRow) -> bool:
    """Return whether a row of the log is the one its hash was made of."""
    return row.hash == hash_of(row.sequence, row.deed, row.previous)


def _after(standing: Standing | None, row: AuditRow, staff_id: str) -> Standing | None:
    verb, subject = row.deed.verb, row.deed.subject
    spoiled = not as_written(row) or (standing is not None and standing.changed)
    if verb == _OFF and subject == f"staff:{staff_id}" and standing is not None:
        return replace(standing, disabled=True, changed=spoiled)
    found = _ENROLLED.fullmatch(subject)
    if verb == _OFF or verb not in CHANGES or found is None or found["id"] != staff_id:
        return standing
    return Standing(
        role=_ROLES[found["role"]],
        public_key=bytes.fromhex(found["key"]),
        changed=spoiled,
    )
