"""Which printers of kiosks need somebody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from msgspec.structs import asdict
from sqlalchemy import bindparam, delete, insert, or_, select

from kiosk.counter.model import Notice
from kiosk.counter.printer_troubles import TOLD_LATELY, PrinterTrouble
from kiosk.records.database import Database
from kiosk.records.tables import PRINTER_TROUBLES as TROUBLES

if TYPE_CHECKING:
    from sqlalchemy import Connection

KEPT: Final = timedelta(days=1)
"""Rows of kiosks that fell silent go when any kiosk tells something."""

_COLUMNS = tuple(TROUBLES.c[name] for name in PrinterTrouble.__struct_fields__)
_TOLD = (
    select(*_COLUMNS)
    .where(TROUBLES.c.told_at >= bindparam("since_then"))
    .order_by(TROUBLES.c.since, TROUBLES.c.kiosk, TROUBLES.c.printer)
)
_TOLD_BY = _TOLD.where(TROUBLES.c.kiosk == bindparam("of_kiosk"))
_FORGET = delete(TROUBLES).where(
    or_(
        TROUBLES.c.kiosk == bindparam("of_kiosk"),
        TROUBLES.c.told_at < bindparam("before"),
    )
)
_ADD = insert(TROUBLES)


class PrinterRecords:
    """The printers in trouble of a database."""

    _database: Database

    def tell_printers(
        self, kiosk: str, troubles: Sequence[PrinterTrouble], now: datetime
    ) -> None:
        """Keep which printers of a kiosk need somebody now; the others are well."""
        engines = self._database.engines
        with self._database.writing() as connection:
            # Two programs of one kiosk may tell at the same time.
            engines.lock_session(connection, f"printers {kiosk}")
            known = _known(connection, kiosk, now)
            rows = tuple(_lasting(one, known) for one in troubles)
            values = {"of_kiosk": kiosk, "before": now - KEPT}
            connection.execute(_FORGET, values)
            if rows:
                connection.execute(
                    _ADD, [{**asdict(row), "told_at": now} for row in rows]
                )
            if {*rows} != {*known.values()}:
                engines.notify(connection, Notice(topic="printers", subject=kiosk))

    def printers_in_trouble(self, since: datetime) -> tuple[PrinterTrouble, ...]:
        """Return what was told at this time or later, the longest trouble first."""
        with self._database.reading() as connection:
            rows = connection.execute(_TOLD, {"since_then": since}).all()
        return tuple(PrinterTrouble(**row._mapping) for row in rows)


def _known(
    connection: Connection, kiosk: str, now: datetime
) -> dict[str, PrinterTrouble]:
    """Return what a kiosk told lately, by printer."""
    values = {"of_kiosk": kiosk, "since_then": now - TOLD_LATELY}
    rows = connection.execute(_TOLD_BY, values).all()
    return {row.printer: PrinterTrouble(**row._mapping) for row in rows}


def _lasting(
    trouble: PrinterTrouble, known: dict[str, PrinterTrouble]
) -> PrinterTrouble:
    """Return a trouble with the time at which it began."""
    before = known.get(trouble.printer)
    return before if before and _same(before, trouble) else trouble


def _same(one: PrinterTrouble, other: PrinterTrouble) -> bool:
    return (one.state, one.paper) == (other.state, other.paper)
