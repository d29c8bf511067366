"""Lessons: read, checked, compiled and drawn for translation as guides are."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.build import build, sweep
from kiosk.content.messages import templates
from kiosk.content.reading import read_content
from kiosk.content.rules import breaches
from kiosk.errors import ContentError, UnknownError
from tests.content import bank, lessons


def test_lessons_are_listed_in_their_order_and_never_among_the_guides(
    tmp_path: Path,
) -> None:
    library = build(lessons.found(tmp_path))

    assert [page.id for page in library.lessons] == ["goodbye", "welcome"]
    assert [page.id for page in library.guides] == ["pay"]


def test_a_compiled_lesson_says_what_was_written(tmp_path: Path) -> None:
    places = lessons.found(tmp_path)
    library = build(places)
    sweep(library)

    written = {one.id: one for one in read_content(places.guides).lessons}
    assert library.lesson("welcome") == written["welcome"]
    assert library.lesson("welcome").quiz[2].right == "fee"
    assert library.guide("pay").quiz == library.lesson("welcome").quiz


def test_a_lesson_that_is_not_there_is_told(tmp_path: Path) -> None:
    library = build(lessons.found(tmp_path))

    with pytest.raises(UnknownError, match="no lesson 'pay'"):
        library.lesson("pay")


def test_a_guide_without_a_quiz_has_none(tmp_path: Path) -> None:
    assert build(bank.found(tmp_path)).guide("pay").quiz == ()


def test_every_text_of_a_lesson_is_drawn_for_translation(tmp_path: Path) -> None:
    places = lessons.found(tmp_path)
    (tmp_path / "kiosk").mkdir()

    drawn = {message.id for message in templates(places)["guides"]}

    assert drawn >= {
        "Welcome a visitor",
        "The first minute.",
        "What you say",
        "Say hello.",
        "Who decides?",
        "The bank",
        "The bank decides.",
    }
    assert drawn.isdisjoint({"bank", "first", "lesson"})


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("right: bank", "right: nobody", "no option is called nobody"),
        ("  - id: second", "  - id: first", "first is asked twice"),
        ("{id: pin,", "{id: passport,", "two or more different ids"),
        ("The bank decides.", "It takes 3 days.", "a bare number"),
        ("The bank decides.", "It costs %(fact_gone)s.", "there is no fact gone"),
        ("{id: nothing, label: Nothing}", "{id: x, label: 50%}", "a bare number"),
    ],
)
def test_a_quiz_that_breaks_a_rule_is_told(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    places = lessons.found(tmp_path, lessons.changed(old, new))
    content = read_content(places.guides)

    faults = [str(fault) for fault in breaches(content)]

    assert content.faults == ()
    assert len(faults) == 1
    assert faults[0].startswith("welcome.yaml:")
    assert problem in faults[0]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("    right: bank\n", "", "`right`"),
        ("right: bank", "wrong: bank", "no such key: wrong"),
        ("    because: Nobody asks for a PIN.\n", "", "`because`"),
        ("summary: The first minute.\n", "", "`summary`"),
        ("kind: lesson", "kind: lecture", "service, guide or lesson"),
        ("order: 2", "essentials: {long: a, short: b}", "no such key: essentials"),
    ],
)
def test_a_lesson_of_another_shape_is_told(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    places = lessons.found(tmp_path, lessons.changed(old, new))

    with pytest.raises(ContentError) as failing:
        build(places)

    assert "welcome.yaml:" in failing.value.problem
    assert problem in failing.value.problem


@pytest.mark.parametrize("count", [0, 1, 2, 4])
def test_a_lesson_has_three_questions(tmp_path: Path, count: int) -> None:
    first, second, third = lessons.QUESTIONS.split("  - id:")[1:]
    fourth = first.replace(" first", " fourth")
    chosen = "".join(f"  - id:{one}" for one in (first, second, third, fourth)[:count])
    lesson = lessons.LESSON.replace(
        lessons.QUESTIONS, f"quiz:\n{chosen}" if chosen else "quiz: []\n"
    )

    faults = list(breaches(read_content(lessons.found(tmp_path, lesson).guides)))

    assert [fault.problem for fault in faults] == [
        f"a quiz has 3 questions, not {count}."
    ]


def test_nothing_a_visitor_sees_leads_to_a_lesson(tmp_path: Path) -> None:
    places = lessons.found(tmp_path)
    bank.change(places, "card.yaml", "follow: [pay]", "follow: [welcome]")

    (fault,) = breaches(read_content(places.guides))

    assert fault.problem == "there is no service or guide welcome."
