from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy.exc
from sqlalchemy import text

from kiosk.counter.audit import START, hash_of
from kiosk.counter.store import Store
from kiosk.errors import StoreError
from kiosk.records import log
from kiosk.records.records import Records
from tests.records.stores import NOW, Opener, a_call, deed


class TestLog:
    def test_a_note_is_a_row_and_nothing_else(self, store: Records) -> None:
        assert store.audit_head() is None
        noted = deed("case-unmasked", "case:3f", NOW + timedelta(microseconds=1))
        store.note(noted)
        [row] = store.audit_rows()
        assert row.deed == noted
        assert row.sequence == 1
        assert store.audit_head() == row

    def test_each_row_holds_the_hash_of_the_one_before(self, store: Records) -> None:
        for number in range(5):
            store.note(deed(subject=f"case:{number}"))
        previous = START
        for number, row in enumerate(store.audit_rows(), 1):
            assert row.sequence == number
            assert row.previous == previous
            assert row.hash == hash_of(row.sequence, row.deed, row.previous)
            previous = row.hash

    def test_rows_are_read_from_any_place_and_over_pages(
        self, store: Records, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for _ in range(12):
            store.note(deed())
        assert [row.sequence for row in store.audit_rows(9)] == [10, 11, 12]
        assert list(store.audit_rows(12)) == []
        monkeypatch.setattr(log, "_AFTER", log._AFTER.limit(4))
        monkeypatch.setattr(log, "PAGE", 4)
        assert [row.sequence for row in store.audit_rows()] == list(range(1, 13))

    def test_rows_about_a_subject_are_those_of_it_and_of_its_parts(
        self, store: Records
    ) -> None:
        about = (
            "staff:li",
            "staff:li/teller/3f",
            "staff:li-2",
            "staff:l",
            "x:staff:li/",
        )
        for subject in (*about, "staff:_i/", "STAFF:LI/"):
            store.note(deed("staff-added", subject))
            store.note(deed("signed-in", subject))
        found = store.audit_about("staff:li", ("staff-added", "staff-reset"))
        assert [row.deed.subject for row in found] == [*about[:2]]
        assert [row.sequence for row in found] == [1, 3]
        assert store.audit_about("staff:_i", ("staff-added",))[0].sequence == 11
        assert store.audit_about("staff:li", ()) == ()

    def test_two_programs_write_one_chain(self, opener: Opener) -> None:
        one, other = opener.open(), opener.open()
        for store in (one, other, one, other):
            store.note(deed())
        assert [row.sequence for row in other.audit_rows()] == [1, 2, 3, 4]
        assert list(one.audit_rows()) == list(other.audit_rows())

    @pytest.mark.parametrize(
        "change",
        [
            "UPDATE audit SET verb = 'other'",
            "UPDATE audit SET sequence = 5 WHERE sequence = 1",
            "DELETE FROM audit",
            "DELETE FROM audit WHERE sequence = 1",
        ],
    )
    def test_the_database_refuses_to_change_a_row(
        self, store: Records, change: str
    ) -> None:
        store.note(deed())
        with (
            pytest.raises(sqlalchemy.exc.DBAPIError, match="only added to"),
            store._database.engines.writing.begin() as connection,
        ):
            connection.execute(text(change))
        [row] = store.audit_rows()
        assert row.deed == deed()

    def test_without_the_head_nothing_is_written_at_all(self, store: Records) -> None:
        with store._database.engines.writing.begin() as connection:
            connection.execute(text("DELETE FROM audit_head"))
        with pytest.raises(StoreError, match="audit log"):
            store.note(deed())
        with pytest.raises(StoreError, match="audit log"):
            store.place_call(a_call(), deed())
        assert store.calls(["waiting"]) == ()
        assert store.audit_head() is None

    def test_it_says_whether_other_machines_work_on_it(self, opener: Opener) -> None:
        store: Store = opener.open()
        assert store.shared is bool(opener.url)
