"""A branch with two tellers and two supervisors, and an attacker who writes SQL."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace
from sqlalchemy import text

from kiosk.counter.approval_faults import Fault
from kiosk.counter.approval_file import ApprovalFile, ReadApproval
from kiosk.counter.approvals import Verdict
from kiosk.counter.exception_forms import ExceptionForm, form_of
from kiosk.counter.model import Approval, Deed, Role, Staff
from kiosk.counter.sign_in import SignedIn
from kiosk.counter.standing import enrolled
from kiosk.records.records import Records
from kiosk.sealing.case_keys import CaseKeys
from kiosk.sealing.signatures import StaffKey
from tests.records.stores import NOW, a_case, deed

FORM = {
    "not_possible": "右手骨折，无法签名",
    "tries": "3",
    "consent": "本人口头同意，全程录音录像",
    "recording": "LY-20261102-017",
}
YES = Verdict("approved", "材料齐全")
NO = Verdict("refused", "没有录音编号")
PEOPLE: tuple[tuple[str, Role], ...] = (
    ("li", "teller"),
    ("zhao", "teller"),
    ("chen", "supervisor"),
    ("sun", "supervisor"),
)


def a_form(**others: str) -> ExceptionForm:
    return form_of("thumb-print", {**FORM, **others})


class Exceptions:
    """A store with staff and a case, its keys, and a clock that goes on."""

    def __init__(self, store: Records, folder: Path) -> None:
        self.store = store
        self.case_keys = CaseKeys(folder / "case-keys")
        self.now: datetime = NOW
        self.signed: dict[str, SignedIn] = {}
        for id_, role in PEOPLE:
            self.add(id_, role)
        for number in (1, 2):
            self.case_keys.new(a_case(number).id, NOW.date())
            store.add_case(a_case(number), deed("case-opened"))

    @property
    def file(self) -> ApprovalFile:
        return ApprovalFile(
            store=self.store, case_keys=self.case_keys, clock=self._tick
        )

    def _tick(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def add(self, id_: str, role: Role, key: StaffKey | None = None) -> SignedIn:
        key = key or StaffKey.new()
        member = Staff(id=id_, name=id_, role=role, public_key=key.public)
        added = Deed(actor="operator", verb="staff-added", at=self._tick())
        self.store.add_staff(member, enrolled(added, member))
        self.signed[id_] = SignedIn(member, key)
        return self.signed[id_]

    def reset(self, id_: str) -> SignedIn:
        key, before = StaffKey.new(), self.signed[id_].staff
        member = replace(before, public_key=key.public, disabled=False)
        done = Deed(actor="operator", verb="staff-reset", at=self._tick())
        self.store.change_staff(member, enrolled(done, member))
        return SignedIn(member, key)

    def disable(self, id_: str) -> None:
        member = self.store.staff(id_)
        assert member is not None
        done = Deed(
            actor="operator",
            verb="staff-disabled",
            subject=f"staff:{id_}",
            at=self._tick(),
        )
        self.store.change_staff(replace(member, disabled=True), done)

    def asked(self, by: str = "li", case: int = 1) -> Approval:
        return self.file.ask(a_case(case).id, a_form(), self.signed[by])

    def decided(self, verdict: Verdict = YES) -> Approval:
        return self.file.decide(self.asked().id, verdict, self.signed["chen"])

    def read(self, approval: Approval) -> ReadApproval:
        return self.file.read(approval.id)

    def faults(self, approval: Approval) -> tuple[Fault, ...]:
        return self.read(approval).faults

    def kept(self, approval: Approval) -> Approval:
        found = self.store.approval(approval.id)
        assert found is not None
        return found

    def sql(self, statement: str, **values: object) -> None:
        """Do what somebody with the database's own tools can do."""
        with self.store._database.engines.writing.begin() as connection:
            connection.execute(text(statement), values)
