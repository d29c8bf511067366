"""The audit log for an auditor: CSV that no spreadsheet runs, or JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import TextIO

from kiosk.counter.model import AuditRow

COLUMNS = ("sequence", "at", "actor", "verb", "subject", "previous", "hash")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
"""A cell that begins so may be run by a spreadsheet.

Source: OWASP, "CSV Injection"; the full-width forms are taken for the same.
"""
GUARD = "'"


def as_record(row: AuditRow) -> dict[str, str | int]:
    """Return a row as plain values, the time in UTC."""
    deed = row.deed
    return {
        "sequence": row.sequence,
        "at": deed.at.isoformat(),
        "actor": deed.actor,
        "verb": deed.verb,
        "subject": deed.subject,
        "previous": row.previous.hex(),
        "hash": row.hash.hex(),
    }


def write_csv(rows: Iterable[AuditRow], out: TextIO) -> int:
    """Write rows as CSV with a heading; return how many."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    count = 0
    for row in rows:
        record = as_record(row)
        writer.writerow([guarded(str(record[name])) for name in COLUMNS])
        count += 1
    return count


def write_json(rows: Iterable[AuditRow], out: TextIO) -> int:
    """Write rows as a JSON array, a row a line; return how many."""
    count = 0
    out.write("[")
    for count, row in enumerate(rows, 1):
        out.write("\n" if count == 1 else ",\n")
        out.write(json.dumps(as_record(row), ensure_ascii=False))
    out.write("\n]\n")
    return count


def guarded(cell: str) -> str:
    """Return a cell that a spreadsheet shows as text; `plain` takes it back."""
    return GUARD + cell if cell.startswith((*FORMULA, GUARD)) else cell


def plain(cell: str) -> str:
    """Return what `guarded` was given."""
    return cell.removeprefix(GUARD)
