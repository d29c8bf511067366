"""Which desks run now."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from kiosk.records.database import Database
from kiosk.records.tables import DESKS

_SEEN = (
    update(DESKS)
    .where(DESKS.c.name == bindparam("desk_name"))
    .values(seen_at=bindparam("now"))
)
_ADD = insert(DESKS)
_LEFT = delete(DESKS).where(DESKS.c.name == bindparam("desk_name"))
_SINCE = (
    select(DESKS.c.name)
    .where(DESKS.c.seen_at >= bindparam("since"))
    .order_by(DESKS.c.name)
)


class DeskRecords:
    """The desks of a database."""

    _database: Database

    def desk_seen(self, desk: str, now: datetime) -> None:
        """Keep that a desk runs and somebody is signed in."""
        with self._database.writing() as connection:
            known = connection.execute(_SEEN, {"desk_name": desk, "now": now})
            if not known.rowcount:
                connection.execute(_ADD, {"name": desk, "seen_at": now})

    def desk_left(self, desk: str) -> None:
        """Keep that a desk no longer runs, or that nobody is signed in."""
        with self._database.writing() as connection:
            connection.execute(_LEFT, {"desk_name": desk})

    def desks_seen(self, since: datetime) -> tuple[str, ...]:
        """Return the desks that were seen at this time or later, by name."""
        with self._database.reading() as connection:
            return tuple(connection.execute(_SINCE, {"since": since}).scalars())
