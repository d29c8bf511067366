"""What the display page changes: for this visitor only, and where it can be changed."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from textual import events

from kiosk.settings import Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.surface import TextStep
from kiosk.tui.visitor.display import AS_DESIGNED
from kiosk.tui.widgets.card import Card
from tests.tui.grids import GRIDS, Grid, set_low
from tests.tui.hands import Kiosk, app_of, frame_of, mouse, page_of, settled, touch
from tests.tui.kiosks import PIN, Clock, at_home, kiosk, languages, library, screen_text
from tests.tui.sights import faults
from tests.tui.test_grids import stand_on

OTHERS = {0: (114, 32), 1: (80, 24), 2: (72, 20)}


@dataclass
class Panel:
    """Shows text in three sizes, as the browser of the kiosk does."""

    steps: list[TextStep] = field(default_factory=list)
    sizes_text: bool = True
    ends_with_visit: bool = False

    def size_text(self, step: TextStep) -> None:
        self.steps.append(step)


def kiosk_on(panel: Panel, clock: Clock | None = None) -> KioskApp:
    return KioskApp(
        Settings(staff_pin=PIN),
        languages(),
        library,
        clock=clock or Clock(),
        surface=panel,
    )


def cards(pilot: Kiosk) -> dict[str, Card]:
    """The cards that are offered, by name."""
    shown = (card for card in page_of(pilot).query(Card) if card.region.area)
    return {card.name or "": card for card in shown}


async def to_display(pilot: Kiosk) -> None:
    await touch(pilot, frame_of(pilot).query_one("#bar #display"))


async def choose(pilot: Kiosk, name: str) -> None:
    await touch(pilot, cards(pilot)[name])


async def test_the_size_of_the_text_is_offered_only_where_it_can_be_changed() -> None:
    async with kiosk().run_test(size=(64, 57)) as pilot:
        await at_home(pilot)
        await to_display(pilot)
        assert not {"text0", "text1", "text2", "aloud"} & set(cards(pilot))
        assert {"lobby", "contrast", "yellow", "low", "time"} <= set(cards(pilot))
    async with kiosk_on(Panel()).run_test(size=(64, 57)) as pilot:
        await at_home(pilot)
        await to_display(pilot)
        assert {"text0", "text1", "text2"} <= set(cards(pilot))


async def test_text_grows_in_place_and_the_page_stays() -> None:
    panel = Panel()
    async with kiosk_on(panel).run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "ko")
        await to_display(pilot)
        for step in (2, 1):
            await choose(pilot, f"text{step}")
            await pilot.resize_terminal(*OTHERS[step])  # As the surface would.
            await settled(pilot)
            assert page_of(pilot).id == "display"
            assert (
                page_of(pilot).query(Card).filter(".-on").first().name == f"text{step}"
            )
            assert faults(pilot) == []
        assert panel.steps == [2, 1]
        await choose(pilot, "yellow")
        assert panel.steps == [2, 1]


async def test_everything_that_was_changed_is_gone_with_the_visitor() -> None:
    panel, clock = Panel(), Clock()
    async with kiosk_on(panel, clock).run_test(size=(64, 57)) as pilot:
        await at_home(pilot)
        await to_display(pilot)
        for name in ("text2", "contrast", "low", "time"):
            await choose(pilot, name)
        assert frame_of(pilot).has_class("-low")
        app_of(pilot).erase()
        await settled(pilot)

        assert frame_of(pilot).look == AS_DESIGNED
        assert not frame_of(pilot).has_class("-low")
        assert app_of(pilot).theme == "lobby"
        assert panel.steps == [2, 0]


@pytest.mark.parametrize("name", ["text1", "yellow", "low", "time"])
async def test_a_change_on_the_welcome_screen_is_forgotten_too(name: str) -> None:
    clock, panel = Clock(), Panel()
    app = kiosk_on(panel, clock)
    async with app.run_test(size=(64, 57)) as pilot:
        await settled(pilot)
        await to_display(pilot)
        await choose(pilot, name)
        await touch(pilot, frame_of(pilot).query_one("#bar #back"))
        assert page_of(pilot).id == "welcome"
        assert not frame_of(pilot).untouched
        for _tick in range(2):
            clock.now += 400
            app.tick()
            await settled(pilot)

        assert frame_of(pilot).untouched
        assert frame_of(pilot).look == AS_DESIGNED


@pytest.mark.parametrize("code", ["ko", "ar"])
@pytest.mark.parametrize("size", GRIDS)
async def test_low_takes_the_words_of_the_page_up_and_all_controls_down(
    size: Grid, code: str
) -> None:
    async with kiosk().run_test(size=size) as pilot:
        await at_home(pilot, code)
        page = await stand_on(pilot, "open-account", "purpose")
        assert page.asked is not None
        title = frame_of(pilot).voice.tell(page.asked.title).main
        top = page.region.y
        await set_low(pilot, True)

        assert page.region.y > top
        assert faults(pilot) == []
        upper = screen_text(app_of(pilot)).split("\n")[: page.region.y]
        assert sum(bool(row.strip()) for row in upper) >= 2, title
        await set_low(pilot, False)
        assert page.region.y == top
        assert not page.query(".-raised")


async def test_the_upper_half_changes_with_the_language() -> None:
    async with kiosk().run_test(size=(64, 57)) as pilot:
        await at_home(pilot)
        await set_low(pilot, True)
        rows = {}
        for code in ("en", "ko"):
            await frame_of(pilot).speak(code, second=False)
            await settled(pilot)
            rows[code] = screen_text(app_of(pilot)).split("\n")[
                : page_of(pilot).region.y
            ]
        assert "What would you like to do?" in "".join(rows["en"])
        assert frame_of(pilot).voice.say("What would you like to do?") in "".join(
            rows["ko"]
        )


async def test_a_page_with_nothing_to_touch_keeps_the_whole_screen() -> None:
    async with kiosk().run_test(size=(64, 57)) as pilot:
        await at_home(pilot)
        await frame_of(pilot).over("call")
        await settled(pilot)
        before = page_of(pilot).region
        await set_low(pilot, True)

        assert page_of(pilot).region == before


@pytest.mark.parametrize("low", [False, True])
async def test_a_drag_that_comes_as_a_wheel_scrolls_and_chooses_nothing(
    low: bool,
) -> None:
    async with kiosk().run_test(size=(72, 20)) as pilot:
        await at_home(pilot)
        await set_low(pilot, low)
        page = page_of(pilot)
        card = next(iter(cards(pilot).values()))
        at = card.region.x + 2, card.region.y + 1
        for _notch in range(3):
            pilot.app.post_message(mouse(events.MouseScrollDown, *at))
            await settled(pilot)
        assert page.scroll_y > 0
        assert not any(each.chosen for each in page.query(Card))
        assert faults(pilot) == []
        while page.scroll_y:
            pilot.app.post_message(mouse(events.MouseScrollUp, *at))
            await settled(pilot)
        assert page_of(pilot).id == "home"


async def test_a_touch_acts_when_it_is_let_go_and_only_where_it_began() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await to_display(pilot)
        there = cards(pilot)
        down, elsewhere = there["low"].region, there["yellow"].region
        for up, low in ((elsewhere, False), (down, True)):
            at = down.x + 3, down.y + 1
            pilot.app.post_message(mouse(events.MouseDown, *at))
            await settled(pilot)
            assert not frame_of(pilot).look.low
            pilot.app.post_message(mouse(events.MouseUp, up.x + 3, up.y + 1))
            await settled(pilot)
            assert frame_of(pilot).look.low is low
            assert app_of(pilot).theme == "lobby"
