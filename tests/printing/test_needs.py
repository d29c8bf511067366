"""What is made of how a printer is: one of five needs, or none."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import get_args

import pytest

from kiosk.counter.printer_troubles import PrinterState
from kiosk.printing.model import ENDED, TROUBLE, Condition, JobState
from kiosk.printing.needs import Need, need_of, need_of_job, needs_of
from kiosk.printing.receipt import ReceiptDevice
from kiosk.printing.receipt_network import Network
from tests.printing.fakes import FakeDevice
from tests.printing.rolls import COVER_OPEN, NO_PAPER, READY, Roll, listening
from tests.tui.test_printer_watch import JOB_STATES


@dataclass
class AskedDevice(FakeDevice):
    """A printer that is how the test says; None: it never answers."""

    found: Condition | None = field(default_factory=lambda: Condition("ready"))

    async def condition(self) -> Condition:
        """Say it."""
        if self.found is None:
            await asyncio.Event().wait()
        assert self.found is not None
        return self.found


@pytest.mark.parametrize(
    ("condition", "need"),
    [
        (Condition("ready"), None),
        (Condition("busy"), None),
        (Condition("out-of-paper", ("media-empty-error",)), "out-of-paper"),
        (Condition("jam", ("media-jam-error",)), "jam"),
        (Condition("offline"), "offline"),
        (Condition("attention", ("door-open-error",)), "door"),
        (Condition("attention", ("toner-low-report", "cover-open-warning")), "door"),
        (Condition("attention", ("toner-empty-error",)), "failing"),
        (Condition("attention"), "failing"),
        (Condition("ready", ("door-open-report",)), None),
    ],
)
def test_a_condition_is_a_need_or_none(condition: Condition, need: Need | None) -> None:
    assert need_of(condition) == need


def test_every_trouble_of_a_job_is_a_need_and_nothing_else_is() -> None:
    assert {one for one in get_args(JobState) if need_of_job(one)} == TROUBLE


def test_rooms_that_do_not_know_each_other_name_the_same_states() -> None:
    assert get_args(Need) == get_args(PrinterState)
    assert JOB_STATES == (TROUBLE, ENDED)


def test_all_are_asked_and_one_that_hangs_does_not_answer() -> None:
    devices = (
        AskedDevice("well"),
        AskedDevice("empty", found=Condition("out-of-paper")),
        AskedDevice("hung", found=None),
    )

    assert needs_of(devices, seconds=0.05) == {
        "empty": "out-of-paper",
        "hung": "offline",
    }


@pytest.mark.parametrize(
    ("answers", "need"),
    [(READY, None), (COVER_OPEN, "door"), (NO_PAPER, "out-of-paper")],
)
async def test_a_receipt_printer_says_that_it_is_open(
    answers: tuple[int, int], need: Need | None
) -> None:
    async with listening(Roll(answers=answers)) as roll:
        printer = roll.printer()
        condition = await ReceiptDevice(printer, Network(printer)).condition()
    assert need_of(condition) == need
