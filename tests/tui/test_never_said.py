"""What a visitor typed, scanned or was given as a secret is never said aloud."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.interview import model
from kiosk.interview.model import AnyStep, Value
from kiosk.interview.visit import Visit
from kiosk.speech.speakable import speakable
from kiosk.tui.visitor.aloud.guard import may_be_said, without
from kiosk.tui.visitor.aloud.said import said_of
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.pages.pass_codes import PassCodesPage
from kiosk.tui.visitor.talk.remarks import Remark, Remarks
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.field_rows import Words
from tests.tui.hands import Kiosk, frame_of, settled, type_fast
from tests.tui.readers import Recorder, aloud, listening, press
from tests.tui.stage import asked, service, voice
from tests.tui.visits import SCAN

PART = asked(model.Text, "part", key=9, personal="basic")
PERSONAL = "basic"
KINDS: dict[str, tuple[AnyStep, Value]] = {
    "text": (asked(model.Text, "text"), "QXCANARY WORDS"),
    "name": (
        asked(model.Name, "name", personal=PERSONAL),
        {"surname": "ZQUVVA", "given_names": "XYQILO"},
    ),
    "date": (asked(model.Date, "date", span="birth", personal=PERSONAL), "1987-03-14"),
    "phone": (asked(model.Phone, "phone", personal=PERSONAL), "+821098761234"),
    "email": (asked(model.Email, "email", personal=PERSONAL), "zqmail@example.org"),
    "address": (
        asked(model.Address, "address", personal=PERSONAL),
        "77 QUOXSTREET\nZQTOWN",
    ),
    "amount": (
        asked(model.Amount, "amount", currencies=("CNY", "USD")),
        {"amount": "4711.25", "currency": "CNY"},
    ),
    "number": (
        asked(model.DocumentNumber, "number", personal=PERSONAL),
        "M70689098",
    ),
    "zone": (asked(model.Zone, "zone", personal=PERSONAL), SCAN.replace("\n", "")),
    "country": (asked(model.Country, "country", personal=PERSONAL), "UZ"),
    "choice": (
        asked(
            model.Choice,
            "choice",
            personal=PERSONAL,
            options=(
                model.Option(id="a", key=1, label="Zqsecretly"),
                model.Option(id="b", key=2, label="Openly"),
            ),
        ),
        "a",
    ),
    "group": (
        asked(
            model.Group,
            "group",
            item_label="Thing",
            fields=(PART,),
            personal=PERSONAL,
        ),
        ({"part": "QXITEMCANARY"},),
    ),
}
CANARIES = (
    *("qxcanary", "zquvva", "xyqilo", "1987", "14 march", "march 14", "3월 14일"),
    *("98761234", "9876", "zqmail", "quoxstreet", "zqtown", "4711", "4,711"),
    *("70689098", "eriksson", "anna", "898902", "7408122", "1974", "2034"),
    "qxitemcanary",
)
ON_CHECK = ("zqsecretly", "uzbekistan")
"""What may be read as one of several cards, and not as an answer that was given."""


def leaks(reader: Recorder, canaries: tuple[str, ...] = CANARIES) -> list[str]:
    """Return everything said that names a canary."""
    return [
        each.text
        for each in reader.all
        for canary in canaries
        if canary in each.text.casefold() or canary in speakable(each.text).casefold()
    ]


async def listened(pilot: Kiosk, steps: int = 6) -> None:
    """Read the screen, and go through what can have the focus."""
    await settled(pilot)
    await press(pilot, "asterisk", *["down"] * steps)


@pytest.mark.parametrize("code", ["en", "ko"])
async def test_no_answer_is_said_at_its_question_nor_on_the_check_page(
    code: str,
) -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=(114, 32)) as pilot:
        await listening(pilot, code)
        frame = frame_of(pilot)
        for kind, (step, value) in KINDS.items():
            visit = Visit((service(step),), {step.id: value})
            reader.all.clear()
            await frame.go(Journey("question", visit.change(step.id)))
            await listened(pilot)
            assert any("What is it?" in each.text for each in reader.all), kind
            assert leaks(reader) == [], kind
            reader.all.clear()
            await frame.go(Journey("check", visit))
            await listened(pilot, 3)
            assert any("It" in each.text for each in reader.all), kind
            assert leaks(reader, (*CANARIES, *ON_CHECK)) == [], kind


async def test_no_answer_is_said_that_staff_suggest() -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=(114, 32)) as pilot:
        await listening(pilot)
        frame = frame_of(pilot)
        for kind, (step, value) in KINDS.items():
            reader.all.clear()
            await frame.lay("proposal", step, value)
            await listened(pilot, 2)
            assert any("Staff suggest" in each.text for each in reader.all), kind
            assert leaks(reader, (*CANARIES, *ON_CHECK)) == [], kind
            await frame.leave()


async def test_what_is_typed_now_is_not_said_nor_what_is_told_of_it() -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=(114, 32)) as pilot:
        await listening(pilot)
        frame = frame_of(pilot)
        for kind in ("text", "name", "date", "country", "email"):
            step, _value = KINDS[kind]
            typed = "1987" if kind == "date" else "qxzqy"
            await frame.go(Journey("question", Visit((service(step),))))
            await settled(pilot)
            reader.all.clear()
            await type_fast(pilot, typed)
            boxes = [each.text.casefold() for each in frame.page.query(Field)]
            assert any(each and typed.startswith(each) for each in boxes), kind
            await listened(pilot)
            frame.page.on_action("continue")
            await listened(pilot)
            assert reader.all
            assert leaks(reader, ("qxzqy", "1987")) == [], kind


async def test_a_prepared_answer_to_what_is_not_personal_is_said() -> None:
    step = asked(
        model.Choice,
        "choice",
        options=(
            model.Option(id="a", key=1, label="Passport"),
            model.Option(id="b", key=2, label="Permit"),
        ),
    )
    reader = Recorder()
    async with aloud(reader).run_test(size=(114, 32)) as pilot:
        await listening(pilot)
        await frame_of(pilot).go(
            Journey("check", Visit((service(step),), {step.id: "a"}))
        )
        await listened(pilot, 1)
        assert any("It. Passport." in each.text for each in reader.all)


def test_only_prepared_answers_to_what_is_not_personal_may_be_said() -> None:
    allowed = {kind for kind, (step, _value) in KINDS.items() if may_be_said(step)}
    assert allowed == set()


def test_a_box_says_that_something_is_in_it_and_never_what() -> None:
    box = Field(voice())
    box.speak(voice(), Words("Surname", hint="As in the passport", problem="Too long"))
    empty = [each.text for each in said_of(box, voice())]
    box.hold("KIM")
    filled = [each.text for each in said_of(box, voice())]
    assert empty[0] == filled[0] == "Too long"
    assert "Surname" in filled[1]
    assert "Empty" in empty[1]
    assert filled[1] == empty[1].replace("Empty", "Filled in")


def remark(**more: bool) -> Remark:
    return Remark("You said:", "Hello", "ltr", "你好", "ltr", "", **more)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"by_visitor": True}, ["You said:", "Hello", "你好"]),
        ({"by_visitor": False}, ["You said:", "Hello"]),
        ({"by_visitor": True, "told": False}, ["You said:"]),
    ],
)
def test_a_phrase_is_said_and_what_the_visitor_wrote_is_not(
    more: Mapping[str, bool], said: list[str]
) -> None:
    remarks = Remarks(voice(), large=True)
    remarks._shown = (remark(**more),)
    found = said_of(remarks, voice())
    assert [each.text for each in found] == said
    chinese = [each.language for each in found if each.text == "你好"]
    assert chinese == ["zh"] * len(chinese)


def test_the_code_of_a_pass_is_not_said() -> None:
    page = PassCodesPage(voice())
    page.text_words.show(voice().plain("Or tell staff: ABCD-EFGH"))
    assert said_of(page.text_words, voice()) == ()


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("No country begins with kim.", {"kim"}, "No country begins with …."),
        ("Kimchi is no name.", {"kim"}, "Kimchi is no name."),
        ("KIM and Kim", {"kim"}, "… and …"),
        ("您好王小明", {"王小明"}, "您好…"),
        ("nothing", set(), "nothing"),
    ],
)
def test_what_was_typed_is_cut_out_of_what_is_said(
    text: str, words: set[str], said: str
) -> None:
    assert without(text, frozenset(words)) == said
