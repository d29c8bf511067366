"""Cases and the approvals asked for in them."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import bindparam, delete, select, update

from kiosk.counter.model import Approval, Case, CaseState, Deed
from kiosk.errors import ConflictError
from kiosk.records.database import Database
from kiosk.records.rows import adding, new, new_values
from kiosk.records.tables import APPROVALS, CASES

ADD_CASE = adding(CASES)

_ONE = select(CASES).where(CASES.c.id == bindparam("case_id"))
_ALL = (
    select(CASES)
    .where(CASES.c.state == bindparam("in_state"))
    .order_by(CASES.c.opened_at, CASES.c.id)
)
_OWNED = _ALL.where(CASES.c.owner == bindparam("owned_by"))
_FIXED = {"id", "kind", "opened_at"}
_SAVE = (
    update(CASES)
    .where(CASES.c.id == bindparam("case_id"))
    .where(CASES.c.revision == bindparam("read_revision"))
    .values(new(each for each in CASES.c if each.name not in _FIXED))
    .returning(CASES.c.id)
)
_ERASE_APPROVALS = delete(APPROVALS).where(APPROVALS.c.case == bindparam("case_id"))
_ERASE = delete(CASES).where(CASES.c.id == bindparam("case_id"))
_OVERDUE = (
    select(CASES.c.id)
    .where(CASES.c.erase_at <= bindparam("now"))
    .order_by(CASES.c.erase_at, CASES.c.id)
)

_ASK = adding(APPROVALS)
_APPROVAL = select(APPROVALS).where(APPROVALS.c.id == bindparam("approval_id"))
_IN_ORDER = (APPROVALS.c.asked_at, APPROVALS.c.id)
_OF_CASE = (
    select(APPROVALS)
    .where(APPROVALS.c.case == bindparam("case_id"))
    .order_by(*_IN_ORDER)
)
_UNDECIDED = (
    select(APPROVALS).where(APPROVALS.c.decision.is_(None)).order_by(*_IN_ORDER)
)
_DECIDED = {"decision", "decided_by", "decided_at", "decided_signature", "reason"}
_DECIDE = (
    update(APPROVALS)
    .where(APPROVALS.c.id == bindparam("approval_id"))
    .where(APPROVALS.c.decision.is_(None))
    .where(APPROVALS.c.asked_by != bindparam("new_decided_by"))
    .values(new(each for each in APPROVALS.c if each.name in _DECIDED))
    .returning(APPROVALS.c.id)
)


class CaseRecords:
    """The cases of a database."""

    _database: Database

    def add_case(self, case: Case, deed: Deed) -> None:
        """Keep a case that came without a pass."""
        self._database.change(ADD_CASE, new_values(case), deed, "cases", case.id)

    def case(self, id_: str) -> Case | None:
        """Return a case."""
        with self._database.reading() as connection:
            row = connection.execute(_ONE, {"case_id": id_}).one_or_none()
        return None if row is None else Case(**row._mapping)

    def cases(self, state: CaseState, owner: str | None = None) -> tuple[Case, ...]:
        """Return cases, oldest first; of everybody when `owner` is None."""
        with self._database.reading() as connection:
            if owner is None:
                rows = connection.execute(_ALL, {"in_state": state}).all()
            else:
                wanted = {"in_state": state, "owned_by": owner}
                rows = connection.execute(_OWNED, wanted).all()
        return tuple(Case(**row._mapping) for row in rows)

    def save_case(self, case: Case, deed: Deed) -> Case:
        """Write a case that was read at `case.revision`; return it one higher.

        Kind and time of opening stay as they are.

        Raises:
            ConflictError: Somebody else changed or erased it since.
        """
        saved = msgspec.structs.replace(case, revision=case.revision + 1)
        values = new_values(saved)
        values |= {"case_id": case.id, "read_revision": case.revision}
        if not self._database.change(_SAVE, values, deed, "cases", case.id):
            raise ConflictError(
                "Somebody else changed or erased this case.",
                remedy="Open it again.",
            )
        return saved

    def erase_case(self, id_: str, deed: Deed) -> None:
        """Delete a case with its approvals. Its key is destroyed before this."""
        with self._database.writing() as connection:
            connection.execute(_ERASE_APPROVALS, {"case_id": id_})
            connection.execute(_ERASE, {"case_id": id_})
            self._database.record(connection, deed, "cases", id_)

    def overdue_cases(self, now: datetime) -> tuple[str, ...]:
        """Return ids of the cases whose retention has ended."""
        with self._database.reading() as connection:
            return tuple(connection.scalars(_OVERDUE, {"now": now}))


class ApprovalRecords:
    """The approvals of a database."""

    _database: Database

    def ask_approval(self, approval: Approval, deed: Deed) -> None:
        """Keep an exception that is asked for.

        Raises:
            ConflictError: Its case was erased.
        """
        values = new_values(approval)
        self._database.change(_ASK, values, deed, "approvals", approval.id)

    def approval(self, id_: str) -> Approval | None:
        """Return an approval."""
        with self._database.reading() as connection:
            row = connection.execute(_APPROVAL, {"approval_id": id_}).one_or_none()
        return None if row is None else Approval(**row._mapping)

    def approvals(self, case: str | None = None) -> tuple[Approval, ...]:
        """Return those of a case, or (None) all that are undecided; oldest first."""
        with self._database.reading() as connection:
            if case is None:
                rows = connection.execute(_UNDECIDED).all()
            else:
                rows = connection.execute(_OF_CASE, {"case_id": case}).all()
        return tuple(Approval(**row._mapping) for row in rows)

    def decide_approval(self, approval: Approval, deed: Deed) -> None:
        """Write decision, signature and reason.

        Raises:
            ConflictError: It was decided before, or by the one who asked.
        """
        values = {**new_values(approval), "approval_id": approval.id}
        if not self._database.change(_DECIDE, values, deed, "approvals", approval.id):
            raise ConflictError(
                "This was decided before, or you asked for it yourself.",
                remedy="Another supervisor decides.",
            )
