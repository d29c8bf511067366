import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot

from kiosk.interview import model
from kiosk.interview.model import Value
from kiosk.tui.visitor.editors.country import CountryEditor
from kiosk.tui.visitor.pages.question import QuestionPage
from kiosk.tui.widgets.card_grid import CardGrid
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.keyboard import Keyboard
from kiosk.tui.widgets.prose import Prose
from tests.tui.stage import Stage, asked, service, voice

YES_NO = (
    model.Option(id="yes", label="Yes", line="A quiet line"),
    model.Option(id="no", label="No"),
)
STEPS: dict[str, model.AnyStep] = {
    "choice": asked(model.Choice, "q", options=YES_NO),
    "several": asked(model.Several, "q", options=YES_NO),
    "text": asked(model.Text, "q"),
    "name": asked(model.Name, "q"),
    "date": asked(model.Date, "q", span="birth"),
    "country": asked(model.Country, "q"),
    "phone": asked(model.Phone, "q", country="CN"),
    "email": asked(model.Email, "q"),
    "address": asked(model.Address, "q", max_lines=3),
    "amount": asked(model.Amount, "q", currencies=("CNY", "USD")),
    "slot": asked(model.Slot, "q"),
    "document": asked(model.DocumentNumber, "q"),
    "consent": model.Consent(
        id="q",
        key=1,
        title="May we?",
        label="Agreement",
        lines=("We ask.", "You decide."),
        agree="I agree",
        refuse="No",
        version="1",
    ),
    "information": model.Information(id="q", key=1, title="Read", lines=("One.",)),
}
BY_KEYS: dict[str, tuple[list[str], Value]] = {
    "choice": (["down", "enter", "down", "enter", "enter"], "no"),
    "several": (["down", "enter", "down", "space", "continue"], ("yes", "no")),
    "text": ([*"A b"], "A b"),
    "name": (
        [*"kim", "enter", *"min jun"],
        {"surname": "KIM", "given_names": "MIN JUN"},
    ),
    "date": ([*"14031957"], "1957-03-14"),
    "country": ([*"korea", "down", "continue"], None),
    "phone": ([*"13800138000"], "+8613800138000"),
    "email": ([*"a@b.org"], "a@b.org"),
    "address": ([*"one", "enter", *"two", "tab"], "one\ntwo"),
    "amount": ([*"200.50"], {"amount": "200.50", "currency": "CNY"}),
    "slot": (["down", "tab", "tab", "tab", "enter", "enter"], "2026-11-23T11:00"),
    "document": ([*"m12345678"], "M12345678"),
    "consent": (["down", "enter", "enter"], True),
    "information": ([], True),
}
KEYS = {"@": "at", ".": "full_stop", " ": "space", "+": "plus"}


async def ready(pilot: Pilot[None]) -> QuestionPage:
    await pilot.pause()
    await pilot.pause()
    return pilot.app.screen.query_one(QuestionPage)


async def send(pilot: Pilot[None], keys: list[str]) -> None:
    for key in keys:
        if key == "continue":
            pilot.app.screen.query_one(QuestionPage).on_action("continue")
        elif pilot.app.focused is None:
            page = pilot.app.screen.query_one(QuestionPage)
            page.on_stray_key(Key(key, None))
        else:
            await pilot.press(KEYS.get(key, key))
    await pilot.pause()


def text_of(pilot: Pilot[None], selector: str) -> str:
    return "\n".join(pilot.app.screen.query_one(selector, Prose).texts)


@pytest.mark.parametrize("kind", [kind for kind in STEPS if kind != "country"])
async def test_every_kind_is_answered_by_keyboard(kind: str) -> None:
    app = Stage(service(STEPS[kind]))
    async with app.run_test(size=(114, 27)) as pilot:
        await ready(pilot)
        keys, value = BY_KEYS[kind]
        await send(pilot, keys)
        if not app.told:
            await send(pilot, ["continue"])
        assert app.told == [{"q": value}]


