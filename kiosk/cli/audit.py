"""`kiosk audit`: verify the log, mark its end, hand it to an auditor."""

from __future__ import annotations

import io
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.cli.opening import print_json, print_line
from kiosk.counter.log_export import write_csv, write_json
from kiosk.counter.model import AuditRow, Deed
from kiosk.counter.verifying import Fault, Verified
from kiosk.counter.verifying import verify as verify_rows
from kiosk.paths import state_folder
from kiosk.sealing.log_marks import LogMarks, Mark, log_marks_of
from kiosk.settings import Settings, read_settings

if TYPE_CHECKING:
    from kiosk.counter.store import Store


def verify(options: Namespace) -> int:
    """Verify the whole log against its chain and this desk's marks.

    A log that is whole is marked at its end. Returns 1 when it is not.
    """
    settings = read_settings(options.config)
    with opened_store(settings) as store:
        marks = log_marks_of(settings.counter)
        found = verify_rows(
            store.audit_rows(), {one.sequence: one.hash for one in marks.read()}
        )
        if isinstance(found, Verified) and found.rows:
            marks.add(Mark(found.rows, found.head))
    if options.json:
        print_json(_as_json(found, marks))
    else:
        print_line(_told(found, marks))
    return 1 if isinstance(found, Fault) else 0


def export(options: Namespace) -> int:
    """Write the log, or the days asked for, as CSV or JSON."""
    settings = read_settings(options.config)
    text = io.StringIO(newline="")
    with opened_store(settings) as store:
        rows = _within(store.audit_rows(), settings, options.first, options.last)
        write = write_csv if options.format == "csv" else write_json
        count = write(rows, text)
        store.note(Deed(actor="operator", verb="log-exported", at=datetime.now(UTC)))
    _write(text.getvalue().encode(), options.out)
    if options.out != "-":
        print_line(f"{count} rows: {options.out}")
    return 0


@contextmanager
def opened_store(settings: Settings) -> Iterator[Store]:
    """Open the store the settings ask for, and close it at the end."""
    from kiosk.records.opening import open_store

    store = open_store(settings, settings.counter.folder or state_folder())
    try:
        yield store
    finally:
        store.close()


def _within(
    rows: Iterator[AuditRow], settings: Settings, first: date | None, last: date | None
) -> Iterator[AuditRow]:
    zone = ZoneInfo(settings.time_zone)
    for row in rows:
        day = row.deed.at.astimezone(zone).date()
        if (first is None or day >= first) and (last is None or day <= last):
            yield row


def _write(content: bytes, out: str) -> None:
    from kiosk.content.files import replace_file

    if out == "-":
        sys.stdout.buffer.write(content)
        return
    replace_file(Path(out), content)


def _as_json(found: Verified | Fault, marks: LogMarks) -> dict[str, object]:
    fault = isinstance(found, Fault)
    return {
        "ok": not fault,
        "rows": None if isinstance(found, Fault) else found.rows,
        "head": None if isinstance(found, Fault) else found.head.hex(),
        "marks": len(marks.read()),
        "first_bad_row": found.sequence if isinstance(found, Fault) else None,
        "problem": found.problem if isinstance(found, Fault) else None,
    }


def _told(found: Verified | Fault, marks: LogMarks) -> str:
    if isinstance(found, Fault):
        return f"Row {found.sequence}: {found.problem}"
    return f"{found.rows} rows, all as they were written. {len(marks.read())} marks."
