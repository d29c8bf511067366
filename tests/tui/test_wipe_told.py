"""One line in the journal says that a visit was wiped, and how it ended."""

from __future__ import annotations

from kiosk.tui.visitor.messages import EraseWanted, PinTyped
from tests.journals import Kept
from tests.tui.kiosks import Clock, at_home, kiosk


def told(ending: str) -> list[dict[str, str]]:
    return [{"event": "visit wiped", "how": ending}]


async def test_a_visit_that_is_finished_is_told() -> None:
    app, kept = kiosk(), Kept()
    app.journal = kept.journal
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        app.frame.post_message(EraseWanted())
        await pilot.pause()
        await pilot.pause()

        assert kept.told == told("finish")


async def test_a_visit_that_nobody_went_on_with_is_told() -> None:
    clock, kept = Clock(), Kept()
    app = kiosk(clock)
    app.journal = kept.journal
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        for _ in range(2):
            app.tick()
            clock.now += 1000
        app.tick()
        await pilot.pause()
        await pilot.pause()

        assert kept.told == told("idle")


async def test_a_visit_that_staff_end_is_told() -> None:
    app, kept = kiosk(), Kept()
    app.journal = kept.journal
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        app.frame.post_message(PinTyped())
        await pilot.pause()

    assert kept.told == told("staff")
