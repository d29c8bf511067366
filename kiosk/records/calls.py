"""Calls of visitors, and the numbers they are given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, get_args
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import bindparam, delete, insert, select, update

from kiosk.counter.model import Call, CallState, Deed
from kiosk.errors import ConflictError
from kiosk.records.database import Database
from kiosk.records.tables import CALLS, NUMBERS

if TYPE_CHECKING:
    from sqlalchemy import Connection

ENDED: tuple[CallState, ...] = ("declined", "withdrawn", "done")
"""States in which nobody needs the visitor's answers any more."""

# As many as there are states, so that the statement is always the same.
_EXPECTED = tuple(f"expected_{place}" for place, _ in enumerate(get_args(CallState)))

_ADD = insert(CALLS)
_ONE = select(CALLS).where(CALLS.c.id == bindparam("call_id"))
_IN_STATES = (
    select(CALLS)
    .where(CALLS.c.state.in_(bindparam("states", expanding=True)))
    .order_by(CALLS.c.placed_at, CALLS.c.id)
)
_CHANGE = (
    update(CALLS)
    .where(CALLS.c.id == bindparam("call_id"))
    .where(CALLS.c.state.in_([bindparam(name) for name in _EXPECTED]))
    .values(
        state=bindparam("new_state"),
        changed_at=bindparam("new_changed_at"),
        staff=bindparam("new_staff"),
        reason=bindparam("new_reason"),
    )
    .returning(*CALLS.c)
)
_FORGET_ANSWERS = (
    update(CALLS).where(CALLS.c.id == bindparam("call_id")).values(sealed=b"")
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
            with self._database.writing() as connection:
                connection.execute(_ADD, msgspec.structs.asdict(call))
                self._database.record(connection, deed, "calls", call.id)
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
        with self._database.writing() as connection:
            row = connection.execute(
                _CHANGE,
                {
                    "call_id": call.id,
                    **_padded(expected),
                    "new_state": call.state,
                    "new_changed_at": call.changed_at or deed.at,
                    "new_staff": call.staff,
                    "new_reason": call.reason,
                },
            ).one_or_none()
            if row is None:
                raise ConflictError(
                    "This call was taken, declined or withdrawn already.",
                    remedy="Look at the queue again.",
                )
            changed = self._settle(connection, Call(**row._mapping), deed.at)
            self._database.record(connection, deed, "calls", call.id)
        return changed

    def _settle(self, connection: Connection, call: Call, now: datetime) -> Call:
        """Do what follows from the new state."""
        if call.state == "numbered" and not call.number:
            number = self._next_number(connection, now.astimezone(self._zone).date())
            connection.execute(_GIVE_NUMBER, {"call_id": call.id, "new_number": number})
            return msgspec.structs.replace(call, number=number)
        if call.state in ENDED and call.sealed:
            connection.execute(_FORGET_ANSWERS, {"call_id": call.id})
            return msgspec.structs.replace(call, sealed=b"")
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


def _padded(expected: Sequence[CallState]) -> dict[str, str]:
    """Return a value for each parameter; an empty one is no state at all."""
    return dict(zip_longest(_EXPECTED, dict.fromkeys(expected), fillvalue=""))
