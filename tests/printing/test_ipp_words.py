"""What printers of many makers say, in our words."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.errors import PrinterError
from kiosk.printers import Printer
from kiosk.printing.ipp_words import (
    condition_of,
    job_attributes,
    most_copies,
    status_of,
    trouble,
    wanting,
)
from kiosk.printing.model import Part, Progress, Status

LOBBY = Printer(name="Lobby", kind="ipp", uri="ipp://a/")
ABLE = {"operations-supported": [2, 4, 5, 6, 8], "media-supported": "iso_a4_210x297mm"}


@pytest.mark.parametrize(
    ("reasons", "state"),
    [
        ("none", None),
        ([], None),
        ("media-empty-error", "out-of-paper"),
        ("media-empty-warning", "out-of-paper"),
        ("media-empty", "out-of-paper"),
        ("media-needed", "out-of-paper"),
        (["toner-low-warning", "media-low-report"], None),
        (["media-empty-error", "media-jam-error"], "jam"),
        ("media-jam-report", None),
        ("cover-open-error", "attention"),
        ("toner-empty-error", "attention"),
        ("paused", "attention"),
        ("shutdown", "offline"),
        ("something-new-error", None),
    ],
)
def test_the_worst_reason_is_the_trouble(
    reasons: str | list[str], state: str | None
) -> None:
    told = {"printer-state": 3, "printer-state-reasons": reasons}
    assert trouble(told) == state


def test_a_printer_that_stopped_for_no_known_reason_needs_somebody() -> None:
    told = {"printer-state": 5, "printer-state-reasons": "something-new-error"}
    assert trouble(told) == "attention"
    assert condition_of(told).state == "attention"


@pytest.mark.parametrize(
    ("job", "printer", "status"),
    [
        ({"job-state": 3}, {}, Status("waiting")),
        ({"job-state": 4}, {}, Status("waiting")),
        ({"job-state": 5}, {}, Status("printing")),
        ({"job-state": 6}, {}, Status("attention")),
        ({"job-state": 7}, {}, Status("cancelled")),
        ({"job-state": 8}, {}, Status("failed")),
        ({"job-state": 9}, {}, Status("done")),
        ({}, {}, Status("waiting")),
        (
            {"job-state": 6, "job-impressions-completed": 1},
            {"printer-state-reasons": "media-jam"},
            Status("jam", Progress(2)),
        ),
        (
            {"job-state": 8, "job-impressions-completed": 0},
            {"printer-state-reasons": "media-jam-report"},
            Status("failed", Progress(1), "jam"),
        ),
        (
            {"job-state": 5, "job-impressions-completed": "many"},
            {"printer-state-reasons": "media-low-warning"},
            Status("printing"),
        ),
    ],
)
def test_each_state_of_a_job_is_one_of_ours(
    job: dict[str, Any], printer: dict[str, Any], status: Status
) -> None:
    assert status_of(job, printer) == status


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"operations-supported": [2, 4]}, "too old"),
        ({}, "too old"),
        ({**ABLE, "media-supported": ["na_letter_8.5x11in"]}, "no A4 paper"),
    ],
)
def test_what_a_printer_can_never_do_is_told(
    told: dict[str, Any], problem: str
) -> None:
    with pytest.raises(PrinterError, match=problem):
        wanting(LOBBY, told, "a4")


def test_a_printer_that_tells_no_paper_is_believed() -> None:
    wanting(LOBBY, ABLE, "a4")
    wanting(LOBBY, {"operations-supported": [5, 6]}, "a5")


@pytest.mark.parametrize(
    ("told", "most"), [(None, 1), (1, 1), ([1, 99], 99), ("many", 1), ([1, 0], 1)]
)
def test_how_many_copies_a_printer_makes(told: Any, most: int) -> None:  # noqa: ANN401
    assert most_copies({"copies-supported": told}) == most


def test_only_what_a_printer_knows_is_asked_of_it_and_paper_always() -> None:
    part = Part(b"", "application/pdf", copies=3, media="a5")
    plain = job_attributes(LOBBY, part, {})
    assert plain == {"media": "iso_a5_148x210mm", "copies": 3}

    able = {
        "sides-supported": ["one-sided", "two-sided-long-edge"],
        "print-color-mode-supported": ["color", "monochrome"],
    }
    assert job_attributes(LOBBY, part, able) == {
        **plain,
        "sides": "one-sided",
        "print-color-mode": "monochrome",
    }
    wished = Printer(name="Lobby", kind="ipp", uri="ipp://a/", duplex=True, colour=True)
    assert job_attributes(wished, part, able) == {
        **plain,
        "sides": "two-sided-long-edge",
        "print-color-mode": "color",
    }
