"""A note to hand in: what was typed stands there as it was, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.handout.compose import Voices, of_service, of_visit
from kiosk.handout.model import Entry, Handout, Line, Note, by_hand
from kiosk.handout.page import page
from kiosk.handout.pdf import Press
from kiosk.handout.runs import own_direction
from kiosk.handout.text import text
from kiosk.interview.model import Value
from kiosk.interview.path import path
from tests.content.test_ways import CONTEXT, library, wordings
from tests.handout.payloads import PAYLOADS
from tests.handout.samples import open_account
from tests.handout.test_pdf import words_on

STAMP = 1_795_305_600
SCRIPTS = (
    "A fee nobody explained.",
    "没有人解释的费用",
    "설명 없는 수수료",
    "رسوم لم يشرحها أحد 15",
    "Плата без объяснения",
    "ค่าธรรมเนียมที่ไม่มีใครอธิบาย",
    "शुल्क जिसे किसी ने नहीं समझाया",
    "ክፍያ ያልተብራራ",
    "Phí không ai giải thích 😀",
)
HONEST = "I paid twice"
WISH = "Give me back the second fee"


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


def voices(code: str = "en") -> Voices:
    spoken = {one.language.code: one for one in wordings()}
    return Voices(spoken[code], None if code == "zh" else spoken["zh"])


def complaint(code: str = "en", *, facts: str = HONEST, told: str = "no") -> Handout:
    answers: dict[str, Value] = {
        "complaint-about": "service",
        "complaint-told": told,
        "of-age": "yes",
        "consent": True,
        "complaint-facts": facts,
        "complaint-wish": WISH,
    }
    found = path([library().service("complain")], answers, CONTEXT)
    assert found.problems == {}
    return of_visit(found.ended, voices(code))


def with_typed(typed: Sequence[str], code: str = "en") -> Handout:
    entries = (Entry(Line("What happened", "事情经过"), tuple(typed)),)
    note = Note(Line("Written complaint", "书面投诉"), entries)
    return replace(open_account(code), notes=(note,))


@pytest.mark.parametrize("code", ["en", "zh", "ko", "ar"])
@pytest.mark.parametrize("told", ["no", "waiting", "unhappy"])
def test_both_texts_stand_on_the_note_in_every_language(code: str, told: str) -> None:
    handout = complaint(code, told=told)
    (note,) = handout.notes

    assert note.lead is not None
    assert [entry.value for entry in note.entries] == [
        (HONEST,),
        (WISH,),
        *[()] * 4,
    ]
    for said in (page(handout), text(handout)):
        assert said.count(HONEST) == said.count(WISH) == 1
        assert "书面投诉" in said
        assert "签名" in said


def test_neither_text_stands_in_a_code_or_a_section() -> None:
    handout = complaint()
    lines = [line for section in handout.sections for line in section.lines]

    assert handout.code is not None
    for typed in (HONEST, WISH):
        assert typed not in handout.code.text
        assert not any(typed in line.text + line.chinese for line in lines)


def test_the_paper_has_both_texts_and_room_to_sign(press: Press) -> None:
    said = words_on(press.pdf(complaint(), paper="a4", timestamp=STAMP))

    for words in (HONEST, WISH, "Your signature", "Your name", "It counts when staff"):
        assert said.count(words) == 1


def test_without_answers_the_note_is_a_form_to_fill_in_by_hand() -> None:
    (note,) = of_service(library().service("complain"), voices()).notes

    assert len(note.entries) == 6
    assert all(entry.value == () for entry in note.entries)
    assert of_service(library().service("book-a-time"), voices()).notes == ()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_looks_like_markup_is_printed_as_it_was_typed(
    press: Press, payload: str
) -> None:
    handout = with_typed([payload])
    markup = page(handout)

    assert payload in text(handout)
    assert "<script>alert" not in markup
    assert "<img" not in markup
    printed = words_on(press.pdf(handout, paper="a5", timestamp=STAMP))
    letters = "".join(payload.split())
    assert letters[:12] in "".join(printed.split())


@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_script_is_printed(press: Press, code: str) -> None:
    handout = with_typed(SCRIPTS, code)

    press.pdf(handout, paper="a4", timestamp=STAMP)  # else: no font has a glyph
    for typed in SCRIPTS:
        assert typed in page(handout)
        assert typed in text(handout)


def test_a_letter_that_no_font_has_becomes_a_box_and_the_rest_stays(
    press: Press,
) -> None:
    handout = with_typed(["I paid 𒀀 twice ꦱ."])

    said = words_on(press.pdf(handout, paper="a4", timestamp=STAMP))

    assert "I paid □ twice □." in said


def test_a_text_full_of_such_letters_is_left_to_be_written_by_hand(
    press: Press,
) -> None:
    # Old scripts that no phone writes: each letter is another one.
    rare = " ".join(chr(0x12000 + number * 7) for number in range(12))
    handout = with_typed([rare])
    empty = by_hand(handout)

    assert press.pdf(handout, paper="a4", timestamp=STAMP) == press.pdf(
        empty, paper="a4", timestamp=STAMP
    )
    assert empty.notes[0].entries == (Entry(handout.notes[0].entries[0].label),)


@given(st.text(max_size=60))
def test_no_typed_text_orders_or_ends_anything(typed: str) -> None:
    handout = with_typed([typed])
    shown = text(handout) + page(handout)

    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\x1b\x00\x07") & set(shown)


@pytest.mark.parametrize(
    ("typed", "direction"),
    [
        ("A fee", "ltr"),
        ("رسوم 15", "rtl"),
        ("15 رسوم", "rtl"),
        ("שלום", "rtl"),
        ("费用", "ltr"),
        ("15!", "ltr"),
        ("", "ltr"),
    ],
)
def test_a_typed_text_has_its_own_direction(typed: str, direction: str) -> None:
    assert own_direction(typed) == direction


def test_a_wish_for_a_time_is_printed_as_each_reader_writes_it() -> None:
    answers: dict[str, Value] = {
        "book-need": "counter",
        "book-how": "time",
        "of-age": "yes",
        "consent": True,
        "visit-time": CONTEXT.slots[0],
    }
    found = path([library().service("book-a-time")], answers, CONTEXT)

    (note,) = of_visit(found.ended, voices("ko")).notes
    (entry,) = note.entries

    assert entry.value == ("2026년 11월 23일, 10:00",)
    assert entry.chinese == ("2026年11月23日, 10:00",)
