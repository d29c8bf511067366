"""`kiosk check` on phrasebooks and glossaries where one thing is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.build import build, open_library
from kiosk.content.checking import check
from kiosk.content.hotlines import CALLED
from kiosk.content.messages import update
from kiosk.content.phrase_rules import (
    MOST_CHARACTERS,
    phrase_breaches,
    said_key,
    same_translations,
)
from kiosk.content.reading import read_content
from kiosk.errors import ContentError
from kiosk.language.languages import read_languages
from kiosk.paths import Places, find_places
from tests.content import bank, phrases

HELLO = "text: Good morning."


def faults(places: Places) -> list[str]:
    content = read_content(places.guides)
    assert content.faults == ()
    return list(map(str, phrase_breaches(content)))


def test_the_small_phrasebook_breaks_no_rule(tmp_path: Path) -> None:
    assert faults(phrases.found(tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("id: hello", "id: costs", "phrases.1.id: costs stands twice."),
        ("id: hello", "id: Hello", "phrases.0.id: must be small letters"),
        ("id: hello", "id: hello-", "phrases.0.id: must be small letters"),
        ("id: hello", "id: bye", "phrases.0.id: bye is retired"),
        ("number: 1,", "number: 2,", "phrases.1.number: 2 stands twice."),
        ("number: 1,", "number: 6,", "phrases.0.number: 6 is retired"),
        ("number: 1,", "number: 0,", "phrases.0.number: must be 1 to 9999."),
        ("number: 1,", "number: 10000,", "phrases.0.number: must be 1 to 9999."),
        ("situation: greeting", "situation: grating", "nothing is called grating."),
        ("{id: cards, title", "{id: fees, title", "nothing is called cards."),
        ("id: cards, title: Cards", "id: greeting, title: C", "greeting stands twice"),
        ("title: Cards", "title: Greeting", "situations.1.title: Greeting stands"),
        ("title: Cards", 'title: " "', "situations.1.title: is empty."),
        ("id: visa", "id: passport", "documents.1.id: passport stands twice."),
        ("label: visa", "label: passport", "documents.1.label: passport stands"),
        ("label: visa", 'label: ""', "documents.1.label: is empty."),
        ("%(amount)s.", "%(amont)s.", "%(amont)s is no slot"),
        ("%(amount)s.", "a lot.", "the slot amount does not stand in the text."),
        ("{amount: money}", "{}", "%(amount)s is no slot"),
        ("costs %(amount)s.", "is %(amount)s, %(amount)s.", "stands twice."),
        ("count", "Count", "Count cannot name a slot"),
        (HELLO, 'text: "Good 5."', "phrases.0.text: a bare number, 5;"),
        (HELLO, "text: Room A5.", "phrases.0.text: a bare number, 5;"),
        (HELLO, 'text: "Take 1100 now."', "a bare number, 1100;"),
        (HELLO, 'text: "It is 100% free."', "a percent sign"),
        (HELLO, f"text: {'w' * 141}", "141 characters, at most 140."),
        (HELLO, 'text: " "', "phrases.0.text: says nothing."),
        (HELLO, "text: call 110 NOW", "phrases.4.text: police says the same as hello"),
    ],
)
def test_a_breach_is_told_where_it_stands(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert old in phrases.PHRASES
    written = phrases.PHRASES.replace(old, new, 1 if old != "count" else -1)

    found = faults(phrases.found(tmp_path, phrases=written))

    assert any(told in fault for fault in found), found
    assert all(fault.startswith("phrases.yaml:") for fault in found)


def test_a_fault_points_at_the_line_of_the_phrase(tmp_path: Path) -> None:
    written = phrases.PHRASES.replace("It costs %(amount)s.", "It costs 5 %(amount)s.")

    (fault,) = faults(phrases.found(tmp_path, phrases=written))

    line = int(fault.split(":")[1])
    assert "It costs 5" in written.splitlines()[line - 1]


def test_a_situation_nobody_speaks_in_is_told(tmp_path: Path) -> None:
    new = "  - {id: cash, title: Cash}\ndocuments:"

    found = faults(
        phrases.found(tmp_path, phrases=phrases.PHRASES.replace("documents:", new, 1))
    )

    assert found == ["phrases.yaml:4: situations.2: cash has no phrases."]


def test_a_slot_for_documents_needs_some(tmp_path: Path) -> None:
    head, _, tail = phrases.PHRASES.partition("documents:")
    written = head + "phrases:" + tail.partition("phrases:")[2]

    (fault,) = faults(phrases.found(tmp_path, phrases=written))

    assert "phrases.2.slots: there are no documents." in fault


def test_a_retired_number_is_retired_once(tmp_path: Path) -> None:
    written = phrases.PHRASES + "  - {id: farewell, number: 6}\n"

    (fault,) = faults(phrases.found(tmp_path, phrases=written))

    assert "retired.1.number: 6 stands twice." in fault


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("id: fee", "id: passport", "terms.1.id: passport stands twice."),
        ("id: fee", "id: the fee", "terms.1.id: must be small letters"),
        ("费用]", '" "]', "terms.1.forms.zh: a form is empty."),
        ("费用]", "手续费]", "terms.1.forms.zh: a form stands twice."),
        (
            "费用]}",
            "费用]}\n    also: {zh: [收费, 收费]}",
            "also.zh: a form stands twice.",
        ),
        ("费用]}", "费用]}\n    also: {zh: [费用]}", "also.zh: a form stands twice."),
        ("费用]}", "费用]}\n    also: {zh: [' ']}", "also.zh: a form is empty."),
    ],
)
def test_a_term_keeps_its_rules(tmp_path: Path, old: str, new: str, told: str) -> None:
    written = phrases.GLOSSARY.replace(old, new)

    (fault,) = faults(phrases.found(tmp_path, glossary=written))

    assert fault.startswith("glossary.yaml:")
    assert told in fault


@pytest.mark.parametrize("number", sorted(CALLED))
def test_a_hotline_may_stand_in_a_phrase_and_no_longer_number(
    tmp_path: Path, number: str
) -> None:
    fits = phrases.PHRASES.replace("Call 110 now.", f"Call {number} now.")
    longer = phrases.PHRASES.replace("Call 110 now.", f"Call {number}0 now.")

    assert faults(phrases.found(tmp_path, phrases=fits)) == []
    assert len(faults(phrases.found(tmp_path, phrases=longer))) == 1


def test_the_longest_phrase_is_taken(tmp_path: Path) -> None:
    written = phrases.PHRASES.replace(HELLO, f"text: {'w' * MOST_CHARACTERS}")

    assert faults(phrases.found(tmp_path, phrases=written)) == []


def test_a_breach_keeps_the_library_from_being_built(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="twice"):
        build(
            phrases.found(tmp_path, phrases=phrases.PHRASES.replace("r: 2", "r: 1", 1))
        )


def checked(places: Places) -> list[str]:
    update(places, ("zh",))
    return list(check(places, bank.TODAY).problems)


def test_checking_finds_the_small_phrasebook_ready_and_counts_it(
    tmp_path: Path,
) -> None:
    places = phrases.found(tmp_path)
    promise(places)

    assert checked(places) == []
    counts = check(places, bank.TODAY).counts
    assert (counts["phrases"], counts["terms"]) == (5, 2)


def promise(places: Places) -> None:
    path = places.locales / "languages.toml"
    path.write_text(path.read_text("utf-8") + 'complete = ["phrases"]\n', "utf-8")


def test_a_promised_phrase_that_is_missing_is_told(tmp_path: Path) -> None:
    some = {
        msgid: text for msgid, text in phrases.CHINESE.items() if msgid != "Greeting"
    }
    places = phrases.found(tmp_path, chinese=phrases.catalogue_of(some))
    promise(places)

    (problem,) = checked(places)

    assert "locales/zh: phrases is promised complete, 1 of 9" in problem
    assert "'Greeting'" in problem


def test_a_language_that_does_not_promise_the_phrasebook_is_told(
    tmp_path: Path,
) -> None:
    (problem,) = checked(phrases.found(tmp_path))

    assert problem.startswith("locales/languages.toml: zh must promise phrases")


def test_a_term_without_a_form_in_a_language_of_the_kiosk_is_told(
    tmp_path: Path,
) -> None:
    written = phrases.GLOSSARY.replace("en: [passport], zh: [护照]", "zh: []")
    places = phrases.found(tmp_path, glossary=written)
    promise(places)

    assert checked(places) == [
        "glossary.yaml:3: terms.0.forms: passport has no form in en, zh."
    ]


def test_texts_that_changed_are_told_to_be_drawn_again(tmp_path: Path) -> None:
    places = phrases.found(tmp_path)
    promise(places)
    update(places, ("zh",))
    bank.change(places, "phrases.yaml", "label: visa", "label: the visa")

    problems = check(places, bank.TODAY).problems

    assert any("phrases.pot: texts have changed" in problem for problem in problems)


@pytest.mark.parametrize(
    ("chinese", "alike"),
    [
        ("请立即拨打110。", True),
        ("请立即拨打１１０！", True),
        ("请 立即拨打 110", True),
        ("请立即拨打119。", False),
        ("请拨打110。", False),
    ],
)
def test_two_phrases_that_one_language_says_alike_are_told(
    tmp_path: Path, chinese: str, alike: bool
) -> None:
    texts = phrases.CHINESE | {"Good morning.": chinese}
    places = phrases.found(tmp_path, chinese=phrases.catalogue_of(texts))
    promise(places)

    problems = checked(places)

    assert bool(problems) is alike
    assert all("hello and police are the same" in problem for problem in problems)


def test_two_documents_that_one_language_calls_alike_are_told(tmp_path: Path) -> None:
    texts = phrases.CHINESE | {"visa": "护照"}
    places = phrases.found(tmp_path, chinese=phrases.catalogue_of(texts))
    promise(places)

    (problem,) = checked(places)

    assert "document passport and document visa are the same" in problem


def test_slots_of_different_kinds_tell_two_phrases_apart() -> None:
    money = said_key("Pay %(x)s.", {"x": "money"})

    assert money != said_key("Pay %(y)s.", {"y": "date"})
    assert money == said_key("pay %(y)s", {"y": "money"})


@given(st.text(max_size=60), st.sampled_from([".", "!", "。", " ", "؟"]))
def test_signs_and_case_tell_no_phrases_apart(text: str, sign: str) -> None:
    words = text.replace("%", "")

    assert said_key(words + sign, {}) == said_key(words.lower(), {})


def test_the_written_phrasebook_is_large_and_says_nothing_twice() -> None:
    places = find_places()
    library = open_library(places)

    assert faults(places) == []
    assert len(library.phrases.phrases) >= 250
    for language in read_languages(places.locales / "languages.toml"):
        catalogue = library.catalogue(language.code, "phrases")
        assert list(same_translations(library.phrases, catalogue)) == []


FIRST_TEN = [
    "hello",
    "document",
    "read",
    "check",
    "passport-name",
    "wait",
    "come",
    "colleague",
    "no-pin",
    "thanks",
]


def test_the_first_ten_phrases_keep_their_ids() -> None:
    numbered = {
        one.number: one.id for one in open_library(find_places()).phrases.phrases
    }

    assert [numbered[number] for number in range(1, 11)] == FIRST_TEN
