from __future__ import annotations

from datetime import timedelta

from kiosk.records.records import Records
from tests.records.stores import NOW


class TestDesks:
    def test_a_desk_is_seen_until_it_was_not_for_a_while(self, store: Records) -> None:
        store.desk_seen("desk-2", NOW)
        store.desk_seen("desk-1", NOW)
        assert store.desks_seen(NOW) == ("desk-1", "desk-2")
        later = NOW + timedelta(seconds=30)
        store.desk_seen("desk-1", later)
        assert store.desks_seen(later) == ("desk-1",)
        assert store.desks_seen(later + timedelta(seconds=1)) == ()

    def test_a_desk_that_left_is_no_longer_seen(self, store: Records) -> None:
        store.desk_seen("desk-1", NOW)
        store.desk_left("desk-1")
        store.desk_left("desk-1")
        assert store.desks_seen(NOW) == ()

    def test_nothing_of_it_is_in_the_audit_log(self, store: Records) -> None:
        store.desk_seen("desk-1", NOW)
        assert store.audit_head() is None
