import pytest
from textual.pilot import Pilot

from kiosk.interview import model
from kiosk.interview.model import Value
from kiosk.tui.visitor.pages.question import QuestionPage
from kiosk.tui.widgets.prose import Prose
from tests.tui.stage import Stage, asked, service

YES_NO = (
    model.Option(id="yes", label="Yes", line="A quiet line"),
    model.Option(id="no", label="No"),
)
STEPS: dict[str, model.AnyStep] = {
    "choice": asked(model.Choice, "q", options=YES_NO),
    "several": asked(model.Several, "q", options=YES_NO),
    "text": asked(model.Text, "q", max_length=20),
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
            from textual.events import Key

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
