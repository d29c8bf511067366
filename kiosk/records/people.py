"""Staff, their secrets and their wrong tries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, select, update

from kiosk.counter.model import Deed, Pin, Staff, Tries
from kiosk.errors import ConflictError
from kiosk.records.database import Database
from kiosk.records.rows import adding, new, new_values
from kiosk.records.tables import PINS, STAFF, TRIES

if TYPE_CHECKING:
    from sqlalchemy import Connection

_ADD = adding(STAFF)
_ONE = select(STAFF).where(STAFF.c.id == bindparam("staff_id"))
_ALL = select(STAFF).order_by(STAFF.c.id)
_CHANGE = (
    update(STAFF)
    .where(STAFF.c.id == bindparam("staff_id"))
    .values(new(each for each in STAFF.c if each.name != "id"))
    .returning(STAFF.c.id)
)
_PIN = select(PINS).where(
    PINS.c.staff == bindparam("staff_id"), PINS.c.desk == bindparam("on_desk")
)
_DROP_PIN = delete(PINS).where(
    PINS.c.staff == bindparam("staff_id"), PINS.c.desk == bindparam("on_desk")
)
_SET_PIN = adding(PINS)
_TRIES = select(TRIES).where(TRIES.c.subject == bindparam("of_subject"))
_TRIES_ALONE = _TRIES.with_for_update()
_COUNT = (
    update(TRIES)
    .where(TRIES.c.subject == bindparam("of_subject"))
    .values(failures=bindparam("new_failures"), last_at=bindparam("new_last_at"))
)
_CLEAR = delete(TRIES).where(TRIES.c.subject == bindparam("of_subject"))


class PeopleRecords:
    """The staff of a database."""

    _database: Database

    def add_staff(self, staff: Staff, deed: Deed) -> None:
        """Keep a new member.

        Raises:
            ConflictError: The id is taken.
        """
        self._database.change(_ADD, new_values(staff), deed)

    def staff(self, id_: str) -> Staff | None:
        """Return a member of staff."""
        with self._database.reading() as connection:
            row = connection.execute(_ONE, {"staff_id": id_}).one_or_none()
        return None if row is None else Staff(**row._mapping)

    def all_staff(self) -> tuple[Staff, ...]:
        """Return everybody, by id."""
        with self._database.reading() as connection:
            rows = connection.execute(_ALL).all()
        people = (Staff(**row._mapping) for row in rows)
        # Databases sort by their own language; the desk sorts alike everywhere.
        return tuple(sorted(people, key=lambda each: each.id))

    def change_staff(self, staff: Staff, deed: Deed) -> None:
        """Write everything but the id.

        Raises:
            ConflictError: There is no such member.
        """
        values = {**new_values(staff), "staff_id": staff.id}
        if not self._database.change(_CHANGE, values, deed):
            raise ConflictError("There is no such member of staff.")

    def set_pin(self, pin: Pin, deed: Deed) -> None:
        """Keep or replace a PIN.

        Raises:
            ConflictError: There is no such member.
        """
        with self._database.writing() as connection:
            connection.execute(_DROP_PIN, {"staff_id": pin.staff, "on_desk": pin.desk})
            connection.execute(_SET_PIN, new_values(pin))
            self._database.record(connection, deed)

    def pin(self, staff: str, desk: str) -> Pin | None:
        """Return the PIN of a member on a desk."""
        with self._database.reading() as connection:
            wanted = {"staff_id": staff, "on_desk": desk}
            row = connection.execute(_PIN, wanted).one_or_none()
        return None if row is None else Pin(**row._mapping)


class TryRecords:
    """The wrong tries of a database."""

    _database: Database

    def count_try(
        self,
        subject: str,
        now: datetime,
        allowed: Callable[[Tries, datetime], bool],
        deed: Deed,
    ) -> Tries | None:
        """Count a try as failed before it is looked at, if it is allowed at all.

        Returns:
            The tries as they now stand; None: not allowed, nothing was counted.
        """
        with self._database.writing() as connection:
            before = self._alone(connection, subject)
            if not allowed(before, now):
                connection.rollback()
                return None
            counted = Tries(subject=subject, failures=before.failures + 1, last_at=now)
            connection.execute(
                _COUNT,
                {
                    "of_subject": subject,
                    "new_failures": counted.failures,
                    "new_last_at": now,
                },
            )
            self._database.record(connection, deed)
        return counted

    def _alone(self, connection: Connection, subject: str) -> Tries:
        """Return the tries, which nobody else can count until we are done."""
        from sqlalchemy.dialects import postgresql, sqlite

        dialect = postgresql if self._database.engines.shared else sqlite
        first = dialect.insert(TRIES).values(subject=subject, failures=0)
        connection.execute(first.on_conflict_do_nothing())
        row = connection.execute(_TRIES_ALONE, {"of_subject": subject}).one()
        return Tries(**row._mapping)

    def tries(self, subject: str) -> Tries:
        """Return the tries as they stand."""
        with self._database.reading() as connection:
            row = connection.execute(_TRIES, {"of_subject": subject}).one_or_none()
        return Tries(subject=subject) if row is None else Tries(**row._mapping)

    def clear_tries(self, subject: str, deed: Deed) -> None:
        """Forget failures: the right secret, or a supervisor unlocked."""
        with self._database.writing() as connection:
            connection.execute(_CLEAR, {"of_subject": subject})
            self._database.record(connection, deed)
