"""Everything at once on screens that few visitors see, and none for long."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from kiosk.printing.model import JobState, Status
from kiosk.tui.visitor.messages import PassWanted
from tests.counter.branch import Branch
from tests.printing.fakes import FakeDevice
from tests.tui import test_pass_on_screen as passes
from tests.tui.counters import Counter
from tests.tui.hands import (
    Kiosk,
    action,
    app_of,
    frame_of,
    page_of,
    press,
    settled,
    touch,
)
from tests.tui.hostile import held_out
from tests.tui.kiosks import PIN, Clock, at_home, kiosk, screen_text
from tests.tui.talks import kiosk_talking
from tests.tui.test_countdown import ASKED, leave_alone
from tests.tui.test_grids import stand_on
from tests.tui.test_help_here import help_here, helped
from tests.tui.test_help_here import key as touch_here
from tests.tui.test_last_page import asked
from tests.tui.test_pass_on_screen import branch as branch
from tests.tui.test_printing import SENTENCES, at_end, printed_page, printing, until
from tests.tui.test_printing import Kiosk as Lobby
from tests.tui.test_sweep import QUESTIONS
from tests.tui.test_sweep import nowhere as nowhere

LEAST = 400
EACH = 16
"""A countdown begins again after so many events: each is laid out anew."""
OVER: dict[JobState, str] = {
    "done": "✓ Printed. Please take the page.",
    "failed": "▲ The page was not printed. Keep the code.",
}


@pytest.fixture(autouse=True)
def _nothing_written(nowhere: Path) -> None:
    """Nothing here leaves a file."""


async def stays(
    pilot: Kiosk, name: str, rest: Callable[[Kiosk], Awaitable[None]] = settled
) -> None:
    """Send everything, and see the same page with the same words after it."""
    page, before = page_of(pilot), screen_text(app_of(pilot))
    assert await held_out(pilot, name, rest=rest) >= LEAST
    assert page_of(pilot) is page, name
    assert screen_text(app_of(pilot)) == before, name


async def dealt_with(pilot: Kiosk) -> None:
    """Wait for what was sent, but not for the printer."""
    app = app_of(pilot)
    await until(pilot, lambda: not app.message_queue_size)
    for _turn in range(4):
        await pilot.pause()


async def test_no_burst_of_input_takes_a_number_from_the_screen(tmp_path: Path) -> None:
    counter = Counter(tmp_path / "counter")
    app = kiosk_talking(counter)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await app.show_number(7, "ko")
        await settled(pilot)
        assert page_of(pilot).id == "number"
        await stays(pilot, "number")
        await touch(pilot, action(pilot, "done"))
        assert page_of(pilot).id == "welcome"
    counter.close()


@pytest.mark.parametrize("state", sorted(SENTENCES))
async def test_no_burst_of_input_changes_what_becomes_of_a_page(
    state: JobState,
) -> None:
    device = FakeDevice(polls=(Status(state),))
    async with Lobby(device).app.run_test(size=(114, 32)) as pilot:
        await at_end(pilot)
        await printing(pilot, state)
        await stays(pilot, state, dealt_with)
        assert printed_page(pilot).printing == state
    assert len(device.brought) == 1


@pytest.mark.parametrize(("state", "said"), OVER.items())
async def test_no_burst_of_input_prints_a_page_again(
    state: JobState, said: str
) -> None:
    device = FakeDevice(polls=(Status(state),))
    async with Lobby(device).app.run_test(size=(114, 32)) as pilot:
        await at_end(pilot)
        await printing(pilot, state)
        await settled(pilot)
        assert said in screen_text(app_of(pilot))
        await stays(pilot, state)
    assert len(device.brought) == 1


async def test_no_burst_of_input_answers_whether_a_page_is_waited_for() -> None:
    device = FakeDevice(polls=(Status("out-of-paper"),))
    async with Lobby(device).app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, "out-of-paper")
        await stays(pilot, "last page", dealt_with)
        assert frame_of(pilot).top == "last_page"
    assert len(device.brought) == 1


async def test_no_burst_of_input_leaves_the_codes_of_a_pass(branch: Branch) -> None:
    async with passes.kiosk(branch).run_test(size=(114, 32)) as pilot:
        await passes.at_end(pilot)
        page_of(pilot).post_message(PassWanted())
        await settled(pilot)
        assert page_of(pilot).id == "pass_codes"
        assert await held_out(pilot, "pass codes") >= LEAST


async def test_no_burst_of_input_is_taken_for_the_pin() -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await frame_of(pilot).over("leave")
        await settled(pilot)
        for typed in ("", PIN[:-1]):
            # What a terminal sends may end in digits: they are typed, and open nothing.
            await press(pilot, *typed)
            assert await held_out(pilot, f"leave {typed}") >= LEAST
            assert page_of(pilot).id == "leave"
        await press(pilot, "enter", *"1357", "enter", *"1357", "enter")
        assert "Please wait" in screen_text(app_of(pilot))
        assert await held_out(pilot, "leave, locked") >= LEAST
        assert page_of(pilot).id == "leave"


async def test_no_burst_of_input_uses_what_staff_have_open_here() -> None:
    clock = Clock()
    async with kiosk(clock).run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await stand_on(pilot, *QUESTIONS["choice"])
        await help_here(pilot)
        assert page_of(pilot).id == "question"
        for name in ("steps", "phrases", "options"):
            await touch_here(pilot, name)
            # Else the touches of the bank's name add up to the PIN page.
            clock.now += 10
            await stays(pilot, f"staff with {name}")
            await touch_here(pilot, "back")
        assert helped(pilot)


async def test_no_burst_of_input_in_a_countdown_does_more_than_end_it() -> None:
    clock = Clock()
    async with kiosk(clock).run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        page = await stand_on(pilot, *ASKED)
        visit = frame_of(pilot).journey.visit
        sent, counted = 0, 0

        def count_again() -> None:
            nonlocal sent, counted
            sent += 1
            if sent % EACH == 0 and not frame_of(pilot).has_class("-counting"):
                counted, clock.now = counted + 1, clock.now + 130
                app_of(pilot).tick()

        assert await held_out(pilot, "countdown", between=count_again) >= LEAST
        assert counted > LEAST // EACH // 2
        await leave_alone(pilot, clock, 0)
        assert page_of(pilot) is page
        assert frame_of(pilot).journey.visit is visit
