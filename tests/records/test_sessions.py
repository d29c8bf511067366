from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kiosk.counter.model import Message
from kiosk.records.records import Records
from tests.records.stores import deed


class TestSessions:
    def test_messages_come_in_the_order_they_were_sent(self, store: Records) -> None:
        sent = (
            store.send("s1", "kiosk", b"one"),
            store.send("s1", "desk", b"two"),
            store.send("s1", "kiosk", b"three"),
        )
        assert sent[0] == Message(session="s1", sequence=1, sender="kiosk", body=b"one")
        assert [message.sequence for message in sent] == [1, 2, 3]
        assert store.messages("s1", 0) == sent
        assert store.messages("s1", 2) == sent[2:]
        assert store.messages("s1", 3) == ()

    def test_sessions_do_not_see_each_other(self, store: Records) -> None:
        store.send("s1", "kiosk", b"one")
        other = store.send("s2", "kiosk", b"two")
        assert other.sequence == 1
        assert store.messages("s2", 0) == (other,)

    def test_a_message_has_no_audit_row_and_an_ended_session_has(
        self, store: Records
    ) -> None:
        store.send("s1", "kiosk", b"one")
        kept = store.send("s2", "desk", b"two")
        assert store.audit_head() is None
        store.end_session("s1", deed("session-ended", at=datetime.now(UTC)))
        assert store.messages("s1", 0) == ()
        assert store.messages("s2", 0) == (kept,)
        assert [row.deed.verb for row in store.audit_rows()] == ["session-ended"]

    def test_messages_of_a_session_that_broke_off_go_after_a_day(
        self, store: Records
    ) -> None:
        store.send("broken", "kiosk", b"one")
        later = datetime.now(UTC) + timedelta(days=1, minutes=1)
        store.end_session("s1", deed("session-ended", at=later))
        assert store.messages("broken", 0) == ()
