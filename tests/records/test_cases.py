from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy.exc
from msgspec.structs import replace
from sqlalchemy import text

from kiosk.counter.model import Approval
from kiosk.errors import ConflictError
from kiosk.records.records import Records
from tests.records.stores import NOW, a_case, an_approval, deed

LATER = NOW + timedelta(hours=1)


def rows(store: Records) -> int:
    head = store.audit_head()
    return 0 if head is None else head.sequence


def decided(approval: Approval, by: str = "li") -> Approval:
    return replace(
        approval,
        decision="approved",
        decided_by=by,
        decided_at=LATER,
        decided_signature=b"theirs",
        reason=b"sealed reason",
    )


class TestCases:
    def test_a_case_is_found_as_it_was(self, store: Records) -> None:
        case = replace(a_case(), kind="complaint", due=date(2026, 11, 17))
        store.add_case(case, deed("case-opened"))
        assert store.case(case.id) == case
        assert store.case("0" * 32) is None
        assert rows(store) == 1

    def test_a_case_is_added_once(self, store: Records) -> None:
        store.add_case(a_case(), deed())
        with pytest.raises(ConflictError):
            store.add_case(replace(a_case(), body=b"other"), deed())
        assert store.case(a_case().id) == a_case()
        assert rows(store) == 1

    def test_cases_are_listed_by_state_and_owner(self, store: Records) -> None:
        late = a_case(1, at=LATER)
        early = a_case(2)
        other = a_case(3, owner="li")
        done = replace(a_case(4), state="done")
        for case in (late, early, other, done):
            store.add_case(case, deed())
        assert store.cases("open") == (early, other, late)
        assert store.cases("open", "wang") == (early, late)
        assert store.cases("done") == (done,)
        assert store.cases("done", "li") == ()

    def test_a_saved_case_is_one_higher(self, store: Records) -> None:
        store.add_case(a_case(), deed())
        wanted = replace(
            a_case(),
            state="done",
            owner="li",
            due=date(2026, 12, 1),
            erase_at=LATER,
            body=b"new",
        )
        saved = store.save_case(wanted, deed("case-changed"))
        assert saved == replace(wanted, revision=1)
        assert store.case(saved.id) == saved
        assert store.save_case(saved, deed()).revision == 2

    def test_an_older_one_cannot_be_saved(self, store: Records) -> None:
        store.add_case(a_case(), deed())
        saved = store.save_case(replace(a_case(), body=b"first"), deed())
        with pytest.raises(ConflictError):
            store.save_case(replace(a_case(), body=b"second"), deed())
        assert store.case(saved.id) == saved
        assert rows(store) == 2

    def test_an_erased_case_is_gone_with_its_approvals(self, store: Records) -> None:
        store.add_case(a_case(), deed())
        store.ask_approval(an_approval(), deed())
        store.erase_case(a_case().id, deed("case-erased"))
        assert store.case(a_case().id) is None
        assert store.approval(an_approval().id) is None
        with pytest.raises(ConflictError):
            store.save_case(a_case(), deed())
        with pytest.raises(ConflictError):
            store.ask_approval(an_approval(), deed())
        assert rows(store) == 3

    def test_a_case_is_overdue_when_its_time_has_come(self, store: Records) -> None:
        late, early = a_case(1, at=LATER), a_case(2)
        for case in (late, early):
            store.add_case(case, deed())
        before = early.erase_at - timedelta(microseconds=1)
        assert store.overdue_cases(before) == ()
        assert store.overdue_cases(early.erase_at) == (early.id,)
        assert store.overdue_cases(late.erase_at) == (early.id, late.id)


class TestApprovals:
    def test_what_is_asked_for_is_found_until_it_is_decided(
        self, store: Records
    ) -> None:
        store.add_case(a_case(1), deed())
        store.add_case(a_case(2), deed())
        late = an_approval(1, at=LATER)
        early = an_approval(2, case=2)
        for approval in (late, early):
            store.ask_approval(approval, deed("approval-asked"))
        assert store.approvals() == (early, late)
        assert store.approvals(late.case) == (late,)
        store.decide_approval(decided(early), deed("approval-approved"))
        assert store.approvals() == (late,)
        assert store.approval(early.id) == decided(early)
        assert store.approvals(early.case) == (decided(early),)

    def test_it_is_decided_once(self, store: Records) -> None:
        store.add_case(a_case(), deed())
        store.ask_approval(an_approval(), deed())
        store.decide_approval(decided(an_approval()), deed())
        refused = replace(decided(an_approval(), "zhao"), decision="refused")
        with pytest.raises(ConflictError):
            store.decide_approval(refused, deed())
        assert store.approval(an_approval().id) == decided(an_approval())
        assert rows(store) == 3

    def test_whoever_asked_cannot_decide(self, store: Records) -> None:
        store.add_case(a_case(), deed())
        store.ask_approval(an_approval(), deed())
        with pytest.raises(ConflictError):
            store.decide_approval(decided(an_approval(), "wang"), deed())
        assert store.approvals() == (an_approval(),)

    def test_the_database_itself_wants_four_eyes(self, store: Records) -> None:
        store.add_case(a_case(), deed())
        store.ask_approval(an_approval(), deed())
        with (
            pytest.raises(sqlalchemy.exc.IntegrityError, match="four_eyes"),
            store._database.engines.writing.begin() as connection,
        ):
            connection.execute(text("UPDATE approvals SET decided_by = asked_by"))

    def test_nothing_is_decided_that_nobody_asked_for(self, store: Records) -> None:
        with pytest.raises(ConflictError):
            store.decide_approval(decided(an_approval()), deed())
