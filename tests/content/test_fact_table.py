"""The table of facts: its order, and the value of the day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from kiosk.content.fact_table import HEADINGS, fact_rows
from kiosk.content.reading import read_content
from tests.content import bank


def test_the_soonest_review_comes_first(tmp_path: Path) -> None:
    (fee,) = read_content(bank.found(tmp_path).guides).facts
    later = replace(fee, id="a", review_by=date(2028, 1, 1))
    soon = replace(fee, id="z", review_by=date(2027, 1, 1))

    rows = fact_rows((later, fee, soon), bank.TODAY)

    assert [row["id"] for row in rows] == ["z", "fee", "a"]


def test_a_row_has_the_value_of_the_day(tmp_path: Path) -> None:
    facts = read_content(bank.found(tmp_path).guides).facts
    days = (date(2020, 1, 1), date(2026, 12, 31), date(2027, 1, 1), date(2027, 7, 1))

    rows = [fact_rows(facts, day)[0] for day in days]

    assert [row["value"] for row in rows] == ["200", "200", "250", "250"]
    assert [row["overdue"] for row in rows] == [False, False, False, True]
    assert tuple(rows[0]) == HEADINGS
    assert rows[0]["issuer"] == "Sample Ministry"
