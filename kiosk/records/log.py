"""The audit log, and what wakes others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, bindparam, func, or_, select

from kiosk.counter.model import AuditRow, Deed, Notice
from kiosk.records.database import Database
from kiosk.records.tables import AUDIT

if TYPE_CHECKING:
    from sqlalchemy import Row

    from kiosk.counter.store import Listening

PAGE = 1000
"""Rows read at a time: a long log is never held in memory."""

_AFTER = (
    select(AUDIT)
    .where(AUDIT.c.sequence > bindparam("after"))
    .order_by(AUDIT.c.sequence)
    .limit(PAGE)
)
_ABOUT = (
    select(AUDIT)
    .where(AUDIT.c.verb.in_(bindparam("verbs", expanding=True)))
    .where(
        or_(
            AUDIT.c.subject == bindparam("subject"),
            func.substr(AUDIT.c.subject, 1, bindparam("length", type_=Integer))
            == bindparam("part"),
        )
    )
    .order_by(AUDIT.c.sequence)
)
_HEAD = select(AUDIT).order_by(AUDIT.c.sequence.desc()).limit(1)


class LogRecords:
    """The audit log of a database."""

    _database: Database

    def note(self, deed: Deed) -> None:
        """Append an audit row for something that changed nothing else."""
        with self._database.writing() as connection:
            self._database.record(connection, deed)

    def audit_rows(self, after: int = 0) -> Iterator[AuditRow]:
        """Yield the rows after a sequence, in order."""
        while True:
            with self._database.reading() as connection:
                rows = connection.execute(_AFTER, {"after": after}).all()
            yield from map(_row, rows)
            if len(rows) < PAGE:
                return
            after = rows[-1].sequence

    def audit_about(self, subject: str, verbs: Sequence[str]) -> tuple[AuditRow, ...]:
        """Return the rows of these verbs about a subject or a part of it, in order."""
        part = f"{subject}/"
        wanted = {
            "verbs": list(verbs),
            "subject": subject,
            "part": part,
            "length": len(part),
        }
        with self._database.reading() as connection:
            return tuple(map(_row, connection.execute(_ABOUT, wanted)))

    def audit_head(self) -> AuditRow | None:
        """Return the last row."""
        with self._database.reading() as connection:
            row = connection.execute(_HEAD).one_or_none()
        return None if row is None else _row(row)

    def listen(self, tell: Callable[[Notice], None]) -> Listening:
        """Call `tell` in a thread of its own whenever something changed."""
        return self._database.engines.listen(tell)


def _row(row: Row[Any]) -> AuditRow:
    deed = Deed(actor=row.actor, verb=row.verb, subject=row.subject, at=row.at)
    return AuditRow(
        sequence=row.sequence, deed=deed, previous=row.previous, hash=row.hash
    )
