"""Complaints at the desk: written down, marked, handed over, answered, closed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.counter.complaint_file import ComplaintFile, OpenComplaint
from kiosk.sealing.case_keys import CaseKeys
from tests.counter.people import Bank
from tests.tui.desk.desks import (
    GRIDS,
    Desk,
    calm,
    desk,
    desk_of,
    faults,
    page_of,
    press,
    seen,
    type_in,
)
from tests.tui.desk.test_exceptions import fill
from tests.tui.kiosks import library

SAID = {"who": "KIM MINJI", "reach": "+82 10 3456 5678", "said": "排队两小时无人接待"}


def file(bank: Bank, who: str) -> ComplaintFile:
    return ComplaintFile(
        store=bank.store,
        case_keys=CaseKeys(bank.folder / "case-keys"),
        facts=library().facts,
        staff=bank.member(who),
        keep_days=7,
        clock=bank.clock,
    )


def written(bank: Bank, who: str = "wang", *, days_ago: int = 0) -> OpenComplaint:
    received = bank.clock.now.date() - timedelta(days=days_ago)
    return file(bank, who).write_down(
        "complaint", SAID, language="ko", received=received
    )


def only(bank: Bank, who: str = "chen") -> OpenComplaint:
    cases = (*bank.store.cases("open"), *bank.store.cases("done"))
    [case] = cases
    return file(bank, who).read(case.id)


async def shown(pilot: Desk, subject: str) -> None:
    await desk_of(pilot).desk.go("complaint", subject)
    await calm(pilot)


async def test_whoever_is_asked_first_writes_it_down_and_owns_it(bank: Bank) -> None:
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await press(pilot, "f6")
        assert "No open complaint or enquiry." in seen(pilot)
        await press(pilot, "down", "enter")
        assert "A new enquiry" in seen(pilot)
        fill(pilot, who=SAID["who"], said=" ")
        await press(pilot, "enter", "enter", "enter")
        assert "Write what the customer said." in seen(pilot)
        await press(pilot, "backspace")
        await type_in(pilot, "How do I close my account?")
        assert "You own it" in seen(pilot)
        assert "How do I close my account?" in seen(pilot)
        await press(pilot, "f6")
        assert "2026-11-17" in seen(pilot)
        assert "15 days left" in seen(pilot)

    found = only(bank)
    assert (found.case.kind, found.case.owner) == ("enquiry", "wang")
    assert found.matter.who == "KIM MINJI"


async def test_the_three_marks_are_set_by_touch(bank: Bank) -> None:
    case = written(bank).case
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await shown(pilot, case.id)
        assert seen(pilot).count("☐") == 3
        await pilot.click("#marks RowCard")
        await calm(pilot)
        assert "✓" in seen(pilot)

    assert only(bank).matter.marks == ("unsolved",)


async def test_it_is_handed_over_with_a_reason(bank: Bank) -> None:
    case = written(bank).case
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await shown(pilot, case.id)
        await press(pilot, "down", "enter", "down", "enter", "enter")
        assert "Write why it is handed over." in seen(pilot)
        await type_in(pilot, "needs a teller")
        assert page_of(pilot).id == "complaints"
        assert "No open complaint or enquiry." in seen(pilot)

    found = only(bank)
    assert found.case.owner == "li"
    assert found.matter.handed[0].reason == "needs a teller"


async def test_it_is_closed_only_with_what_was_answered(bank: Bank) -> None:
    case = written(bank).case
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await shown(pilot, case.id)
        await press(pilot, "down", "down", "enter")
        assert "It is closed only with what was answered." in seen(pilot)
        await press(pilot, "up", "up", "enter")
        fill(pilot, answer="已致歉")
        await press(pilot, "enter")
        assert "已致歉" in seen(pilot)
        await press(pilot, "down", "down", "enter")
        assert "Closed" in seen(pilot)
        assert "Hand over" not in seen(pilot)

    assert only(bank).case.state == "done"


async def test_supervisors_see_what_is_due_and_others_only_theirs(bank: Bank) -> None:
    written(bank, "wang", days_ago=14)
    written(bank, "li", days_ago=15)
    written(bank, "li", days_ago=1)
    async with desk(bank, "chen").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        assert "F6 3" in seen(pilot), "counted before the page is opened"
        await press(pilot, "f6")
        text = seen(pilot)
        assert "To answer today: 1. One day left or less: 2." in text
        assert (
            text.index("▲ Today") < text.index("▲ 1 day left") < text.index("14 days")
        )
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await press(pilot, "f6")
        assert seen(pilot).count("2026-11-") == 1
        assert "▲ 1 day left" in seen(pilot)


async def test_another_ones_complaint_is_not_shown(bank: Bank) -> None:
    case = written(bank, "li").case
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await shown(pilot, case.id)
        assert "belongs to a colleague" in seen(pilot)
        assert SAID["said"] not in seen(pilot)


async def test_what_was_said_is_never_markup(bank: Bank) -> None:
    hostile = {"said": "[@click=app.quit]x[/]", "who": "[b]y", "reach": "\x1b[2J"}
    found = file(bank, "wang").write_down(
        "complaint", hostile, language="ko", received=bank.clock.now.date()
    )
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await shown(pilot, found.case.id)
        for part in ("[@click=app.quit]x[/]", "[b]y"):
            assert part in seen(pilot)
        assert "\x1b" not in seen(pilot)


@pytest.mark.parametrize("english", [True, False])
@pytest.mark.parametrize("size", GRIDS)
async def test_nothing_is_cut_off(
    bank: Bank, size: tuple[int, int], english: bool
) -> None:
    mine = file(bank, "wang")
    long = mine.write(
        written(bank, days_ago=14), {"said": "诉" * 500, "answer": "答" * 500}
    )
    handed = file(bank, "wang").hand_over(long, "li", "由" * 200)
    found: dict[str, list[str]] = {}
    async with desk(bank, "chen", english=english).run_test(size=size) as pilot:
        await calm(pilot)
        for key in ("f6", "n", "enter", "escape"):
            await press(pilot, key)
            found[key] = faults(pilot)
        await shown(pilot, handed.case.id)
        found["read"] = faults(pilot)
        for keys in (("enter",), ("escape", "down", "enter"), ("enter",), ("enter",)):
            await press(pilot, *keys)
            found[f"{len(found)} {keys}"] = faults(pilot)

    assert {state: each for state, each in found.items() if each} == {}
