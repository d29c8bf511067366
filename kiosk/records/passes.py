"""Sealed passes left under a short code, and which passes are used up."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, exists, insert, select, update

from kiosk.counter.model import Case, Deed
from kiosk.errors import ConflictError
from kiosk.records.cases import ADD_CASE
from kiosk.records.database import Database
from kiosk.records.rows import new_values
from kiosk.records.tables import LEFT_PASSES, REDEMPTIONS

GRACE = timedelta(days=2)
"""How long a used pass is remembered past its expiry: clocks of desks differ."""

_LEAVE = insert(LEFT_PASSES)
_FIND = select(
    LEFT_PASSES.c.sealed,
    exists().where(REDEMPTIONS.c.pass_id == LEFT_PASSES.c.pass_id).label("used"),
).where(
    LEFT_PASSES.c.code == bindparam("of_code"),
    LEFT_PASSES.c.expires_at > bindparam("now"),
)
_REDEEM = insert(REDEMPTIONS)
_EMPTY = (
    update(LEFT_PASSES)
    .where(LEFT_PASSES.c.pass_id == bindparam("of_pass"))
    .values(sealed=b"")
)
_DROP_LEFT = delete(LEFT_PASSES).where(LEFT_PASSES.c.expires_at <= bindparam("now"))
_DROP_USED = delete(REDEMPTIONS).where(REDEMPTIONS.c.expires_at <= bindparam("now"))


class PassRecords:
    """The passes of a database."""

    _database: Database

    def leave_pass(
        self,
        pass_id: bytes,
        sealed: bytes,
        code: bytes,
        expires_at: datetime,
        deed: Deed,
    ) -> None:
        """Keep a sealed pass under the hash of its short code, until it expires.

        Passes that have expired are deleted.

        Raises:
            ConflictError: Another pass stands under this code: draw a new one.
        """
        with self._database.writing() as connection:
            connection.execute(_DROP_LEFT, {"now": deed.at})
            connection.execute(
                _LEAVE,
                {
                    "pass_id": pass_id,
                    "sealed": sealed,
                    "code": code,
                    "expires_at": expires_at,
                },
            )
            self._database.record(connection, deed)

    def left_pass(self, code: bytes, now: datetime) -> bytes | None:
        """Return the pass left under this hash of a code; None: none, or expired.

        Raises:
            ConflictError: It was used before.
        """
        with self._database.reading() as connection:
            row = connection.execute(_FIND, {"of_code": code, "now": now}).one_or_none()
        if row is not None and row.used:
            raise _used()
        return None if row is None else bytes(row.sealed)

    def redeem(
        self, pass_id: bytes, expires_at: datetime, case: Case, deed: Deed
    ) -> None:
        """Use a pass up and keep its case, in one transaction.

        The sealed pass left under its short code is emptied.

        Raises:
            ConflictError: It was used before.
        """
        try:
            with self._database.writing() as connection:
                used = {"pass_id": pass_id, "expires_at": expires_at}
                connection.execute(_REDEEM, used)
                connection.execute(_EMPTY, {"of_pass": pass_id})
                connection.execute(_DROP_USED, {"now": deed.at - GRACE})
                connection.execute(ADD_CASE, new_values(case))
                self._database.record(connection, deed, "cases", case.id)
        except ConflictError as error:
            raise _used() from error


def _used() -> ConflictError:
    return ConflictError(
        "This counter pass was used before.",
        remedy="Look for its case, or ask the visitor to make a new pass.",
    )
