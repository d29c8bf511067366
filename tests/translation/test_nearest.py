"""What is near is offered, with its figures as they were said."""

from __future__ import annotations

import pytest

from kiosk.content.phrases import Phrase, SlotKind
from kiosk.translation.guard.figures import find_figures
from kiosk.translation.model import Prepared
from kiosk.translation.nearest import Neighbours, fitting
from kiosk.translation.patterns import pattern_of
from kiosk.translation.slot_reading import SlotReader
from tests.translation.books import book


def neighbours(language: str, *texts: tuple[str, dict[str, SlotKind]]) -> Neighbours:
    phrases = (
        Phrase(id=text, number=1, situation="all", text=text, slots=slots)
        for text, slots in texts
    )
    patterns = [pattern_of(one, one.text, language) for one in phrases]
    return Neighbours(patterns, SlotReader(language))


ENGLISH = neighbours(
    "en",
    ("I agree.", {}),
    ("I do not agree.", {}),
    ("Please pay %(amount)s.", {"amount": "money"}),
    ("Please wait.", {}),
    ("The account is closed.", {}),
)
CHINESE = neighbours("zh", ("我同意。", {}), ("我不同意。", {}), ("请您出示护照。", {}))


def first(near: Neighbours, text: str) -> Prepared:
    return near.nearest(text)[0]


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("I really do agree", "I agree."),
        ("I don't agree", "I do not agree."),
        ("pleese wait", "Please wait."),
        ("closed is the account", "The account is closed."),
    ],
)
def test_the_nearest_comes_first(text: str, nearest: str) -> None:
    assert first(ENGLISH, text).phrase == nearest


def test_who_does_not_agree_is_first_asked_whether_not() -> None:
    assert first(CHINESE, "我们不同意").phrase == "我不同意。"
    assert first(CHINESE, "我们同意").phrase == "我同意。"


def test_words_in_another_order_are_near_without_spaces_too() -> None:
    assert first(CHINESE, "护照请您出示一下").phrase == "请您出示护照。"


@pytest.mark.parametrize("amount", ["500", "5000", "12.5"])
def test_an_amount_is_offered_as_it_was_said(amount: str) -> None:
    near = first(ENGLISH, f"please could you pay {amount} yuan")
    assert near == Prepared(
        phrase="Please pay %(amount)s.", values={"amount": f"{amount} CNY"}
    )


def test_a_slot_stays_open_where_two_figures_fit_or_none() -> None:
    phrase = Phrase(
        id="pay",
        number=1,
        situation="all",
        text="%(amount)s on %(day)s",
        slots={"amount": "money", "day": "date"},
    )
    text = "pay 500 yuan or 600 yuan on 2026-11-02"
    assert fitting(phrase, find_figures(text, "en"), text) == {"day": "2026-11-02"}
    assert fitting(phrase, (), "") == {}


def test_a_phrase_without_a_place_for_the_figure_comes_later() -> None:
    near = ENGLISH.nearest("Please wait 500 yuan")
    assert near[0].phrase == "Please pay %(amount)s."


def test_nothing_is_offered_for_what_is_like_nothing() -> None:
    assert ENGLISH.nearest("zzzz") == ()
    assert ENGLISH.nearest("") == ()


def test_only_those_that_may_be_said_are_offered() -> None:
    assert ENGLISH.nearest("I agree", among=()) == ()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_at_most_three_are_offered_of_the_real_book(language: str) -> None:
    for phrase in book().phrases()[:60]:
        text = book().text_of(phrase, language).replace("%", "")[:-2]
        near = book().nearest(text, language, "zh")
        assert len(near) <= 3
