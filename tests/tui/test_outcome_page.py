import re
import stat
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kiosk.handout.compose import Voices, of_visit
from kiosk.handout.model import numbered
from kiosk.settings import Printing, Settings
from kiosk.tui.visitor.messages import (
    Answered,
    EraseWanted,
    Finished,
    ServicesChosen,
)
from kiosk.tui.visitor.pages.outcome import OutcomePage
from kiosk.tui.widgets.action_row import ActionRow
from kiosk.tui.widgets.button import TouchButton
from kiosk.tui.widgets.card import Card
from kiosk.tui.widgets.qr_panel import QrPanel
from kiosk.tui.widgets.sheet import Sheet
from tests.tui.ends import (
    CODES,
    SERVICES,
    at_outcome,
    frame_of,
    printing_kiosk,
    settled,
    ways,
    wording,
)
from tests.tui.kiosks import PIN, at_home, kiosk, library, screen_text

GRIDS = [(72, 20), (80, 24), (114, 32), (64, 57), (40, 36)]


def outcome_page(pilot: Pilot[None]) -> OutcomePage:
    page = frame_of(pilot).page
    assert isinstance(page, OutcomePage)
    return page


def labels(pilot: Pilot[None]) -> list[str]:
    buttons = pilot.app.screen.query_one(ActionRow).query(TouchButton)
    return [button.label.main for button in buttons if button.display]


def press(pilot: Pilot[None], label: str) -> TouchButton:
    buttons = pilot.app.screen.query_one(ActionRow).query(TouchButton)
    (button,) = (each for each in buttons if each.display and each.label.main == label)
    return button


def text_of(pilot: Pilot[None]) -> str:
    return screen_text(pilot.app)  # type: ignore[arg-type]


def written(folder: Path) -> list[Path]:
    return list(folder.iterdir())


# What is said.


@pytest.mark.parametrize("service_id", SERVICES)
async def test_a_visit_answered_step_by_step_ends_on_the_outcome(
    service_id: str,
) -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        frame = frame_of(pilot)
        answers = ways(service_id, frame.context())["ready"]
        frame.post_message(ServicesChosen((service_id,)))
        await pilot.pause()
        for _step in answers:
            if frame.journey.place != "question":
                break
            visit = frame.journey.visit
            step = visit.shown(frame.context()) if visit else None
            assert step is not None
            frame.post_message(Answered({step.id: answers[step.id]}))
            await pilot.pause()
        frame.post_message(Finished())
        await settled(pilot)
        assert "✓ Ready for the counter" in text_of(pilot)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("service_id", SERVICES)
async def test_each_outcome_says_what_the_paper_says_with_its_numbers(
    service_id: str, code: str
) -> None:
    chinese = None if code == "zh" else wording("zh")
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot, code)
        for outcome in ways(service_id, frame_of(pilot).context()):
            await at_outcome(pilot, service_id, outcome)
            visit = frame_of(pilot).journey.visit
            assert visit is not None
            ended = visit.path(frame_of(pilot).context()).ended
            paper = of_visit(ended, Voices(wording(code), chinese))
            on_paper = [
                (number, line.text, line.chinese)
                for section, numbers in zip(
                    paper.sections, numbered(paper.sections), strict=True
                )
                for number, line in zip(numbers, section.lines, strict=True)
            ]
            on_screen = [
                (item.number, item.text.main, item.text.second)
                for block in outcome_page(pilot).query_one(Sheet).blocks
                for item in block.items
            ]
            assert on_screen == on_paper


async def test_chinese_stands_under_each_line_without_being_asked_for() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "ko")
        await at_outcome(pilot, "renew-passport", "ready")
        assert "您的新证件" in text_of(pilot)


async def test_the_language_changes_in_place() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "en")
        await at_outcome(pilot, "renew-passport", "ready")
        page = outcome_page(pilot)
        page.scroll_to(y=6, animate=False)
        await pilot.pause()
        page.speak(frame_of(pilot)._tongues.voice("ko"))
        await settled(pilot)
        assert page.scroll_y == 6
        text = wording("ko").tell(library().service("renew-passport").outcomes[-1].lead)
        assert text.text.split()[0] in [
            pair.main.split()[0] for pair in page._lead.pairs
        ]


async def test_where_staff_come_first_they_are_the_primary_action() -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await at_outcome(pilot, "open-account", "paid-to-open")
        assert "▲ Stop: this may be fraud" in text_of(pilot)
        button = press(pilot, "Call staff")
        assert button.has_class("primary")
        await pilot.click(button)
        await pilot.pause()
        assert frame_of(pilot).page.id == "call"


async def test_where_staff_come_first_no_code_is_offered() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await at_outcome(pilot, "open-account", "paid-to-open")
        assert pilot.app.screen.query_one(QrPanel).code is None
        assert not any("code" in label for label in labels(pilot))


async def test_what_comes_next_opens_and_back_returns() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await at_outcome(pilot, "renew-passport", "ready")
        page = outcome_page(pilot)
        (card,) = (each for each in page.query(Card) if each.display)
        card.touch()
        await settled(pilot)
        assert frame_of(pilot).page.id == "guide"
        await pilot.click("#back")
        await settled(pilot)
        assert frame_of(pilot).page is page


