"""The quiz at the end of a guide: touched, judged in words, scored at the end."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from kiosk.interview.guide import Guide
from kiosk.interview.quiz import right_option
from kiosk.tui.app import KioskApp
from kiosk.tui.visitor.messages import GuideChosen
from kiosk.tui.visitor.pages.guide import GuidePage
from kiosk.tui.visitor.quiz_part import QuizPart
from kiosk.tui.widgets.card_grid import CardGrid, OptionCard
from tests.tui.kiosks import at_home, kiosk, library, screen_text

ID = "scams-in-your-language"
SECTIONS = 3
GRIDS = [(72, 20), (80, 24), (114, 32), (64, 57)]


def guide() -> Guide:
    return library().guide(ID)


def page(app: KioskApp) -> GuidePage:
    found = app.frame.page
    assert isinstance(found, GuidePage)
    return found


def part(app: KioskApp) -> QuizPart:
    return page(app).query_one(QuizPart)


def at(app: KioskApp) -> tuple[int, int]:
    progress = page(app).progress()
    assert progress is not None
    return progress.step, progress.about


async def go_on(pilot: Pilot[None], times: int = 1) -> None:
    assert isinstance(pilot.app, KioskApp)
    for _time in range(times):
        page(pilot.app).on_action("on")
        await pilot.pause()


async def at_quiz(pilot: Pilot[None], code: str = "en") -> None:
    """Read up to the first question."""
    assert isinstance(pilot.app, KioskApp)
    await at_home(pilot, code)
    pilot.app.frame.page.post_message(GuideChosen(ID))
    await pilot.pause()
    await pilot.pause()
    await go_on(pilot, SECTIONS)


async def answer(pilot: Pilot[None], *, right: bool) -> None:
    """Touch the right answer, or the first wrong one."""
    assert isinstance(pilot.app, KioskApp)
    question = guide().quiz[at(pilot.app)[0] - SECTIONS - 1]
    for card in part(pilot.app).query_one(CardGrid).cards:
        if (card.option_id == question.right) is right:
            card.scroll_visible(animate=False)
            await pilot.pause()
            await pilot.click(card)
            await pilot.pause()
            return


async def test_each_question_is_a_part_after_the_sections() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_quiz(pilot)

        assert at(app) == (4, 6)
        shown = screen_text(app)
        assert guide().quiz[0].title in shown
        assert all(option.label in shown for option in guide().quiz[0].options)
        assert "Test yourself" in shown
        assert part(app).said == ()


@pytest.mark.parametrize(("right", "sign"), [(True, "✓ Right."), (False, "✕ Not")])
async def test_an_answer_is_judged_in_words_at_once(right: bool, sign: str) -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_quiz(pilot)
        await answer(pilot, right=right)

        question = guide().quiz[0]
        said = part(app).said
        assert said[0].startswith(sign)
        assert said[-1] == question.because
        assert (right_option(question).label in said) is not right
        assert question.because in screen_text(app)


async def test_the_score_stands_at_the_end_once_all_is_answered() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_quiz(pilot)
        for right in (True, False):
            await answer(pilot, right=right)
            assert "Right answers" not in " ".join(part(app).said)
            await go_on(pilot)
        assert part(app).said == ()
        await answer(pilot, right=True)

        assert part(app).said[-1] == "Right answers: 2 of 3"
        assert "Right answers: 2 of 3" in screen_text(app)


async def test_without_every_answer_there_is_no_score() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_quiz(pilot)
        await go_on(pilot, 2)
        await answer(pilot, right=True)

        assert part(app).said == ("✓ Right.", guide().quiz[2].because)


async def test_answers_stay_on_the_way_back_and_in_another_language() -> None:
    app = kiosk()
    async with app.run_test(size=(114, 32)) as pilot:
        await at_quiz(pilot)
        await answer(pilot, right=False)
        await go_on(pilot)
        assert page(app).back()
        await pilot.pause()
        chosen = part(app).query_one(CardGrid).chosen
        await pilot.click("#second")
        await pilot.pause()

        assert chosen == ("police",)
        assert part(app).query_one(CardGrid).chosen == chosen
        assert part(app).said[0].startswith("✕")


async def test_opened_again_the_quiz_is_empty() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_quiz(pilot)
        await answer(pilot, right=True)
        page(app).post_message(GuideChosen(ID))
        await pilot.pause()
        await pilot.pause()
        await go_on(pilot, SECTIONS)

        assert part(app).query_one(CardGrid).chosen == ()
        assert part(app).said == ()


async def test_a_keyboard_is_enough() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_quiz(pilot)
        part(app).query(OptionCard).first().focus()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert part(app).query_one(CardGrid).chosen == ("unsure",)
        assert part(app).said[0] == "✓ Right."
        await pilot.press("enter")
        await pilot.pause()

        assert at(app) == (5, 6)


async def test_a_guide_without_a_quiz_has_no_question() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        app.frame.page.post_message(GuideChosen("pay-by-card"))
        await pilot.pause()
        await pilot.pause()
        parts = len(library().guide("pay-by-card").sections)
        await go_on(pilot, parts - 1)

        assert at(app) == (parts, parts)
        assert not part(app).display


@pytest.mark.parametrize("code", ["en", "zh", "ko", "ar"])
@pytest.mark.parametrize("size", GRIDS)
async def test_nothing_of_a_question_is_cut_off(
    size: tuple[int, int], code: str
) -> None:
    app = kiosk()
    async with app.run_test(size=size) as pilot:
        await at_quiz(pilot, code)
        await answer(pilot, right=False)

        for card in part(app).query_one(CardGrid).cards:
            assert card.content_size.height >= len(card.lines(card.content_size.width))
            assert card.region.right <= size[0]
        last = part(app)._reasons
        assert last.region.height > 0
        assert page(app).region.contains_region(last.region)
