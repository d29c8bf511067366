"""The countdown in every language, and going on as often as one likes."""

from __future__ import annotations

import pytest
from rich.console import RenderableType
from textual.screen import Screen

from kiosk.interview import model
from kiosk.settings import Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.visitor.countdown import Countdown
from kiosk.tui.widgets.card import Card
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.words import Words
from tests.seeing import stands_in
from tests.tui.ends import CODES, SERVICES, wording
from tests.tui.hands import (
    Kiosk,
    action,
    app_of,
    frame_of,
    page_of,
    press,
    settled,
    touch,
    touch_at,
    type_fast,
)
from tests.tui.kiosks import (
    PIN,
    Clock,
    at_home,
    kiosk,
    languages,
    library,
    place,
    screen_text,
)
from tests.tui.stage import SHEETS
from tests.tui.test_grids import stand_on
from tests.tui.test_journeys import rows_of

SENTENCES = {
    "en": "For your safety we erase everything in {} seconds.",
    "zh": "为了您的安全，{}秒后清除全部内容。",
    "ko": "안전을 위해 {}초 후에 모두 지웁니다.",
    "ar": "لحمايتك نمحو كل شيء خلال {} ثانية.",
}
ARABIC = {
    1: "لحمايتك نمحو كل شيء خلال ثانية واحدة.",
    2: "لحمايتك نمحو كل شيء خلال ثانيتين.",
    3: "لحمايتك نمحو كل شيء خلال 3 ثوانٍ.",
    11: "لحمايتك نمحو كل شيء خلال 11 ثانية.",
    30: "لحمايتك نمحو كل شيء خلال 30 ثانية.",
}
ASKED = "open-account", "occupation"
"""A question to type at, after personal ones."""


async def leave_alone(pilot: Kiosk, clock: Clock, seconds: float) -> None:
    """Let the time go by, as the kiosk sees it."""
    clock.now += seconds
    app_of(pilot).tick()
    await settled(pilot)


def counts(pilot: Kiosk) -> bool:
    return frame_of(pilot).has_class("-counting")


def sentence(pilot: Kiosk) -> str:
    """What the countdown says, before it is wrapped and ordered."""
    countdown = pilot.app.screen.query_one(Countdown)
    _title, lead = countdown.query(Words)
    (pair,) = lead.pairs
    return pair.main


def check_sentence(pilot: Kiosk, code: str, seconds: int) -> None:
    said = SENTENCES[code].format(seconds)
    assert sentence(pilot) == said
    assert stands_in(said, screen_text(app_of(pilot)), rtl=code == "ar")


@pytest.mark.parametrize("code", CODES)
async def test_the_countdown_is_longer_once_something_personal_was_entered(
    code: str,
) -> None:
    clock = Clock()
    async with kiosk(clock).run_test(size=(114, 32)) as pilot:
        await at_home(pilot, code)
        await leave_alone(pilot, clock, 60)
        check_sentence(pilot, code, 20)
        await leave_alone(pilot, clock, 1)
        check_sentence(pilot, code, 19)
        await press(pilot, "x")
        await stand_on(pilot, *ASKED)
        await leave_alone(pilot, clock, 119.5)
        assert not counts(pilot)
        await leave_alone(pilot, clock, 0.5)
        check_sentence(pilot, code, 30)
        await leave_alone(pilot, clock, 19)
        check_sentence(pilot, code, 11)


async def test_arabic_counts_seconds_in_all_its_forms() -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot, "ar")
        for seconds, said in ARABIC.items():
            frame_of(pilot).count(seconds)
            await settled(pilot)
            assert sentence(pilot) == said
            assert stands_in(said, screen_text(app_of(pilot)), rtl=True)


async def test_english_counts_one_second_and_chinese_stands_under_it() -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await touch(pilot, frame_of(pilot).query_one("#bar #second"))
        frame_of(pilot).count(1)
        await settled(pilot)
        assert sentence(pilot) == "For your safety we erase everything in 1 second."
        assert "1秒后清除" in screen_text(app_of(pilot))


