"""Assisted sessions: a mailbox between a kiosk and a desk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, delete, func, insert, select

from kiosk.counter.model import Deed, Message, Notice, Side
from kiosk.records.database import Database
from kiosk.records.tables import MESSAGES

_LAST = select(func.coalesce(func.max(MESSAGES.c.sequence), 0)).where(
    MESSAGES.c.session == bindparam("of_session")
)
_SEND = insert(MESSAGES)
_AFTER = (
    select(MESSAGES.c.session, MESSAGES.c.sequence, MESSAGES.c.sender, MESSAGES.c.body)
    .where(MESSAGES.c.session == bindparam("of_session"))
    .where(MESSAGES.c.sequence > bindparam("after"))
    .order_by(MESSAGES.c.sequence)
)
_END = delete(MESSAGES).where(MESSAGES.c.session == bindparam("of_session"))
_FORGET = delete(MESSAGES).where(MESSAGES.c.sent_at < bindparam("before"))


class SessionRecords:
    """The assisted sessions of a database."""

    _database: Database

    def send(self, session: str, sender: Side, body: bytes) -> Message:
        """Append a sealed message."""
        with self._database.writing() as connection:
            self._database.engines.lock_session(connection, session)
            last = connection.execute(_LAST, {"of_session": session}).scalar_one()
            message = Message(
                session=session, sequence=last + 1, sender=sender, body=body
            )
            connection.execute(
                _SEND,
                {
                    "session": session,
                    "sequence": message.sequence,
                    "sender": sender,
                    "body": body,
                    "sent_at": datetime.now(UTC),
                },
            )
            notice = Notice(topic="session", subject=session)
            self._database.engines.notify(connection, notice)
        return message

    def messages(self, session: str, after: int) -> tuple[Message, ...]:
        """Return messages with a higher sequence, in order."""
        with self._database.reading() as connection:
            wanted = {"of_session": session, "after": after}
            rows = connection.execute(_AFTER, wanted).all()
        return tuple(Message(**row._mapping) for row in rows)

    def end_session(self, session: str, deed: Deed) -> None:
        """Delete its messages, and those of sessions that broke off a day ago."""
        with self._database.writing() as connection:
            self._database.engines.lock_session(connection, session)
            connection.execute(_END, {"of_session": session})
            connection.execute(_FORGET, {"before": deed.at - timedelta(days=1)})
            self._database.record(connection, deed, "session", session)
