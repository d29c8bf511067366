from textual.events import Paste
from textual.pilot import Pilot

from kiosk.interview import model
from kiosk.tui.visitor.messages import Answered
from kiosk.tui.widgets.answer_card import AnswerCard
from kiosk.tui.widgets.field import Field
from tests.tui.stage import Stage, asked, service
from tests.tui.test_questions import STEPS, YES_NO, ready, screen_text, send

LINES = (
    "P<D<<ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36D<<7408122F3404159ZE184226B<<<<<16",
)
ZONE = model.Zone(
    id="scan",
    key=9,
    title="Scan your passport?",
    label="Scan",
    personal="no",
    required=False,
    fills={"name": "name", "number": "number", "nationality": "nationality"},
)
FILLED = (
    ZONE,
    asked(model.Name, "name", key=2, label="Name"),
    asked(model.DocumentNumber, "number", key=3, label="Passport number"),
    asked(model.Country, "nationality", key=4, label="Nationality"),
)


def scan_service() -> model.Service:
    return service(*FILLED)


def composite() -> str:
    """The lines with the check digits that belong to them."""
    return "\n".join(LINES) + "\n"


async def cards(pilot: Pilot[None]) -> list[AnswerCard]:
    await pilot.pause()
    return [card for card in pilot.app.screen.query(AnswerCard) if card.size.width]


async def type_scan(pilot: Pilot[None], text: str) -> None:
    for sign in text:
        await pilot.press("enter" if sign == "\n" else KEYS.get(sign, sign))
    await pilot.pause()


KEYS = {"<": "less_than_sign"}


async def test_a_scan_fills_every_answer_it_confirms() -> None:
    app = Stage(scan_service())
    async with app.run_test(size=(114, 32)) as pilot:
        page = await ready(pilot)
        await type_scan(pilot, composite())
        shown = screen_text(app)
        assert "ERIKSSON" in shown
        assert "✓ Read and checked" in shown
        assert "○ Please compare by eye" in shown
        page.on_action("continue")
        await pilot.pause()
        assert set(app.told[0]) == {"scan", "name", "number", "nationality"}
        assert app.stage.check.display


async def test_a_pasted_scan_without_line_ends_is_read_too() -> None:
    app = Stage(scan_service())
    async with app.run_test(size=(114, 32)) as pilot:
        page = await ready(pilot)
        field = next(field for field in page.query(Field) if field.display)
        field.post_message(Paste("".join(LINES)))
        await pilot.pause()
        await pilot.pause()
        assert "ERIKSSON" in screen_text(app)


async def test_a_line_that_is_wrong_leads_to_its_question_with_the_rest_kept() -> None:
    app = Stage(scan_service())
    async with app.run_test(size=(114, 32)) as pilot:
        page = await ready(pilot)
        await type_scan(pilot, composite())
        await pilot.click((await cards(pilot))[0])
        await pilot.pause()
        assert page.asked is not None
        assert page.asked.id == "name"
        assert app.visit.answers["number"] == "L898902C3"


async def test_a_damaged_scan_is_told_and_can_be_typed_by_hand() -> None:
    app = Stage(scan_service())
    async with app.run_test(size=(114, 32)) as pilot:
        page = await ready(pilot)
        await type_scan(pilot, composite().replace("L898902C3", "L898902C4"))
        assert "✕" in screen_text(app)
        page.on_action("leave-out")
        await pilot.pause()
        assert app.told == [{"scan": None}]


GROUP = asked(
    model.Group,
    "tax",
    item_label="Country of tax residence",
    most=2,
    fields=(
        asked(model.Country, "country", label="Country"),
        asked(model.Choice, "has", key=2, options=YES_NO),
    ),
)


async def test_a_group_is_filled_added_to_and_sent() -> None:
    app = Stage(service(GROUP))
    async with app.run_test(size=(80, 24)) as pilot:
        page = await ready(pilot)
        await send(pilot, [*"egypt", "enter"])
        await send(pilot, ["down", "enter", "enter"])
        (card,) = await cards(pilot)
        assert card.answer.lines == ("Egypt", "Yes")
        await pilot.click(card)
        await pilot.pause()
        assert page.asked is not None
        assert page.asked.id == "country"
        assert page.back()
        await pilot.pause()
        page.on_action("item-add")
        await pilot.pause()
        page.on_action("remove")
        await pilot.pause()
        page.on_action("continue")
        await pilot.pause()
        assert app.told == [{"tax": ({"country": "EG", "has": "yes"},)}]


async def test_the_check_page_hides_numbers_until_asked() -> None:
    app = Stage(scan_service())
    async with app.run_test(size=(114, 32)) as pilot:
        await ready(pilot)
        await fill(app, pilot)
        assert "M12345678" not in screen_text(app)
        assert "M••••5678" in screen_text(app)
        app.stage.check.on_action("numbers")
        await pilot.pause()
        assert "M12345678" in screen_text(app)


async def fill(app: Stage, pilot: Pilot[None]) -> None:
    answers: model.Answers = {
        "scan": None,
        "name": {"surname": "KIM", "given_names": "MINJI"},
        "number": "M12345678",
        "nationality": "KR",
    }
    app.on_answered(Answered(answers))
    await pilot.pause()
    await pilot.pause()


async def test_change_leads_to_the_answer_and_back_to_the_check_page() -> None:
    app = Stage(scan_service())
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await fill(app, pilot)
        name = next(card for card in await cards(pilot) if card.answer.label == "Name")
        await pilot.click(name)
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.focused, Field)
        assert app.focused.text == "KIM"
        await send(pilot, ["backspace", "n", "continue"])
        assert app.stage.check.display
        assert "KIN MINJI" in screen_text(app)
        assert app.visit.answers["number"] == "M12345678"


async def test_the_handout_is_asked_for_with_the_primary_button() -> None:
    app = Stage(scan_service())
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await fill(app, pilot)
        await pilot.click(app.screen.query_one(".primary"))
        await pilot.pause()
        assert app.finished


async def test_from_choice_to_choice_no_widget_is_made() -> None:
    more = asked(model.Choice, "r", key=2, options=YES_NO[::-1])
    app = Stage(service(STEPS["choice"], more))
    async with app.run_test(size=(114, 32)) as pilot:
        page = await ready(pilot)
        before = set(page.query("*"))
        await send(pilot, ["down", "enter", "enter"])
        assert page.asked is not None
        assert page.asked.id == "r"
        assert set(page.query("*")) == before
        assert not any(card.has_class("-on") for card in page.query("OptionCard"))
