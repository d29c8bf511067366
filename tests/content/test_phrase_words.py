"""Phrases said in one language: slots, states, and values from anywhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.library import Library
from kiosk.content.phrase_words import BLANK, PhraseWords
from kiosk.content.phrases import Phrase, SlotKind, SlotValues
from kiosk.interview.problems import MESSAGES
from kiosk.language.formatting import tender
from tests.content import phrases

UNTIL = {
    "paper": "passport",
    "holder": "Anna Kim",
    "day": "2026-11-02",
    "hour": "09:30",
}
HOSTILE = (
    "%(paper)s",
    "%(day)s and %s",
    "%%",
    "{holder}",
    "[bold]x[/bold]",
    "<b>x</b>",
    "$x$ #raw[y] \\(z\\)",
    r"\1 \g<0>",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return phrases.library(tmp_path_factory.mktemp("bank"))


@pytest.fixture
def chinese(library: Library) -> PhraseWords:
    return phrases.words(library)


@pytest.mark.parametrize(
    ("id_", "values", "said"),
    [
        ("hello", {}, "早上好。"),
        ("costs", {"amount": "5000 CNY"}, "费用为5,000元。"),
        ("costs", {"amount": "12.5 USD"}, "费用为12.50美元。"),
        ("until", UNTIL, "Anna Kim的护照于2026年11月2日09:30到期。"),
        ("notes", {"count": "1234", "money": "KRW"}, "我有1,234张韩元纸币。"),
    ],
)
def test_a_phrase_is_said_as_its_language_writes(
    library: Library, chinese: PhraseWords, id_: str, values: SlotValues, said: str
) -> None:
    found = chinese.text(phrases.phrase(library, id_), values)

    assert (found.text, found.state, found.fallback) == (said, "draft", False)
    assert found.shown == said


def test_english_is_the_source_and_has_no_state(library: Library) -> None:
    said = phrases.words(library, "en").text(phrases.phrase(library, "until"), UNTIL)

    assert said.text == "The passport of Anna Kim ends on November 2, 2026 at 09:30."
    assert (said.state, said.fallback) == ("", False)


def test_a_phrase_without_translation_is_english_throughout(library: Library) -> None:
    said = phrases.words(library, "ar").text(phrases.phrase(library, "until"), UNTIL)

    assert said.text == "The passport of Anna Kim ends on November 2, 2026 at 09:30."
    assert (said.state, said.fallback) == ("", True)
    assert said.shown.endswith(" ‹EN›")


def test_a_document_without_translation_makes_the_whole_english(tmp_path: Path) -> None:
    texts = {msgid: text for msgid, text in phrases.CHINESE.items() if msgid != "visa"}
    library = phrases.library(tmp_path, phrases.catalogue_of(texts))
    words, until = phrases.words(library), phrases.phrase(library, "until")

    said = words.text(until, UNTIL | {"paper": "visa"})

    assert said.fallback
    assert said.text.startswith("The visa of Anna Kim")
    assert not words.text(until, UNTIL).fallback


@pytest.mark.parametrize(
    ("sentence", "document", "state"),
    [
        ("reviewed", "reviewed", "reviewed"),
        ("reviewed", "draft", "draft"),
        ("translated", "reviewed", "translated"),
    ],
)
def test_a_phrase_is_reviewed_only_with_the_document_in_it(
    tmp_path: Path, sentence: str, document: str, state: str
) -> None:
    texts = phrases.catalogue_of(phrases.CHINESE, sentence)
    unit = '\nmsgid "passport"'
    texts = texts.replace(unit, f"\n# state: {document}{unit}")
    library = phrases.library(tmp_path, texts)

    said = phrases.words(library).text(phrases.phrase(library, "until"), UNTIL)

    assert said.state == state


def test_a_situation_and_a_document_have_names(
    library: Library, chinese: PhraseWords
) -> None:
    book = library.phrases

    assert [chinese.title(one).text for one in book.situations] == ["问候", "银行卡"]
    assert [chinese.label(one).text for one in book.documents] == ["护照", "签证"]
    assert chinese.title(book.situations[0]).state == "draft"


def test_an_open_phrase_has_blanks(library: Library, chinese: PhraseWords) -> None:
    until = phrases.phrase(library, "until")

    assert chinese.open_text(until) == "…的…于……到期。"
    assert phrases.words(library, "ko").open_text(until) == (
        "The … of … ends on … at …. ‹EN›"
    )


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_name_is_said_as_it_is(library: Library, name: str, code: str) -> None:
    until, words = phrases.phrase(library, "until"), phrases.words(library, code)
    values = UNTIL | {"holder": name}

    assert words.check_values(until, values) is None
    plain = words.text(until, UNTIL).text
    assert words.text(until, values).text == plain.replace("Anna Kim", name)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Anna\u202eKim\u2066", "AnnaKim"),
        ("Anna\x1b[31m\nKim", "Anna[31m Kim"),
        (" Anna ", "Anna"),
        ("أحمد \u200fمحمد", "أحمد محمد"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
    ],
)
def test_a_name_carries_nothing_that_is_not_seen(
    library: Library, chinese: PhraseWords, name: str, shown: str
) -> None:
    said = chinese.text(phrases.phrase(library, "until"), UNTIL | {"holder": name})

    assert said.text == f"{shown}的护照于2026年11月2日09:30到期。"


def test_arabic_gets_its_own_order_words_and_plain_digits(tmp_path: Path) -> None:
    places = phrases.found(tmp_path)
    path = places.locales / "ar" / "LC_MESSAGES" / "phrases.po"
    path.parent.mkdir(parents=True)
    texts = {
        "passport": "جواز السفر",
        "visa": "تأشيرة",
        "It costs %(amount)s.": "التكلفة %(amount)s.",
        "The %(paper)s of %(holder)s ends on %(day)s at %(hour)s.": (
            "ينتهي %(paper)s (%(holder)s) يوم %(day)s الساعة %(hour)s."
        ),
    }
    path.write_text(phrases.catalogue_of(texts), "utf-8")
    from kiosk.content.build import build

    library = build(places)
    words = phrases.words(library, "ar", "ar_EG")

    said = words.text(phrases.phrase(library, "until"), UNTIL).text
    cost = words.text(phrases.phrase(library, "costs"), {"amount": "1500.5 CNY"}).text

    assert said == "ينتهي جواز السفر (Anna Kim) يوم 2 نوفمبر 2026 الساعة 09:30."
    assert cost == "التكلفة 1,500.50 يوان."


SLOT: dict[SlotKind, tuple[tuple[str, str], ...]] = {
    "number": (
        ("", "missing"),
        ("007", "not-a-number"),
        ("-5", "not-a-number"),
        ("1e9", "not-a-number"),
        ("٥", "not-a-number"),
        ("５", "not-a-number"),
        ("5,000", "not-a-number"),
        ("5.", "not-a-number"),
        ("NaN", "not-a-number"),
        ("9" * 16, "not-a-number"),
        ("5\n", "not-a-number"),
    ),
    "money": (
        ("500", "not-an-option"),
        ("500 ", "not-an-option"),
        ("500 DEM", "not-an-option"),
        ("500 XXX", "not-an-option"),
        ("500 cny", "not-an-option"),
        ("500  CNY", "not-an-option"),
        ("CNY 500", "not-an-amount"),
        ("5,000 CNY", "not-an-amount"),
        (" ", "not-an-amount"),
    ),
    "date": (
        ("2026-02-30", "no-such-date"),
        ("20261102", "no-such-date"),
        ("2026-W10-1", "no-such-date"),
        ("0000-01-01", "no-such-date"),
        ("2026-11-02T10:00", "no-such-date"),
        ("٢٠٢٦-١١-٠٢", "no-such-date"),
    ),
    "time": (
        ("24:00", "not-a-time"),
        ("7:30", "not-a-time"),
        ("19:60", "not-a-time"),
        ("19.30", "not-a-time"),
        ("19:30:00", "not-a-time"),
    ),
    "document": (("diploma", "not-an-option"), ("护照", "not-an-option")),
    "currency": (("YUAN", "not-an-option"), ("XTS", "not-an-option")),
    "ticket": (
        ("A-12", "not-a-number"),
        ("ABC1", "not-a-number"),
        ("a12", "not-a-number"),
        ("12345", "not-a-number"),
    ),
    "name": (
        (" ", "missing"),
        ("\u202e\u200b", "missing"),
        ("A" * 61, "too-long"),
    ),
}
WRONG = [(kind, value, code) for kind, values in SLOT.items() for value, code in values]


@pytest.mark.parametrize(("kind", "value", "code"), WRONG)
def test_a_wrong_value_is_a_problem_and_stays_a_blank(
    chinese: PhraseWords, kind: SlotKind, value: str, code: str
) -> None:
    phrase = Phrase(
        id="x", number=1, situation="cards", text="A %(x)s b", slots={"x": kind}
    )

    problem = chinese.check_values(phrase, {"x": value})

    assert problem is not None
    assert (problem.code, problem.field) == (code, "x")
    assert problem.code in MESSAGES
    assert chinese.text(phrase, {"x": value}).text == f"A {BLANK} b"


def test_a_missing_and_a_foreign_value_are_problems(
    library: Library, chinese: PhraseWords
) -> None:
    costs = phrases.phrase(library, "costs")

    missing = chinese.check_values(costs, {})
    foreign = chinese.check_values(costs, {"amount": "1 CNY", "x": "y"})

    assert missing is not None
    assert (missing.code, missing.field) == ("missing", "amount")
    assert foreign is not None
    assert (foreign.code, foreign.field) == ("wrong-kind", "x")
    assert chinese.check_values(costs, {"amount": "1 CNY"}) is None


def test_the_currencies_are_those_of_today() -> None:
    assert {"CNY", "USD", "EUR", "KRW", "HKD", "MOP", "TWD", "UZS"} <= tender()
    assert not {"DEM", "XXX", "XAU", "CNX"} & tender()


def test_every_currency_has_a_name_and_can_be_said(
    library: Library, chinese: PhraseWords
) -> None:
    notes = phrases.phrase(library, "notes")

    for code in sorted(tender()):
        said = chinese.text(notes, {"count": "2", "money": code})
        assert BLANK not in said.text


@given(
    amount=st.integers(0, 10**12),
    day=st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    time=st.times(),
)
def test_every_good_value_is_said_without_a_blank(
    library: Library, amount: int, day: dt.date, time: dt.time
) -> None:
    words = phrases.words(library)
    until = phrases.phrase(library, "until")
    values = UNTIL | {"day": day.isoformat(), "hour": f"{time:%H:%M}"}

    assert words.check_values(until, values) is None
    assert f"{time:%H:%M}" in words.text(until, values).text
    cost = words.text(phrases.phrase(library, "costs"), {"amount": f"{amount} CNY"})
    assert cost.text == f"费用为{amount:,}元。"


@given(value=st.text(max_size=80), kind=st.sampled_from(sorted(SLOT)))
def test_no_value_whatever_is_an_error(
    library: Library, value: str, kind: SlotKind
) -> None:
    words = phrases.words(library)
    phrase = Phrase(
        id="x", number=1, situation="cards", text="Good morning.", slots={"x": kind}
    )
    open_ = Phrase(
        id="y", number=2, situation="cards", text="A %(x)s b", slots={"x": kind}
    )

    problem = words.check_values(open_, {"x": value})

    assert words.text(phrase, {"x": value}).text == "早上好。"
    blank = words.text(open_, {"x": value}).text == "A … b"
    assert blank is (problem is not None) or value.strip() == BLANK
