"""The exceptions of one member of staff: asked for, read in full, decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.counter import approvals
from kiosk.counter.approval_faults import (
    Evidence,
    Fault,
    Person,
    faults_of,
    logged,
)
from kiosk.counter.approvals import ASKED_VERB, DECIDED_VERBS, Verdict
from kiosk.counter.exception_forms import ExceptionForm, problems_of
from kiosk.counter.model import Approval, Deed, Staff
from kiosk.counter.rights import Right, may
from kiosk.counter.sign_in import SignedIn
from kiosk.counter.standing import history_of, standing_at
from kiosk.errors import SealError, StaffError
from kiosk.interview.problems import mark
from kiosk.sealing.secret import Secret

if TYPE_CHECKING:
    from kiosk.counter.store import Store
    from kiosk.sealing.case_keys import CaseKeys

ERASED = mark("This case was erased.")
MAY_NOT = mark("Your role may not do this.")
OWN = mark("You asked for this yourself. Another supervisor decides.")
OTHERS_KEY = mark("This is not your key any more. Sign in again.")
UNSOUND = mark("This request does not hold. It can only be refused.")
NOT_WHOLE = mark("This form is not complete.")
NO_REASON = mark("Write why.")


@dataclass(frozen=True, slots=True, repr=False)
class ReadApproval:
    """An approval as it is read: what it says, and whether that holds."""

    approval: Approval
    form: ExceptionForm | None
    """None: it cannot be opened, or is not the one that was asked for."""
    reason: str
    """Why it was decided so; empty: undecided, or it cannot be opened."""
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        """Whether it is what was asked for, and decided if it is decided."""
        return self.form is not None and not self.faults

    @property
    def approved(self) -> bool:
        """Whether the exception may be made."""
        return self.holds and self.approval.decision == "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalFile:
    """Where exceptions are asked for and decided. Every method blocks.

    Each may raise `StoreError` (the database is not there) and `SealError` (the key
    of the case is gone or unsafe).
    """

    store: Store
    case_keys: CaseKeys
    clock: Callable[[], datetime]
    """Now, aware, in UTC."""

    def ask(self, case_id: str, form: ExceptionForm, by: SignedIn) -> Approval:
        """Ask for an exception.

        Args:
            case_id: The case it belongs to.
            form: Complete: `problems_of` finds nothing.
            by: Who asks; their secret was typed for this one signature.

        Raises:
            StaffError: They may not ask, or the form is not complete.
            ConflictError: The case was erased.
        """
        self._need(by, "ask-approval")
        if problems_of(form):
            raise StaffError(NOT_WHOLE)
        approval = approvals.asked(
            form, case_id, by=by, case_key=self._key(case_id), now=self.clock()
        )
        subject = approvals.subject_of(approval)
        deed = _deed(by.staff, ASKED_VERB, subject, approval.asked_at)
        self.store.ask_approval(approval, deed)
        return approval

    def decide(self, id_: str, verdict: Verdict, by: SignedIn) -> Approval:
        """Approve or refuse.

        Args:
            id_: Of the approval; it is read again, and must hold to be approved.
            verdict: With a reason, which both need.
            by: Who decides; their secret was typed for this one signature.

        Raises:
            StaffError: They may not decide this, or there is no reason.
            SealError: The request does not hold.
            ConflictError: It was decided before.
        """
        self._need(by, "decide-approval")
        read = self.read(id_)
        if read.approval.asked_by == by.staff.id:
            raise StaffError(OWN)
        if not verdict.reason.strip():
            raise StaffError(NO_REASON)
        if verdict.decision == "approved" and not read.holds:
            raise SealError(UNSOUND)
        case_key, now = self._key(read.approval.case), self.clock()
        found = approvals.decided(
            read.approval, verdict, by=by, case_key=case_key, now=now
        )
        subject = approvals.subject_of(found, decided=True)
        deed = _deed(by.staff, DECIDED_VERBS[verdict.decision], subject, now)
        self.store.decide_approval(found, deed)
        return found

    def read(self, id_: str) -> ReadApproval:
        """Return an approval, and everything that is wrong with it.

        Raises:
            SealError: It was erased.
        """
        approval = self.store.approval(id_)
        if approval is None:
            raise SealError(ERASED)
        faults = faults_of(approval, self.evidence(approval))
        key = self._key(approval.case)
        try:
            form = approvals.form_in(approval, key)
            return ReadApproval(
                approval, form, approvals.reason_in(approval, key), faults
            )
        except SealError:
            return ReadApproval(approval, None, "", faults)

    def of_case(self, case_id: str) -> tuple[ReadApproval, ...]:
        """Return the approvals of a case, oldest first."""
        return tuple(self.read(one.id) for one in self.store.approvals(case_id))

    def undecided(self) -> tuple[ReadApproval, ...]:
        """Return every approval that nobody decided, oldest first.

        One whose case cannot be opened here any more is left out.
        """
        return tuple(
            self.read(one.id)
            for one in self.store.approvals()
            if self.case_keys.key(one.case) is not None
        )

    def evidence(self, approval: Approval) -> Evidence:
        """Return what an approval is held against, from the staff and the log."""
        subject = f"approval:{approval.id}"
        log = self.store.audit_about(subject, approvals.VERBS)
        asked = logged(approval, log, ASKED_VERB)
        verb = DECIDED_VERBS.get(approval.decision or "refused", "")
        decided = logged(approval, log, verb)
        asker = self._person(approval.asked_by, asked.sequence if asked else None)
        if not approval.decided_by:
            return Evidence(asker=asker, decider=None, log=log)
        place = decided.sequence if decided else None
        decider = self._person(approval.decided_by, place)
        return Evidence(asker=asker, decider=decider, log=log)

    def _person(self, id_: str, before: int | None) -> Person:
        rows = history_of(self.store, id_)
        return Person(
            id=id_,
            row=self.store.staff(id_),
            then=standing_at(rows, id_, before),
            now=standing_at(rows, id_),
        )

    def _need(self, by: SignedIn, right: Right) -> None:
        """Look again who signs: staff may have been switched off since."""
        now = self.store.staff(by.staff.id)
        standing = standing_at(history_of(self.store, by.staff.id), by.staff.id)
        if now is None or standing is None or standing.disabled:
            raise StaffError(MAY_NOT)
        if now.role != standing.role or not may(now, right):
            raise StaffError(MAY_NOT)
        if by.key.public != now.public_key or now.public_key != standing.public_key:
            raise StaffError(OTHERS_KEY)

    def _key(self, case_id: str) -> Secret:
        key = self.case_keys.key(case_id)
        if key is None:
            raise SealError(ERASED)
        return key


def _deed(staff: Staff, verb: str, subject: str, at: datetime) -> Deed:
    return Deed(actor=f"staff:{staff.id}", verb=verb, subject=subject, at=at)