@pytest.mark.parametrize("code", CODES)
async def test_the_time_is_told_before_the_first_personal_question(code: str) -> None:
    formatter = wording(code).formatter
    spans = [formatter.duration(2, "minutes"), formatter.duration(30, "seconds")]
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot, code)
        for service_id in SERVICES:
            await stand_on(pilot, service_id, "consent")
            shown = await rows_of(pilot)
            for span in spans:
                assert stands_in(span, shown, rtl=code == "ar"), span


def test_every_consent_tells_how_long_the_kiosk_waits() -> None:
    told: dict[str, bool] = {}
    for entry in library().services:
        service = library().service(entry.id)
        for step in service.steps:
            if isinstance(step, model.Consent):
                texts = " ".join(step.lines)
                told[entry.id] = (
                    "%(idle_time)s" in texts and "%(countdown_time)s" in texts
                )
    assert told
    assert all(told.values()), told


async def test_a_dozen_touches_and_keys_go_on_and_change_nothing() -> None:
    clock = Clock()
    async with kiosk(clock).run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        page = await stand_on(pilot, *ASKED)
        field = next(each for each in page.query(Field) if each.region.area)
        await type_fast(pilot, "TEACH")
        visit, x, y = frame_of(pilot).journey.visit, *action_place(pilot)
        for number in range(24):
            await leave_alone(pilot, clock, 149.9)
            assert sentence(pilot) == "For your safety we erase everything in 1 second."
            await (touch_at(pilot, x, y) if number % 2 else press(pilot, "x"))
            assert not counts(pilot)
            assert field.text == "TEACH"
            assert pilot.app.focused is field
            assert frame_of(pilot).journey.visit is visit
        await type_fast(pilot, "ER\n")
        await settled(pilot)
        answers = frame_of(pilot).journey.visit
        assert answers is not None
        assert answers.answers["occupation"] == "TEACHER"


def action_place(pilot: Kiosk) -> tuple[int, int]:
    """Where "Continue" stands: a touch there would answer."""
    region = action(pilot, "continue").region
    return region.x + region.width // 2, region.y + region.height // 2


async def test_more_time_makes_every_wait_three_times_as_long() -> None:
    clock = Clock()
    async with kiosk(clock).run_test(size=(80, 24)) as pilot:
        await at_home(pilot, "ko")
        await touch(pilot, frame_of(pilot).query_one("#bar #display"))
        (time,) = (each for each in page_of(pilot).query(Card) if each.name == "time")
        await touch(pilot, time)
        await touch(pilot, action(pilot, "done"))
        await leave_alone(pilot, clock, 179.9)
        assert not counts(pilot)
        await leave_alone(pilot, clock, 0.1)
        check_sentence(pilot, "ko", 20)
        await press(pilot, "x")
        await stand_on(pilot, *ASKED)
        await leave_alone(pilot, clock, 359.9)
        assert not counts(pilot)
        await leave_alone(pilot, clock, 0.1)
        check_sentence(pilot, "ko", 30)


class Recorded(KioskApp):
    """Writes down what was painted, and what was there when it forgot."""

    CSS_PATH = str(SHEETS[0])

    def __init__(self, clock: Clock) -> None:
        super().__init__(Settings(staff_pin=PIN), languages(), library, clock=clock)
        self.painted: list[str] = []
        self.before_forgetting: list[str] = []
        self.was_there = False

    def _display(
        self, screen: Screen[object], renderable: RenderableType | None
    ) -> None:
        super()._display(screen, renderable)
        if screen is self.screen:
            self.painted.append(screen_text(self))

    def _forget(self) -> None:
        self.before_forgetting = [*self.painted]
        self.was_there = self.frame.journey.visit is not None
        super()._forget()


async def test_the_last_picture_before_the_wipe_is_empty() -> None:
    clock = Clock()
    app = Recorded(clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await stand_on(pilot, *ASKED)
        await type_fast(pilot, "CANARYQ7")
        assert "CANARYQ7" in app.painted[-1]
        await leave_alone(pilot, clock, 120)
        assert "CANARYQ7" not in app.painted[-1]
        for _second in range(29):
            await leave_alone(pilot, clock, 1)
            assert place(app) == "question"
        assert not app.before_forgetting
        await leave_alone(pilot, clock, 1)
        for _turn in range(4):
            await pilot.pause()
        assert app.was_there
        assert app.before_forgetting[-1].strip() == ""
        assert place(app) == "welcome"
        assert frame_of(pilot).untouched
