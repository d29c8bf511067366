from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.errors import ConflictError
from kiosk.records.passes import GRACE
from kiosk.records.records import Records
from tests.records.stores import NOW, a_case, deed

TOMORROW = NOW + timedelta(days=1)


class TestPasses:
    def test_a_left_pass_is_found_until_it_expires(self, store: Records) -> None:
        store.leave_pass(b"id", b"sealed", b"code", TOMORROW, deed("pass-left"))
        assert store.left_pass(b"code", NOW) == b"sealed"
        last = TOMORROW - timedelta(microseconds=1)
        assert store.left_pass(b"code", last) == b"sealed"
        assert store.left_pass(b"code", TOMORROW) is None
        assert store.left_pass(b"other", NOW) is None

    def test_two_passes_cannot_share_a_code(self, store: Records) -> None:
        store.leave_pass(b"id", b"sealed", b"code", TOMORROW, deed())
        with pytest.raises(ConflictError):
            store.leave_pass(b"new", b"other", b"code", TOMORROW, deed())
        assert store.left_pass(b"code", NOW) == b"sealed"

    def test_an_expired_pass_makes_room_for_its_code(self, store: Records) -> None:
        store.leave_pass(b"id", b"sealed", b"code", TOMORROW, deed())
        later = TOMORROW + timedelta(days=1)
        store.leave_pass(b"new", b"other", b"code", later, deed(at=TOMORROW))
        assert store.left_pass(b"code", TOMORROW) == b"other"

    def test_a_used_pass_leaves_a_case_and_a_row(self, store: Records) -> None:
        store.redeem(b"id", TOMORROW, a_case(), deed("pass-opened"))
        assert store.case(a_case().id) == a_case()
        assert [row.deed.verb for row in store.audit_rows()] == ["pass-opened"]

    def test_a_pass_is_used_once(self, store: Records) -> None:
        store.redeem(b"id", TOMORROW, a_case(1), deed("pass-opened"))
        with pytest.raises(ConflictError):
            store.redeem(b"id", TOMORROW, a_case(2), deed("pass-opened"))
        assert store.case(a_case(2).id) is None
        assert len(list(store.audit_rows())) == 1

    def test_a_case_that_is_there_already_uses_no_pass_up(self, store: Records) -> None:
        store.add_case(a_case(), deed())
        with pytest.raises(ConflictError):
            store.redeem(b"id", TOMORROW, a_case(), deed())
        store.redeem(b"id", TOMORROW, a_case(2), deed())

    def test_a_used_pass_is_not_given_out_under_its_code(self, store: Records) -> None:
        store.leave_pass(b"id", b"sealed", b"code", TOMORROW, deed())
        store.redeem(b"id", TOMORROW, a_case(), deed())
        with pytest.raises(ConflictError):
            store.left_pass(b"code", NOW)

    def test_a_used_pass_is_remembered_past_its_expiry(self, store: Records) -> None:
        store.redeem(b"id", TOMORROW, a_case(1), deed())
        slow = deed(at=TOMORROW + GRACE - timedelta(seconds=1))
        store.redeem(b"other", TOMORROW + GRACE, a_case(2), slow)
        with pytest.raises(ConflictError):
            store.redeem(b"id", TOMORROW, a_case(3), slow)
        store.redeem(b"third", TOMORROW + GRACE, a_case(4), deed(at=TOMORROW + GRACE))
        # Long expired, it is refused for its age: nothing is kept for it.
        store.redeem(b"id", TOMORROW, a_case(5), slow)
