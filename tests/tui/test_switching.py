"""Another language, and a second one, in the middle of every page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk.interview.model import Value
from kiosk.interview.visit import Visit
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.widgets.card_grid import OptionCard
from kiosk.tui.widgets.field import Field
from tests.tui.ends import at_guide, printing_kiosk, ways
from tests.tui.hands import (
    Kiosk,
    action,
    app_of,
    frame_of,
    page_of,
    press,
    settled,
    strike,
    touch,
    type_fast,
)
from tests.tui.kept import Kept, kept, show_both, speak, unseen
from tests.tui.kiosks import at_home, kiosk, library, screen_text
from tests.tui.test_grids import stand_on
from tests.tui.test_journeys import same
from tests.tui.visitors import card
from tests.tui.visits import SCAN, full_visit

ROUND = ("ar", "ko", "zh")
"""From English through the other languages; the answer is given in the last one."""


async def check_round(pilot: Kiosk) -> None:
    """Nothing changes but the words: in each language, and with a second one."""
    before = kept(pilot)
    for code in ROUND:
        await speak(pilot, code)
        before = check_kept(pilot, before)
        for _both in range(2):
            await show_both(pilot)
            before = check_kept(pilot, before)


def check_kept(pilot: Kiosk, before: Kept) -> Kept:
    """What is kept; shorter words may not reach so far down."""
    most, voice = round(page_of(pilot).max_scroll_y), frame_of(pilot).voice
    expected = replace(before, scroll=min(before.scroll, most))
    assert kept(pilot) == expected, (voice.language.code, voice.second)
    assert unseen(page_of(pilot)) == 0, (voice.language.code, voice.second)
    return expected


@dataclass(frozen=True)
class Half:
    """An answer, half given before the language changes, and half after."""

    service: str
    step: str
    value: Value
    typed: tuple[str, ...] = ()
    """In pieces: after each the next box may have the focus."""
    rest: str = ""
    cards: tuple[str, ...] = ()


OPEN, RENEW = "open-account", "renew-passport"
HALVES = {
    "choice": Half(OPEN, "document", "passport", cards=("passport",)),
    "several": Half(OPEN, "wishes", ("card", "wallet"), cards=("card", "wallet")),
    "text": Half(OPEN, "occupation", "TEACHER", ("TEAC",), "HER"),
    "name": Half(
        OPEN,
        "full-name",
        {"surname": "KIM", "given_names": "MIN-JUN"},
        ("KIM\n", "MIN"),
        "-JUN",
    ),
    "date": Half(OPEN, "birth-date", "1990-02-03", ("03", "02", "19"), "90"),
    "country": Half(OPEN, "nationality", "UZ", ("uzb",), "ek"),
    "phone": Half(OPEN, "foreign-phone", "+821012345678", ("1012",), "345678"),
    "email": Half(OPEN, "email", "min@gmail.com", ("min@gm",), "ail.com"),
    "address": Half(
        OPEN, "china-address", "HOTEL 8\nROAD 9", ("HOTEL 8\n", "ROA"), "D 9"
    ),
    "amount": Half(
        OPEN, "deposit", {"amount": "200.5", "currency": "CNY"}, ("200.",), "5"
    ),
    "document": Half(OPEN, "passport-number", "M12345678", ("M1234",), "5678"),
    "mrz": Half(OPEN, "scan", SCAN.replace("\n", ""), (SCAN[:30],), SCAN[30:]),
    "consent": Half(OPEN, "consent", True, cards=("yes",)),
    "information": Half(OPEN, "tax-notice", True),
}


@pytest.mark.parametrize("kind", list(HALVES))
async def test_a_half_given_answer_is_finished_in_another_language(kind: str) -> None:
    half = HALVES[kind]
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        page = await stand_on(pilot, half.service, half.step)
        for id_ in half.cards:
            await touch(pilot, card(pilot, id_))
        for piece in half.typed:
            await type_fast(pilot, piece)
        await check_round(pilot)
        await type_fast(pilot, half.rest)
        await touch(pilot, action(pilot, "continue"))
        assert page._problem is None
        check_answer(pilot, half.step, half.value)


def check_answer(pilot: Kiosk, step_id: str, value: Value) -> None:
    visit = frame_of(pilot).journey.visit
    assert visit is not None
    assert same(visit.answers[step_id]) == same(value)


async def test_a_time_that_was_chosen_stays_chosen() -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await stand_on(pilot, RENEW, "visit-time")
        slot = frame_of(pilot).context().slots[-1]
        await touch(pilot, card(pilot, slot[:10]))
        await check_round(pilot)
        await touch(pilot, card(pilot, slot))
        await check_round(pilot)
        await touch(pilot, action(pilot, "continue"))
        check_answer(pilot, "visit-time", slot)


async def test_a_group_is_filled_on_through_every_language() -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await stand_on(pilot, OPEN, "tax-countries")
        await type_fast(pilot, "uzb")
        await check_round(pilot)
        await touch(pilot, action(pilot, "continue"))
        await touch(pilot, card(pilot, "yes"))
        await check_round(pilot)
        await touch(pilot, action(pilot, "continue"))
        await type_fast(pilot, "9002")
        await check_round(pilot)
        await type_fast(pilot, "03-1")
        await touch(pilot, action(pilot, "continue"))
        await check_round(pilot)
        await touch(pilot, action(pilot, "item-add"))
        await type_fast(pilot, "egy")
        await check_round(pilot)
        await touch(pilot, frame_of(pilot).query_one("#bar #back"))
        await touch(pilot, action(pilot, "continue"))
        item = {"country": "UZ", "has-number": "yes", "number": "900203-1"}
        check_answer(pilot, "tax-countries", (item,))


@pytest.mark.parametrize("step_id", ["full-name", "birth-date", "china-address"])
async def test_the_open_keyboard_stays_at_its_box(step_id: str) -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        page = await stand_on(pilot, OPEN, step_id)
        await touch(pilot, next(each for each in page.query(Field) if each.size))
        await strike(pilot, "1")
        assert len(kept(pilot).typing) == (3 if step_id == "birth-date" else 1)
        await check_round(pilot)
        assert page.has_class("-typing")
        assert "1" in [text for _part, text in kept(pilot).texts]


async def test_a_refused_answer_is_told_in_the_other_language() -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        page = await stand_on(pilot, OPEN, "full-name")
        await type_fast(pilot, "K1M")
        await touch(pilot, action(pilot, "continue"))
        assert page._problem is not None
        problem = page._problem
        await check_round(pilot)
        assert page._problem is problem


async def test_a_scan_under_review_stays_read() -> None:
    async with kiosk().run_test(size=(72, 20)) as pilot:
        await at_home(pilot)
        page = await stand_on(pilot, OPEN, "scan")
        await type_fast(pilot, SCAN)
        assert page.has_class("-comparing")
        await scroll_down(pilot)
        await check_round(pilot)
        assert page.has_class("-comparing")
        await touch(pilot, action(pilot, "continue"))
        check_answer(pilot, "passport-number", "L898902C3")


async def scroll_down(pilot: Kiosk) -> None:
    """Scroll once, where there is more to see."""
    await touch(pilot, frame_of(pilot).query_one("#down"))
    assert page_of(pilot).scroll_y > 0


async def test_every_other_page_stays_where_it_was(tmp_path: Path) -> None:
    async with printing_kiosk(tmp_path).run_test(size=(72, 20)) as pilot:
        await at_home(pilot)
        async for name in pages(pilot):
            await check_round(pilot)
            assert name.startswith(page_of(pilot).id or "?")
            await speak(pilot, "en")


async def pages(pilot: Kiosk) -> AsyncIterator[str]:
    """Every page but the questions, with something done on it."""
    for each in list(page_of(pilot).query("#services Card"))[:2]:
        await touch(pilot, each)
    await scroll_down(pilot)
    yield "home"
    for slot in ("display", "call", "again"):
        await touch(pilot, frame_of(pilot).query_one(f"#bar #{slot}"))
        yield {"again": "confirm"}.get(slot, slot)
        await touch(pilot, frame_of(pilot).query_one("#bar #back"))
    await at_place(pilot, "check", OPEN)
    await touch(pilot, action(pilot, "numbers"))
    await scroll_down(pilot)
    yield "check"
    await at_place(pilot, "outcome", OPEN)
    page_of(pilot).on_action("print")
    await settled(pilot)
    await scroll_down(pilot)
    yield "outcome"
    scrolled = page_of(pilot).scroll_y
    await touch(pilot, action(pilot, "code"))
    assert page_of(pilot).id == "big_qr"
    await press(pilot, "x")
    assert page_of(pilot).scroll_y == scrolled
    await at_place(pilot, "outcome", OPEN, "no-consent")
    yield "outcome of a stop"
    await at_guide(pilot, "pay-by-phone")
    await touch(pilot, action(pilot, "on"))
    while not page_of(pilot).overflows:
        await touch(pilot, action(pilot, "on"))
    await scroll_down(pilot)
    yield "guide, at a later part"
    await at_guide(pilot, "scams-in-your-language")
    for _part in range(len(library().guide("scams-in-your-language").sections)):
        await touch(pilot, action(pilot, "on"))
    await touch(pilot, next(iter(page_of(pilot).query(OptionCard))))
    yield "guide at a quiz"


async def at_place(
    pilot: Kiosk, place: str, service_id: str, outcome: str = ""
) -> None:
    frame = frame_of(pilot)
    service, context = library().service(service_id), frame.context()
    answers = full_visit(service_id, context)
    if outcome:
        answers = ways(service_id, context)[outcome]
    assert place in ("check", "outcome")
    await frame.go(
        Journey("check" if place == "check" else "outcome", Visit((service,), answers))
    )
    await settled(pilot)


async def test_staff_are_told_the_language_that_is_spoken_now() -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await touch(pilot, frame_of(pilot).query_one("#bar #call"))
        assert "英语" in screen_text(app_of(pilot))
        await speak(pilot, "ko")
        assert page_of(pilot).id == "call"
        assert "韩语" in screen_text(app_of(pilot))
        await touch(pilot, action(pilot, "withdraw"))
        assert page_of(pilot).id == "home"


async def test_pages_over_the_journey_are_left_one_by_one_and_never_pile_up() -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        for slot in ("call", "display", "language", "call", "language", "display"):
            await touch(pilot, frame_of(pilot).query_one(f"#bar #{slot}"))
            assert page_of(pilot).id == slot
        for under in ("language", "call", "home"):
            await touch(pilot, frame_of(pilot).query_one("#bar #back"))
            assert page_of(pilot).id == under
