"""Help at the kiosk itself: a PIN, a pane in Chinese beside the visitor's page."""

from __future__ import annotations

import pytest

from kiosk.interview.visit import Visit
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.pages.phrases import PhrasesPage
from kiosk.tui.visitor.staff.pane import StaffPane
from kiosk.tui.visitor.staff.sheet import StaffSheet
from kiosk.tui.visitor.talk.card_list import WayCard
from kiosk.tui.widgets.card import Card
from tests.tui.hands import (
    Kiosk,
    action,
    app_of,
    frame_of,
    page_of,
    press,
    settled,
    touch_at,
)
from tests.tui.kiosks import PIN, Clock, at_home, kiosk, library, screen_text
from tests.tui.sights import faults
from tests.tui.visits import FULL

GRIDS = [(72, 20), (80, 24), (114, 32), (64, 57), (40, 36)]
SWAPPED = [(72, 20), (80, 24), (40, 36)]


async def help_here(pilot: Kiosk, pin: str = PIN) -> None:
    """Touch the name five times, type a PIN, and choose to help."""
    for _touch in range(5):
        await pilot.click("#head", offset=(6, 1))
    await settled(pilot)
    assert page_of(pilot).id == "leave"
    await press(pilot, *pin)
    await use(pilot, action(pilot, "help"))


async def use(pilot: Kiosk, target: object) -> None:
    """Touch what is on the screen as it is."""
    region = target.region  # type: ignore[attr-defined]
    await touch_at(pilot, region.x + region.width // 2, region.y + region.height // 2)


def pane(pilot: Kiosk) -> StaffPane:
    return frame_of(pilot).query_one(StaffPane)


def helped(pilot: Kiosk) -> bool:
    return bool(frame_of(pilot).query(StaffPane))


async def to_staff(pilot: Kiosk) -> None:
    """Bring the pane to the front, where it shares one place with the page."""
    if frame_of(pilot).has_class("-swap") and not pane(pilot).region.area:
        await use(pilot, frame_of(pilot).query_one("#bar #call"))


async def key(pilot: Kiosk, name: str) -> None:
    await to_staff(pilot)
    await use(pilot, pane(pilot).key(name))


async def choose(pilot: Kiosk, list_: str, id_: str) -> None:
    """Open a list of the pane and choose a line, turning pages where needed."""
    await key(pilot, list_)
    sheet = pane(pilot).query_one(StaffSheet)
    (card,) = (each for each in sheet.query(Card) if each.name == id_)
    for _turn in range(20):
        middle = card.region.y + card.region.height // 2
        if sheet.region.y <= middle < sheet.region.bottom:
            break
        await use(pilot, pane(pilot).key("later"))
    await use(pilot, card)


async def pick_way(pilot: Kiosk, way: str) -> None:
    """Touch a card of the phrases in the pane, turning pages where needed."""
    page = pane(pilot).query_one(PhrasesPage)
    for _turn in range(30):
        (card,) = (each for each in page.query(WayCard) if each.way == way)
        middle = card.region.y + card.region.height // 2
        if page.region.y <= middle < page.region.bottom:
            break
        await use(pilot, pane(pilot).key("later"))
    await use(pilot, card)


async def stand_on(pilot: Kiosk, step_id: str) -> None:
    """Stand on a question of the longest service, with all before it answered."""
    frame = frame_of(pilot)
    service = library().service("open-account")
    ids = [step.id for step in service.steps]
    given = {
        id_: FULL["open-account"][id_]
        for id_ in ids[: ids.index(step_id)]
        if id_ in FULL["open-account"]
    }
    await frame.go(Journey("question", Visit((service,), given)))
    await settled(pilot)
    assert step_of(pilot) == step_id


def step_of(pilot: Kiosk) -> str:
    frame = frame_of(pilot)
    assert frame.journey.visit is not None
    step = frame.journey.visit.shown(frame.context())
    return step.id if step else ""


def own_faults(pilot: Kiosk) -> list[str]:
    """What is wrong; a sheet that is turned may have lines out of sight."""
    hidden = [f"of staff-{each} is off the screen" for each in ("sheet", "phrases")]
    if not page_of(pilot).region.area:
        hidden += ["and shows no ▲ ▼", "is not on the screen", "has no room for"]
    return [one for one in faults(pilot) if not any(each in one for each in hidden)]


@pytest.mark.parametrize("code", ["en", "ko", "ar"])
@pytest.mark.parametrize("size", GRIDS)
async def test_both_can_read_everything_on_every_grid(
    size: tuple[int, int], code: str
) -> None:
    async with kiosk().run_test(size=size) as pilot:
        await at_home(pilot, code)
        await stand_on(pilot, "stay")
        assert not faults(pilot)
        await frame_of(pilot).over("leave")
        await settled(pilot)
        assert not faults(pilot)
        for words in ("帮助客户", "关闭本机"):
            assert words in screen_text(app_of(pilot)).replace(" ", "")
        assert "‹EN›" not in screen_text(app_of(pilot))
        await press(pilot, *PIN)
        await use(pilot, action(pilot, "help"))

        assert own_faults(pilot) == []
        assert "正在帮助" in screen_text(app_of(pilot))
        assert "您" in screen_text(app_of(pilot))
        assert "‹EN›" not in screen_text(app_of(pilot))
        for name in ("steps", "phrases", "options"):
            await key(pilot, name)
            assert own_faults(pilot) == [], name
            await key(pilot, "back")
        assert bool(pane(pilot).key("swap").region.area) == (size in SWAPPED)
        if size in SWAPPED:
            await key(pilot, "swap")
            assert not pane(pilot).region.area
            assert faults(pilot) == []
        assert page_of(pilot).region.area
        assert frame_of(pilot).voice.language.code == code


@pytest.mark.parametrize("code", ["en", "ar"])
async def test_the_pane_stands_at_the_right_and_is_never_mirrored(code: str) -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot, code)
        await help_here_over(pilot)

        region = pane(pilot).region
        assert (region.x, region.width, region.height) == (76, 38, 32)
        keys = [pane(pilot).key(name).region.x for name in ("phrases", "end")]
        assert len(set(keys)) == 1
        assert page_of(pilot).region.right <= 76
        assert frame_of(pilot).has_class("-narrow")


