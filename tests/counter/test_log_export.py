"""What an auditor is handed is whole, and no spreadsheet runs any of it."""

from __future__ import annotations

import csv
import io
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.counter.log_export import (
    COLUMNS,
    FORMULA,
    GUARD,
    guarded,
    plain,
    write_csv,
    write_json,
)
from tests.counter.logs import chained, deed, honest

PAYLOADS = [
    f"{start}{rest}"
    for start in FORMULA
    for rest in (
        "cmd|' /C calc'!A0",
        "SUM(1+1)*cmd",
        'HYPERLINK("http://x.example","y")',
        "IMPORTXML(CONCAT(A1))",
        "DDE(a;b;c)",
        "1",
        "",
        "'x",
        '"x"',
        "x,y",
        "x\r\ny",
        "\t=1",
        "١+١",
        "名=1",
        "@SUM(A1)",
        "-2+3",
    )
]


def test_there_are_enough_payloads() -> None:
    assert len(PAYLOADS) >= 200


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_is_a_formula_and_it_comes_back_as_it_was(payload: str) -> None:
    said = msgspec.structs.replace(deed(1), actor=payload, subject=payload)
    out = io.StringIO(newline="")
    write_csv(chained([said]), out)

    heading, row = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert tuple(heading) == COLUMNS
    assert not any(cell.startswith(FORMULA) for cell in row)
    assert plain(row[2]) == payload
    assert plain(row[4]) == payload


@given(st.text())
def test_a_guarded_cell_comes_back_as_it_was(cell: str) -> None:
    assert plain(guarded(cell)) == cell
    assert not guarded(cell).startswith(FORMULA)


def test_a_cell_that_begins_with_the_guard_keeps_it() -> None:
    assert guarded(f"{GUARD}=1") == f"{GUARD}{GUARD}=1"


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_has_every_row(count: int) -> None:
    out = io.StringIO()

    assert write_json(honest(count), out) == count
    assert [row["sequence"] for row in json.loads(out.getvalue())] == [
        *range(1, count + 1)
    ]
