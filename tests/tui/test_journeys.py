"""Whole visits, from the first touch to the handout, as visitors make them."""

from __future__ import annotations

import pytest

from kiosk.handout.compose import Voices, of_visit
from kiosk.interview.model import Answers, Value
from kiosk.interview.path import path
from kiosk.tui.visitor.page import Page
from kiosk.tui.widgets.card import Card
from kiosk.tui.widgets.sheet import Sheet
from tests.conftest import IN_PROOF
from tests.seeing import bare, stands_in
from tests.tui.ends import CODES, GUIDES, SERVICES, wording
from tests.tui.hands import (
    Kiosk,
    action,
    frame_of,
    page_of,
    press,
    settled,
    touch,
    touch_at,
    type_fast,
)
from tests.tui.kiosks import kiosk, languages, library, screen_text
from tests.tui.visitors import (
    Finger,
    Hand,
    Keys,
    answer,
    answer_all,
    open_service,
    step_of,
)
from tests.tui.visits import FULL, SCAN, SCANNED, full_visit

HANDS: dict[str, Hand] = {"keys": Keys(), "finger": Finger()}


async def begin(pilot: Kiosk, hand: Hand, code: str) -> None:
    """Choose a language on the first screen."""
    await settled(pilot)
    codes = [each.code for each in languages()]
    await hand.use(pilot, page_of(pilot).query(Card)[codes.index(code)])
    assert page_of(pilot).id == "home"


def same(value: Value) -> Value:
    """A value with its lists as tuples, as the path holds them."""
    if isinstance(value, list | tuple):
        return tuple(same(item) for item in value)
    return value


def check_answers(pilot: Kiosk, service_id: str, wanted: Answers) -> None:
    """What counts now is what the same answers give without a screen."""
    frame = frame_of(pilot)
    assert frame.journey.visit is not None
    direct = path([library().service(service_id)], wanted, frame.context())
    assert direct.next is None, direct.problems
    counted = frame.journey.visit.path(frame.context()).answers
    assert {id_: same(value) for id_, value in counted.items()} == {
        id_: same(value) for id_, value in direct.answers.items()
    }


async def rows_of(pilot: Kiosk) -> str:
    """Everything on the page that can be reached with ▼, row by row."""
    page, rows = page_of(pilot), dict[int, str]()
    for _turn in range(40):
        lines = screen_text(frame_of(pilot).app).split("\n")  # type: ignore[arg-type]
        for y in range(page.region.y, page.region.bottom):
            rows[round(page.scroll_y) + y] = lines[y]
        if page.scroll_y >= page.max_scroll_y:
            return "\n".join(rows[y] for y in sorted(rows))
        await touch(pilot, pilot.app.screen.query_one("#down"))
    raise AssertionError("the end of the page is not reached")


async def check_outcome(pilot: Kiosk, code: str) -> None:
    """Every line of the outcome, and its Chinese, can be read."""
    await settled(pilot)
    frame = frame_of(pilot)
    assert page_of(pilot).id == "outcome"
    assert frame.journey.visit is not None
    ended = frame.journey.visit.path(frame.context()).ended
    chinese = None if code == "zh" else wording("zh")
    paper = of_visit(ended, Voices(wording(code), chinese))
    shown = await rows_of(pilot)
    for section in paper.sections:
        for line in section.lines:
            assert stands_in(line.text, shown, rtl=code == "ar"), line.text
            assert bare(line.chinese) in bare(shown)


STAFF_FIRST = ("special-help",)
"""Where a visit leads to staff, without a check page before them."""
VISITS = [
    (service_id, code, hand)
    for place, service_id in enumerate(FULL)
    for number, code in enumerate(CODES)
    for hand in HANDS
    # The others only once in each language, unless all is proved.
    if IN_PROOF
    or service_id == "renew-passport"
    or (hand == "keys") == (number + place) % 2
]
SCANS = [
    (service_id, code)
    for service_id in SERVICES
    for code in CODES
    if IN_PROOF or service_id == "renew-passport" or code == "ar"
]
READINGS = [
    (guide_id, code)
    for place, guide_id in enumerate(GUIDES)
    for number, code in enumerate(CODES)
    if IN_PROOF or number % 2 == place % 2
]


@pytest.mark.parametrize(("service_id", "code", "hand"), VISITS)
async def test_a_visit_leads_to_the_handout(
    service_id: str, code: str, hand: str
) -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await begin(pilot, HANDS[hand], code)
        await open_service(pilot, HANDS[hand], service_id)
        wanted = full_visit(service_id, frame_of(pilot).context())
        await answer_all(pilot, HANDS[hand], wanted)
        check_answers(pilot, service_id, wanted)
        if service_id not in STAFF_FIRST:
            assert page_of(pilot).id == "check"
            await HANDS[hand].use(pilot, action(pilot, "handout"))
        await check_outcome(pilot, code)


@pytest.mark.parametrize(("service_id", "code"), SCANS)
async def test_a_scanned_passport_answers_its_questions(
    service_id: str, code: str
) -> None:
    finger = Finger()
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await begin(pilot, finger, code)
        await open_service(pilot, finger, service_id)
        wanted = {**full_visit(service_id, frame_of(pilot).context()), **SCANNED}
        before = {"scan": None, **wanted}
        while step_of(pilot).id != "scan":
            await answer_one(pilot, finger, before)
        await type_fast(pilot, SCAN)
        await finger.use(pilot, action(pilot, "continue"))
        await answer_all(pilot, finger, wanted)
        check_answers(pilot, service_id, wanted)
        await finger.use(pilot, action(pilot, "handout"))
        await check_outcome(pilot, code)


async def answer_one(pilot: Kiosk, hand: Hand, answers: Answers) -> None:
    step = step_of(pilot)
    await answer(pilot, hand, step, answers[step.id])


@pytest.mark.parametrize(("guide_id", "code"), READINGS)
async def test_a_guide_is_read_to_its_end_and_taken_as_a_code(
    guide_id: str, code: str
) -> None:
    hand = HANDS["keys" if code in ("en", "ar") else "finger"]
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await begin(pilot, hand, code)
        (card,) = (each for each in page_of(pilot).query(Card) if each.name == guide_id)
        await hand.use(pilot, card)
        parts = len(library().guide(guide_id).sections)
        for number in range(1, parts + 1):
            await check_part(pilot, page_of(pilot), code, number)
            if number < parts:
                await hand.use(pilot, action(pilot, "on"))
        await hand.use(pilot, action(pilot, "code"))
        await settled(pilot)
        assert page_of(pilot).id == "big_qr"
        await (touch_at(pilot, 5, 5) if hand is HANDS["finger"] else press(pilot, "x"))
        assert page_of(pilot).id == "guide"
        for _part in range(parts):
            await hand.use(pilot, pilot.app.screen.query_one("#back"))
        assert page_of(pilot).id == "home"


async def check_part(pilot: Kiosk, page: Page, code: str, number: int) -> None:
    progress = page.progress()
    assert progress is not None
    assert progress.step == number
    shown = await rows_of(pilot)
    for block in page.query_one(Sheet).blocks:
        for item in block.items:
            assert stands_in(item.text.main, shown, rtl=code == "ar")
