"""What stands beside a figure: its year, a doubt, or nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.content.build import build
from kiosk.content.wording import Wording
from kiosk.language.languages import Language
from kiosk.settings import Settings
from tests.content import bank

MORE = """\
  - id: fee_year
    statement: The year in which the fee was published.
    unit: text
    values: [{value: "2023", since: 2024-01-01}]
    source: {issuer: Sample Daily, document: Report, date: "2023-05"}
    owner: Payments desk
    review_by: 2027-06-30
    confidence: reported
  - id: days
    statement: How long it takes.
    unit: days
    values: [{value: "5", since: 2024-01-01}]
    source: {issuer: Sample Daily, document: Report, date: "2023-05"}
    owner: Payments desk
    review_by: 2027-06-30
    confidence: reported
  - id: line
    statement: A number to call.
    unit: phone
    values: [{value: "12378", since: 2024-01-01}]
    source: {issuer: Sample Daily, document: Report, date: "2024"}
    owner: Payments desk
    review_by: 2027-06-30
    confidence: reported
"""
OFFICIAL = "confidence: official\n"


def wording(
    folder: Path, confidence: str = OFFICIAL, today: date = bank.TODAY
) -> Wording:
    places = bank.found(folder)
    bank.change(places, "facts.yaml", OFFICIAL, confidence + MORE)
    english = Language("en", "English", "Hi", "Choose", "ltr", "英语", "en")
    return Wording(english, build(places), Settings(), today)


@pytest.mark.parametrize(
    ("confidence", "text", "shown"),
    [
        ("official", "It costs %(fact_fee)s.", "It costs CNY 200."),
        (
            "reported",
            "It costs %(fact_fee)s.",
            "It costs CNY 200 (as published in 2023).",
        ),
        ("unverified", "It costs %(fact_fee)s.", "It costs CNY 200 (ask the staff)."),
        (
            "reported",
            "In %(fact_fee_year)s it was %(fact_fee)s.",
            "In 2023 it was CNY 200.",
        ),
        (
            "unverified",
            "Perhaps %(fact_fee)s. Ask the staff.",
            "Perhaps CNY 200. Ask the staff.",
        ),
        ("reported", "As of %(fact_fee_year)s.", "As of 2023."),
        (
            "reported",
            "%(fact_fee)s, then %(fact_fee)s.",
            "CNY 200, then CNY 200 (as published in 2023).",
        ),
        (
            "reported",
            "%(fact_fee)s and %(fact_days)s.",
            "CNY 200 and 5 days (as published in 2023).",
        ),
        (
            "reported",
            "Up to %(fact_fee)s a day. After that %(fact_days)s.",
            "Up to CNY 200 a day (as published in 2023). After that 5 days.",
        ),
        (
            "reported",
            "Call %(fact_line)s.",
            "Call 12378 (number as of 2024).",
        ),
        (
            "reported",
            "%(fact_line)s: %(fact_fee)s",
            "12378: CNY 200 (as published in 2023 and 2024)",
        ),
        (
            "unverified",
            "Pay %(fact_fee)s or wait %(fact_days)s.",
            "Pay CNY 200 (ask the staff) or wait 5 days (as published in 2023).",
        ),
        ("reported\n    urgent: true", "Pay %(fact_fee)s.", "Pay CNY 200."),
    ],
)
def test_a_figure_is_shown_as_far_as_it_can_be_trusted(
    tmp_path: Path, confidence: str, text: str, shown: str
) -> None:
    words = wording(tmp_path, f"confidence: {confidence}\n")

    assert words.tell(text).text == shown


@pytest.mark.parametrize("confidence", ["official", "reported", "unverified"])
def test_past_its_review_a_figure_says_only_to_check_it(
    tmp_path: Path, confidence: str
) -> None:
    late = wording(tmp_path, f"confidence: {confidence}\n", date(2027, 7, 1))

    assert late.tell("%(fact_fee)s").text == "CNY 250 (check with the staff)"


def test_a_figure_by_itself_has_its_remark_too(tmp_path: Path) -> None:
    words = wording(tmp_path, "confidence: reported\n")

    assert words.figure("fee") == "CNY 200 (as published in 2023)"