async def test_a_country_is_found_by_its_name_and_taken_with_enter() -> None:
    app = Stage(service(STEPS["country"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await send(pilot, [*"uzbek", "enter"])
        assert app.told == [{"q": "UZ"}]


async def test_a_country_is_found_in_another_script_and_in_english() -> None:
    app = Stage(service(STEPS["country"]), voice("ko"))
    async with app.run_test(size=(114, 32)) as pilot:
        page = await ready(pilot)
        await send(pilot, [*"uzbek"])
        (card,) = page.query_one(CardGrid).cards
        assert card.face.title.main == "우즈베키스탄"


async def test_nothing_found_is_said_and_the_list_stays() -> None:
    app = Stage(service(STEPS["country"]))
    async with app.run_test(size=(114, 32)) as pilot:
        page = await ready(pilot)
        await send(pilot, [*"[/]kx"])
        told = [text for prose in page.query(Prose) for text in prose.texts]
        assert any("No country begins with [/]kx" in text for text in told)
        assert len(page.query_one(CardGrid).cards) == 12


@pytest.mark.parametrize("code", ["en", "ar"])
async def test_a_choice_is_made_by_touch_and_sent_with_continue(code: str) -> None:
    app = Stage(service(STEPS["choice"]), voice(code))
    async with app.run_test(size=(80, 24)) as pilot:
        page = await ready(pilot)
        app.speak(voice(code))
        await pilot.pause()
        card = page.query_one(CardGrid).cards[1]
        await pilot.click(card)
        assert card.chosen
        assert app.told == []
        await pilot.click(app.screen.query_one(".primary"))
        await pilot.pause()
        assert app.told == [{"q": "no"}]


async def test_every_country_page_can_be_reached_by_touch() -> None:
    app = Stage(service(STEPS["country"]))
    async with app.run_test(size=(80, 24)) as pilot:
        page = await ready(pilot)
        seen: set[str] = set()
        editor = page.query_one(CountryEditor)
        for _page in range(editor.pages):
            seen |= {card.option_id for card in page.query_one(CardGrid).cards}
            page.on_action("country-down")
            await pilot.pause()
        assert {"KR", "ZW", "UZ"} <= seen
        assert not {"HK", "TW", "MO"} & seen


async def strike(pilot: Pilot[None], *labels: str) -> None:
    for label in labels:
        keyboard = pilot.app.screen.query_one(Keyboard)
        region = keyboard.key_region(label)
        offset = region.offset - keyboard.region.offset
        middle = (offset.x + region.width // 2, offset.y + region.height // 2)
        await pilot.click(keyboard, offset=middle)
        await pilot.pause()


BY_SCREEN: dict[str, tuple[list[str], Value]] = {
    "text": ([*"AB", "space", "123", *"12", "done"], "AB 12"),
    "name": (
        [*"KIMX", "backspace", "done", *"MIN-JUN", "done"],
        {"surname": "KIM", "given_names": "MIN-JUN"},
    ),
    "date": ([*"14031957", "done"], "1957-03-14"),
    "phone": ([*"13800138000", "done"], "+8613800138000"),
    "email": ([*"ab1", "@gmail.com", "done"], "ab1@gmail.com"),
    "address": ([*"ONE", "done", *"TWO", "done", "done"], "ONE\nTWO"),
    "amount": ([*"200", ".", "5", "done"], {"amount": "200.5", "currency": "CNY"}),
    "document": ([*"M12345678", "done"], "M12345678"),
    "country": ([*"UZBEK", "done"], "UZ"),
}


@pytest.mark.parametrize("kind", list(BY_SCREEN))
@pytest.mark.parametrize("size", [(114, 32), (72, 20), (40, 36)])
async def test_every_typed_kind_is_answered_on_the_screen(
    kind: str, size: tuple[int, int]
) -> None:
    app = Stage(service(STEPS[kind]))
    async with app.run_test(size=size) as pilot:
        page = await ready(pilot)
        field = next(field for field in page.query(Field) if field.size)
        await pilot.click(field, offset=(4, field.size.height - 2))
        await pilot.pause()
        keys, value = BY_SCREEN[kind]
        await strike(pilot, *keys)
        while page.has_class("-typing"):
            await strike(pilot, "done")
        await pilot.click(app.screen.query_one(".primary"))
        await pilot.pause()
        assert app.told == [{"q": value}]


async def test_while_the_keyboard_is_open_the_field_is_seen_above_it() -> None:
    for size in ((72, 20), (80, 24), (40, 36)):
        app = Stage(service(STEPS["name"]))
        async with app.run_test(size=size) as pilot:
            page = await ready(pilot)
            field = next(iter(page.query(Field)))
            await pilot.click(field, offset=(4, field.size.height - 2))
            await pilot.pause()
            keyboard = page.query_one(Keyboard)
            assert field.region.bottom <= keyboard.region.y
            assert field.region.y > page.region.y
            assert keyboard.region.width == size[0]


async def test_a_finger_that_slips_off_a_key_types_nothing() -> None:
    app = Stage(service(STEPS["text"]))
    async with app.run_test(size=(80, 24)) as pilot:
        page = await ready(pilot)
        field = next(iter(page.query(Field)))
        await pilot.click(field, offset=(4, field.size.height - 2))
        await pilot.pause()
        await pilot.mouse_down(Keyboard, offset=(4, 1))
        await pilot.mouse_up(Keyboard, offset=(40, 1))
        await pilot.pause()
        assert field.text == ""
        assert app.focused is field


async def test_what_is_wrong_is_said_at_the_box_and_the_text_stays() -> None:
    app = Stage(service(STEPS["name"]))
    async with app.run_test(size=(114, 32)) as pilot:
        page = await ready(pilot)
        await send(pilot, [*"k1m", "continue"])
        field = next(iter(page.query(Field)))
        assert field.has_class("-wrong")
        assert "✕ There are no digits in" in screen_text(app)
        assert "Please check this answer" in text_of(pilot, "#alert")
        assert field.text == "K1M"
        assert app.told == []


async def test_a_choice_without_an_answer_is_told_on_top() -> None:
    app = Stage(service(STEPS["choice"]))
    async with app.run_test(size=(114, 32)) as pilot:
        await ready(pilot)
        await send(pilot, ["continue"])
        assert "This is needed." in text_of(pilot, "#alert")


PAYLOADS = (
    "[@click=app.quit]x[/]",
    "[/]",
    "[link=http://x]y",
    "\x1b]0;pwn\x07A\x1b[2J",
    "a\u202eb\u2066",
    "%(bank_name)s",
)


def screen_text(app: Stage) -> str:
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(part.text for part in line) for line in lines)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    "kind", ["text", "name", "date", "country", "phone", "email", "address", "document"]
)
async def test_no_payload_does_anything_but_stand_there(
    kind: str, payload: str
) -> None:
    app = Stage(service(STEPS[kind]))
    async with app.run_test(size=(114, 32)) as pilot:
        page = await ready(pilot)
        field = next(iter(page.query(Field)))
        field.post_message(Paste(payload))
        await pilot.pause()
        page.on_action("continue")
        await pilot.pause()
        shown = screen_text(app)
        if not app.told:
            await pilot.click(field, offset=(3, field.size.height - 2))
            await pilot.pause()
        assert app.is_running
        assert not set(shown) & set("\x1b\x07\u202e\u2066")
        if kind == "text" and payload[0] in "[%":
            assert app.told == [{"q": payload}]
            assert payload in shown


async def test_another_language_keeps_what_is_typed() -> None:
    app = Stage(service(STEPS["date"]))
    async with app.run_test(size=(114, 32)) as pilot:
        page = await ready(pilot)
        await send(pilot, [*"1403"])
        app.speak(voice("ko", {"Year": "연도"}))
        await pilot.pause()
        texts = [field.text for field in page.query(Field)][:3]
        assert texts == ["", "03", "14"]
        assert "연도" in screen_text(app)


async def test_an_arabic_screen_is_the_mirror_and_typed_latin_is_not() -> None:
    app = Stage(service(STEPS["name"]))
    async with app.run_test(size=(114, 32)) as pilot:
        page = await ready(pilot)
        fields = list(page.query(Field))[:2]
        assert fields[0].region.x < fields[1].region.x
        app.speak(voice("ar"))
        await send(pilot, [*"kim"])
        assert fields[0].region.x > fields[1].region.x
        aside = page.query_one("#aside")
        assert aside.region.x < fields[1].region.x
        assert "▊ KIM" in screen_text(app)
