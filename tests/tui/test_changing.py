"""An early answer changed from the check page, end to end."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from kiosk.interview.model import Answers, Value
from kiosk.interview.visit import Visit
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.pages.check import CheckPage
from tests.seeing import bare
from tests.tui.hands import Kiosk, action, app_of, frame_of, page_of, settled, touch
from tests.tui.kiosks import at_home, kiosk, library, screen_text
from tests.tui.test_journeys import (
    HANDS,
    check_answers,
    check_outcome,
    rows_of,
)
from tests.tui.visitors import Hand, answer, step_of
from tests.tui.visits import full_visit

SERVICE = "open-account"


@dataclass(frozen=True)
class Change:
    """What is changed, what is asked then, and what must not be seen any more."""

    step: str
    value: Value
    asked: dict[str, Value] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    """Steps that apply again, answered before: they are not asked again."""
    unseen: str = ""


CHANGES = (
    Change(
        "document",
        "permanent-resident-card",
        {"card-number": "911124198108030024"},
        dropped=("stay", "scan", "passport-number"),
        unseen="M12345678",
    ),
    Change(
        "phone-kind",
        "chinese",
        {"chinese-phone": "+8613800138000"},
        dropped=("foreign-phone",),
        unseen="1012345678",
    ),
    Change("purpose", "spending", dropped=("purpose-other",), unseen="RENT"),
    Change(
        "tax-residency",
        "china",
        dropped=("tax-countries", "home-address", "birth-place"),
        unseen="BUSAN",
    ),
    Change(
        "document",
        "passport",
        dropped=("card-number",),
        back=("stay", "passport-number"),
        unseen="911124198108030024",
    ),
    Change(
        "tax-residency",
        "elsewhere",
        back=("tax-countries", "home-address", "birth-place"),
    ),
)


async def at_check(pilot: Kiosk, code: str) -> Answers:
    """Stand on the check page of a full visit."""
    await at_home(pilot, code)
    frame = frame_of(pilot)
    answers = full_visit(SERVICE, frame.context())
    await frame.go(Journey("check", Visit((library().service(SERVICE),), answers)))
    await settled(pilot)
    return answers


async def begin_change(pilot: Kiosk, hand: Hand, step_id: str) -> None:
    """Use the card of an answer on the check page."""
    page = page_of(pilot)
    assert isinstance(page, CheckPage)
    (taken,), ((_caption, group), *_more) = page._shown, page._groups
    ids = [each.step.id for each in taken]
    await hand.use(pilot, group.cards[ids.index(step_id)])
    assert step_of(pilot).id == step_id


def counted(pilot: Kiosk) -> Answers:
    """The answers that count now."""
    frame = frame_of(pilot)
    assert frame.journey.visit is not None
    return frame.journey.visit.path(frame.context()).answers


@pytest.mark.parametrize(
    ("code", "hand"), [("en", "keys"), ("ko", "finger"), ("ar", "finger")]
)
async def test_a_changed_answer_asks_what_is_new_and_keeps_what_applies(
    code: str, hand: str
) -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        wanted = dict(await at_check(pilot, code))
        for change in CHANGES:
            wanted |= {change.step: change.value, **change.asked}
            assert bare(change.unseen) in bare(await all_shown(pilot))
            await make_change(pilot, HANDS[hand], change)
            check_answers(pilot, SERVICE, wanted)
            assert not set(change.dropped) & set(counted(pilot))
            assert set(change.back) <= set(counted(pilot))
            shown = bare(await all_shown(pilot))
            assert not change.unseen or bare(change.unseen) not in shown
        await HANDS[hand].use(pilot, action(pilot, "handout"))
        await check_outcome(pilot, code)


async def all_shown(pilot: Kiosk) -> str:
    """All of the check page, numbers too."""
    page = page_of(pilot)
    assert isinstance(page, CheckPage)
    if page._hidden:
        page.on_action("numbers")
    page.scroll_home(animate=False)
    await settled(pilot)
    return await rows_of(pilot)


async def make_change(pilot: Kiosk, hand: Hand, change: Change) -> None:
    """Change one answer, and answer exactly what is asked after it."""
    await begin_change(pilot, hand, change.step)
    await answer(pilot, hand, step_of(pilot), change.value)
    for step_id, value in change.asked.items():
        assert page_of(pilot).id == "question"
        assert step_of(pilot).id == step_id
        await answer(pilot, hand, step_of(pilot), value)
    assert page_of(pilot).id == "check"


async def test_a_change_that_ends_the_visit_can_be_taken_back() -> None:
    hand = HANDS["finger"]
    async with kiosk().run_test(size=(80, 24)) as pilot:
        wanted = await at_check(pilot, "en")
        await begin_change(pilot, hand, "birth-date")
        await answer(pilot, hand, step_of(pilot), "2020-02-03")
        assert page_of(pilot).id == "outcome"
        assert "MIN-JUN" not in screen_text(app_of(pilot))
        assert set(counted(pilot)) <= {"consent", "document", "birth-date", *FIRST}
        await touch(pilot, frame_of(pilot).query_one("#bar #back"))
        assert step_of(pilot).id == "birth-date"
        await answer(pilot, hand, step_of(pilot), wanted["birth-date"])
        check_answers(pilot, SERVICE, wanted)


FIRST = ("for-whom", "paid", "dictated", "of-age")


async def test_looking_at_an_answer_and_going_back_changes_nothing() -> None:
    hand = HANDS["keys"]
    async with kiosk().run_test(size=(80, 24)) as pilot:
        wanted = await at_check(pilot, "zh")
        for step_id in ("document", "full-name", "tax-countries", "deposit"):
            await begin_change(pilot, hand, step_id)
            await hand.use(pilot, frame_of(pilot).query_one("#bar #back"))
            assert page_of(pilot).id == "check"
            check_answers(pilot, SERVICE, wanted)
