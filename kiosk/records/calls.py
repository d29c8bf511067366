"""Calls of visitors, and the numbers they are given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, get_args
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import bindparam, delete, literal_column, select, update

from kiosk.counter.model import Call, CallState, Deed
from kiosk.errors import ConflictError
from kiosk.records.database import Database
from kiosk.records.rows import adding, new, new_values
from kiosk.records.tables import CALLS, NUMBERS

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Row
    from sqlalchemy.sql.dml import ReturningUpdate

    from kiosk.records.database import Changing

ENDED: tuple[CallState, ...] = ("declined", "withdrawn", "done")
"""States in which nobody needs the visitor's answers any more."""

STATES: tuple[CallState, ...] = get_args(CallState)

_ADD = adding(CALLS)
_ONE = select(CALLS).where(CALLS.c.id == bindparam("call_id"))
_IN_STATES = (
    select(CALLS)
    .where(CALLS.c.state.in_(bindparam("states", expanding=True)))
    .order_by(CALLS.c.placed_at, CALLS.c.id)
)
_GIVE_NUMBER = (
    update(CALLS)
    .where(CALLS.c.id == bindparam("call_id"))
    .values(number=bindparam("new_number"))
)
_LAST_NUMBER = select(NUMBERS.c.last).where(NUMBERS.c.day == bindparam("of_day"))
_NEXT_NUMBER = (
    update(NUMBERS)
    .where(NUMBERS.c.day == bindparam("of_day"))
    .values(last=NUMBERS.c.last + 1)
    .returning(NUMBERS.c.last)
)
_FORGET = delete(CALLS).where(CALLS.c.placed_at < bindparam("before"))


class CallRecords:
    """The calls of a database."""

    def __init__(self, database: Database, zone: ZoneInfo) -> None:
        self._database = database
        self._zone = zone

    def place_call(self, call: Call, deed: Deed) -> Call:
        """Keep a call; one with this id is returned as it stands, with no new row."""
        try:
            self._database.change(_ADD, new_values(call), deed, "calls", call.id)
        except ConflictError:
            placed = self.call(call.id)
            if placed is None:
                raise
            return placed
        return call

    def call(self, id_: str) -> Call | None:
        """Return a call."""
        with self._database.reading() as connection:
            row = connection.execute(_ONE, {"call_id": id_}).one_or_none()
        return None if row is None else Call(**row._mapping)

    def calls(self, states: Sequence[CallState]) -> tuple[Call, ...]:
        """Return the calls in these states, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(_IN_STATES, {"states": list(states)}).all()
        return tuple(Call(**row._mapping) for row in rows)

    def change_call(
        self, call: Call, expected: Sequence[CallState], deed: Deed
    ) -> Call:
        """Write state, staff and reason of a call; a `numbered` one gets its number.

        An ended call loses its sealed answers.

        Raises:
            ConflictError: Its state is no longer one of `expected`.
        """
        statement = _change(frozenset(expected), ends=call.state in ENDED)
        values = {
            "call_id": call.id,
            "new_state": call.state,
            "new_changed_at": call.changed_at or deed.at,
            "new_staff": call.staff,
            "new_reason": call.reason,
        }
        if call.state == "numbered":
            return self._number(statement, values, deed)
        return _changed(
            self._database.change(statement, values, deed, "calls", call.id)
        )

    def _number(
        self, statement: Changing, values: dict[str, object], deed: Deed
    ) -> Call:
        """Change a call, and give it the next number of its day if it has none."""
        with self._database.writing() as connection:
            call = _changed(connection.execute(statement, values).one_or_none())
            if not call.number:
                day = deed.at.astimezone(self._zone).date()
                number = self._next_number(connection, day)
                given = {"call_id": call.id, "new_number": number}
                connection.execute(_GIVE_NUMBER, given)
                call = msgspec.structs.replace(call, number=number)
            self._database.record(connection, deed, "calls", call.id)
        return call

    def _next_number(self, connection: Connection, day: date) -> int:
        """Return a number that nobody else gets; given back if nothing is committed."""
        from sqlalchemy.dialects import postgresql, sqlite

        # The first of a day: two writers at once must not both begin it.
        dialect = postgresql if self.shared else sqlite
        begin = dialect.insert(NUMBERS).values(day=day, last=0)
        connection.execute(begin.on_conflict_do_nothing())
        return int(connection.execute(_NEXT_NUMBER, {"of_day": day}).scalar_one())

    @property
    def shared(self) -> bool:
        """Whether other machines work on the same store."""
        return self._database.engines.shared

    def today_number(self, day: date) -> int:
        """Return the last number given on a day of the branch; 0: none."""
        with self._database.reading() as connection:
            return connection.scalar(_LAST_NUMBER, {"of_day": day}) or 0

    def forget_calls(self, before: datetime, deed: Deed) -> int:
        """Delete calls that were placed earlier, whatever their state; return how many.

        Without any, nothing is written.
        """
        with self._database.writing() as connection:
            gone = connection.execute(_FORGET, {"before": before.astimezone(UTC)})
            if gone.rowcount:
                self._database.record(connection, deed, "calls")
        return gone.rowcount


@cache
def _change(expected: frozenset[CallState], *, ends: bool) -> ReturningUpdate[Any]:
    """Return the statement for a call in these states, of which there are few sets.

    They stand in the statement: each parameter costs at every call.
    """
    states: list[ColumnElement[str]] = [
        literal_column(f"'{state}'") for state in STATES if state in expected
    ]
    columns = (CALLS.c.state, CALLS.c.changed_at, CALLS.c.staff, CALLS.c.reason)
    return (
        update(CALLS)
        .where(CALLS.c.id == bindparam("call_id"))
        .where(CALLS.c.state.in_(states))
        .values({**new(columns), **({"sealed": b""} if ends else {})})
        .returning(*CALLS.c)
    )


def _changed(row: Row[Any] | None) -> Call:
    """Return the call that was changed.

    Raises:
        ConflictError: There was none.
    """
    if row is None:
        raise ConflictError(
            "This call was taken, declined or withdrawn already.",
            remedy="Look at the queue again.",
        )
    return Call(**{name: getattr(row, name) for name in Call.__struct_fields__})