async def help_here_over(pilot: Kiosk) -> None:
    """Choose to help, with the page of the PIN laid by the app."""
    await frame_of(pilot).over("leave")
    await settled(pilot)
    await press(pilot, *PIN)
    await use(pilot, action(pilot, "help"))


async def test_five_touches_and_the_pin_lead_to_the_pane() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "ko")
        await help_here(pilot)

        assert helped(pilot)
        assert page_of(pilot).id == "home"
        assert app_of(pilot).is_running


async def test_a_wrong_pin_opens_no_pane() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await help_here(pilot, "1357")

        assert not helped(pilot)
        assert page_of(pilot).id == "leave"
        for _try in range(2):
            await use(pilot, action(pilot, "help"))
        await press(pilot, *PIN)
        await use(pilot, action(pilot, "help"))
        assert not helped(pilot), "guessing has become slow"


@pytest.mark.parametrize("size", GRIDS)
@pytest.mark.parametrize(("said", "after"), [("yes", "stay"), ("no", "existing")])
async def test_a_question_is_answered_by_what_staff_suggest(
    size: tuple[int, int], said: str, after: str
) -> None:
    async with kiosk().run_test(size=size) as pilot:
        await at_home(pilot, "ko")
        await stand_on(pilot, "stay")
        await help_here_over(pilot)
        await choose(pilot, "options", "long")

        assert page_of(pilot).id == "proposal"
        visit = frame_of(pilot).journey.visit
        assert visit is not None
        assert "stay" not in visit.answers, "nothing counts before the visitor says so"
        await use(pilot, action(pilot, said))
        visit = frame_of(pilot).journey.visit
        assert visit is not None
        if said == "yes":
            assert visit.answers["stay"] == "long"
            assert step_of(pilot) == "existing"
        else:
            assert "stay" not in visit.answers
            assert step_of(pilot) == "stay"
        await to_staff(pilot)
        words = screen_text(app_of(pilot)).replace(" ", "")
        assert ("客户已确认" if said == "yes" else "客户表示不对") in words
        assert helped(pilot)


async def test_staff_lead_to_a_step_and_show_a_sentence() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "ko")
        await stand_on(pilot, "stay")
        await help_here_over(pilot)
        await choose(pilot, "steps", "of-age")
        assert step_of(pilot) == "of-age"

        await key(pilot, "phrases")
        for way in ("waiting", "wait"):
            await pick_way(pilot, way)
        await key(pilot, "do")
        assert page_of(pilot).id == "talk"
        assert "잠시만 기다려" in screen_text(app_of(pilot))
        await use(pilot, action(pilot, "done"))
        assert page_of(pilot).id == "question"
        assert step_of(pilot) == "of-age"


async def test_what_is_personal_stays_hidden_in_the_pane() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "ko")
        await stand_on(pilot, "stay")
        await help_here_over(pilot)
        await choose(pilot, "steps", "birth-date")

        sheet = pane(pilot).query_one(StaffSheet)
        drawn = "".join(
            piece.text
            for words in sheet.query("Words")
            for line in words.lines(34)  # type: ignore[attr-defined]
            for piece in line
        )
        assert "出生日期" in drawn
        assert "••••" in drawn
        assert "1990" not in drawn
        await key(pilot, "steps")
        assert "1990" not in "".join(
            card.face.line.main for card in sheet.query(Card) if card.face.line
        )


async def test_the_help_ends_and_the_page_has_all_the_room_again() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "ko")
        classes = set(frame_of(pilot).classes)
        await help_here_over(pilot)
        await key(pilot, "end")

        assert not helped(pilot)
        assert set(frame_of(pilot).classes) == classes
        assert page_of(pilot).region.width == 114
        assert faults(pilot) == []


async def test_another_grid_moves_the_pane() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "ko")
        await help_here_over(pilot)
        for size, place in (((64, 57), "-below"), ((80, 24), "-swap")):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert frame_of(pilot).has_class(place)
            assert not frame_of(pilot).has_class("-beside")
            assert own_faults(pilot) == []


async def test_a_wipe_takes_the_pane_away() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "ko")
        await stand_on(pilot, "stay")
        await help_here_over(pilot)
        app_of(pilot).erase()
        await settled(pilot)
        await settled(pilot)

        assert not helped(pilot)
        assert frame_of(pilot).untouched
        assert "正在帮助" not in screen_text(app_of(pilot))


@pytest.mark.parametrize("place", ["welcome", "home"])
async def test_a_forgotten_pane_does_not_stay_for_ever(place: str) -> None:
    clock = Clock()
    async with kiosk(clock).run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        if place == "welcome":
            await frame_of(pilot).go(Journey())
        await help_here_over(pilot)
        idle = app_of(pilot)._settings.idle
        clock.now += idle.reading_seconds * idle.more_time_factor - 1
        app_of(pilot).tick()
        assert not frame_of(pilot).has_class("-counting")
        clock.now += 2
        app_of(pilot).tick()
        assert frame_of(pilot).has_class("-counting")
        await settled(pilot)
        assert not pane(pilot).region.area
        clock.now += idle.personal_countdown_seconds + idle.countdown_seconds
        app_of(pilot).tick()
        await settled(pilot)
        await settled(pilot)
        assert not helped(pilot)
