from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from kiosk.counter.model import Pin, Tries
from kiosk.errors import ConflictError
from kiosk.records.records import Records
from tests.records.stores import NOW, a_member, deed

PIN = Pin(staff="wang", desk="d1", hash="$argon2id$1", wrapped_key=b"wrapped")


def under_three(tries: Tries, now: datetime) -> bool:
    return tries.failures < 3


class TestStaff:
    def test_a_member_is_found_as_added(self, store: Records) -> None:
        member = replace(
            a_member(), disabled=True, public_key=bytes(32), wrapped_key=b"w"
        )
        store.add_staff(member, deed("staff-added"))
        assert store.staff("wang") == member
        assert store.staff("li") is None

    def test_an_id_is_given_once(self, store: Records) -> None:
        store.add_staff(a_member(), deed())
        with pytest.raises(ConflictError):
            store.add_staff(replace(a_member(), name="李四"), deed())
        assert store.all_staff() == (a_member(),)
        assert len(list(store.audit_rows())) == 1

    def test_everybody_is_listed_by_id_alike_in_both_databases(
        self, store: Records
    ) -> None:
        for name in ("zhao", "Wang", "b-2", "B1", "_", "é"):
            store.add_staff(a_member(name), deed())
        names = [member.id for member in store.all_staff()]
        assert names == ["B1", "Wang", "_", "b-2", "zhao", "é"]

    def test_a_change_writes_everything_but_the_id(self, store: Records) -> None:
        store.add_staff(a_member(), deed())
        store.add_staff(a_member("li"), deed())
        changed = replace(
            a_member(), name="王小芳", role="supervisor", languages=(), disabled=True
        )
        store.change_staff(changed, deed("staff-changed"))
        assert store.all_staff() == (a_member("li"), changed)

    def test_nobody_cannot_be_changed(self, store: Records) -> None:
        with pytest.raises(ConflictError):
            store.change_staff(a_member(), deed())
        assert store.audit_head() is None

    def test_a_pin_counts_on_one_desk_and_is_replaced(self, store: Records) -> None:
        store.add_staff(a_member(), deed())
        store.set_pin(PIN, deed("pin-set"))
        new = replace(PIN, hash="$argon2id$2")
        store.set_pin(new, deed("pin-set"))
        assert store.pin("wang", "d1") == new
        assert store.pin("wang", "d2") is None
        assert store.pin("li", "d1") is None

    def test_nobody_has_no_pin(self, store: Records) -> None:
        with pytest.raises(ConflictError):
            store.set_pin(PIN, deed())


class TestTries:
    def test_tries_are_counted_while_they_are_allowed(self, store: Records) -> None:
        assert store.tries("staff:wang") == Tries(subject="staff:wang")
        for count in range(1, 4):
            now = NOW + timedelta(seconds=count)
            counted = store.count_try("staff:wang", now, under_three, deed())
            assert counted == Tries(subject="staff:wang", failures=count, last_at=now)
            assert store.tries("staff:wang") == counted
        assert store.count_try("staff:wang", NOW, under_three, deed()) is None
        assert store.tries("staff:wang").failures == 3
        assert len(list(store.audit_rows())) == 3

    def test_a_first_try_that_is_not_allowed_leaves_nothing(
        self, store: Records
    ) -> None:
        refused = store.count_try("code:d1", NOW, lambda tries, now: False, deed())
        assert refused is None
        assert store.tries("code:d1") == Tries(subject="code:d1")

    def test_the_rule_sees_the_tries_and_the_time(self, store: Records) -> None:
        seen: list[tuple[Tries, datetime]] = []

        def allowed(tries: Tries, now: datetime) -> bool:
            seen.append((tries, now))
            return True

        first = store.count_try("code:d1", NOW, allowed, deed())
        store.count_try("code:d1", NOW + timedelta(1), allowed, deed())
        assert seen == [
            (Tries(subject="code:d1"), NOW),
            (first, NOW + timedelta(1)),
        ]

    def test_cleared_tries_begin_anew(self, store: Records) -> None:
        store.count_try("staff:wang", NOW, under_three, deed())
        store.count_try("staff:li", NOW, under_three, deed())
        store.clear_tries("staff:wang", deed("signed-in"))
        assert store.tries("staff:wang").failures == 0
        assert store.tries("staff:li").failures == 1
        store.clear_tries("staff:nobody", deed("signed-in"))