async def test_finish_forgets_everything() -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await at_outcome(pilot, "renew-passport", "ready")
        await pilot.click(press(pilot, "Finish and erase"))
        await settled(pilot)
        assert frame_of(pilot).untouched
        assert not pilot.app.screen.query(OutcomePage)


# Printing.


async def test_print_writes_one_page_with_nothing_personal_in_its_name(
    tmp_path: Path,
) -> None:
    async with printing_kiosk(tmp_path).run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await at_outcome(pilot, "renew-passport", "ready")
        await pilot.click(press(pilot, "Print"))
        await settled(pilot)
        (page,) = written(tmp_path)
        assert page.read_bytes().startswith(b"%PDF-")
        assert re.fullmatch(r"renew-passport-[0-9a-f]{16}\.pdf", page.name)
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
        assert "✓ Printed. Please take the page." in text_of(pilot)


async def test_touching_print_twice_prints_once(tmp_path: Path) -> None:
    async with printing_kiosk(tmp_path).run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await at_outcome(pilot, "renew-passport", "ready")
        outcome_page(pilot).on_action("print")
        outcome_page(pilot).on_action("print")
        await pilot.pause()
        assert "Printing. This takes a moment." in text_of(pilot)
        await settled(pilot)
        assert len(written(tmp_path)) == 1


async def test_a_printer_that_fails_keeps_the_page_and_offers_the_code(
    tmp_path: Path,
) -> None:
    async with printing_kiosk(tmp_path / "gone").run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await at_outcome(pilot, "renew-passport", "ready")
        await pilot.click(press(pilot, "Print"))
        await settled(pilot)
        assert frame_of(pilot).page.id == "outcome"
        assert "▲ The page was not printed. Keep the code." in text_of(pilot)
        assert labels(pilot)[-2:] == ["Print again", "Show the code"]
        assert press(pilot, "Show the code").has_class("primary")


async def test_without_a_printer_only_the_code_is_offered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Whether this machine has a printer must not decide the test.
    monkeypatch.setenv("PATH", str(tmp_path))
    settings = Settings(staff_pin=PIN, printing=Printing())
    async with kiosk(settings=settings).run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await at_outcome(pilot, "renew-passport", "ready")
        assert "▲ There is no printer here. Keep the code." in text_of(pilot)
        assert labels(pilot)[-2:] == ["Finish and erase", "Show the code"]


async def test_where_no_code_is_offered_none_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printing = printing_kiosk(tmp_path / "gone")
    async with printing.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await at_outcome(pilot, "open-account", "paid-to-open")
        outcome_page(pilot).on_action("print")
        await settled(pilot)
        assert "▲ The page was not printed. Staff can help." in text_of(pilot)
        assert "code." not in text_of(pilot)
    monkeypatch.setenv("PATH", str(tmp_path))
    settings = Settings(staff_pin=PIN, printing=Printing())
    async with kiosk(settings=settings).run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await at_outcome(pilot, "open-account", "paid-to-open")
        assert "code." not in text_of(pilot)


async def test_erasing_while_printing_ends_the_printing(tmp_path: Path) -> None:
    async with printing_kiosk(tmp_path).run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await at_outcome(pilot, "renew-passport", "ready")
        outcome_page(pilot).on_action("print")
        await pilot.pause()
        frame_of(pilot).post_message(EraseWanted(now=True))
        await settled(pilot)
        assert not list(pilot.app.workers)
        assert frame_of(pilot).untouched
        assert not written(tmp_path)


# Every grid.


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("size", GRIDS)
async def test_no_label_is_cut_and_every_line_is_reached(
    code: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with printing_kiosk(tmp_path).run_test(size=size) as pilot:
        await at_home(pilot, code)
        for outcome in ("ready", "paid-to-open"):
            await at_outcome(pilot, "open-account", outcome)
            check_buttons(pilot)
            await check_scrolling(pilot)


def check_buttons(pilot: Pilot[None]) -> None:
    buttons = pilot.app.screen.query_one(ActionRow).query(TouchButton)
    for button in buttons:
        if button.display:
            assert len(button.lines(button.content_size.width)) == 1, button.label
            assert pilot.app.screen.region.contains_region(button.region)


async def check_scrolling(pilot: Pilot[None]) -> None:
    page = outcome_page(pilot)
    sheet = page.query_one(Sheet)
    assert sheet.region.right <= page.region.right
    assert sheet.region.x >= page.region.x
    for _ in range(40):
        if page.scroll_y >= page.max_scroll_y:
            break
        before = page.scroll_y
        await pilot.click("#down")
        await pilot.pause()
        assert before < page.scroll_y <= before + page.size.height
    last = [each for each in page.children if each.display][-1]
    assert last.region.bottom <= page.region.bottom


async def test_right_to_left_is_the_mirror() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        places = {}
        await at_home(pilot, "en")
        for code in ("en", "ar"):
            await frame_of(pilot).speak(code, second=False)
            await at_outcome(pilot, "renew-passport", "ready")
            page = outcome_page(pilot)
            code_x = page.query_one(QrPanel).region
            places[code] = (code_x, page.query_one(Sheet).region)
        english_code, english_text = places["en"]
        arabic_code, arabic_text = places["ar"]
        assert english_text.x < english_code.x
        assert arabic_code.right <= arabic_text.x
        assert arabic_code.x == 114 - english_code.right
