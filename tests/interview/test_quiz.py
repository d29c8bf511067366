"""What answers to a quiz are worth, whatever they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.interview.model import Value
from kiosk.interview.quiz import right_option, score
from tests.interview.quizzes import OPTIONS, QUIZ

IDS = [question.id for question in QUIZ]
OFFERED = [option.id for option in OPTIONS]
ANYTHING: st.SearchStrategy[Value] = st.recursive(
    st.none() | st.booleans() | st.text(max_size=8) | st.sampled_from(OFFERED),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)


def test_right_answers_are_counted() -> None:
    found = score(QUIZ, {"first": "no", "second": "yes", "third": "no"})

    assert (found.right, found.of) == (2, 3)
    assert [one.right for one in found.marked] == [True, False, True]
    assert found.complete


def test_a_question_nobody_answered_is_not_right_and_no_problem() -> None:
    found = score(QUIZ, {"first": "no", "second": None})

    assert (found.right, found.of) == (1, 3)
    assert [one.given for one in found.marked] == ["no", None, None]
    assert found.problems == {}
    assert not found.complete


def test_what_is_no_option_is_told_and_counts_as_not_answered() -> None:
    found = score(QUIZ, {"first": "perhaps", "second": True, "third": ["no"]})

    assert found.right == 0
    assert set(found.problems) == {"first", "second", "third"}
    assert {one.code for one in found.problems.values()} == {"not-an-option"}


def test_what_is_no_question_is_ignored() -> None:
    assert score(QUIZ, {"fourth": "no"}).ignored == ("fourth",)


@given(st.dictionaries(st.sampled_from([*IDS, "other"]), ANYTHING))
def test_any_answers_have_a_score(answers: dict[str, Value]) -> None:
    found = score(QUIZ, answers)

    assert found.of == len(QUIZ)
    assert found.right == sum(answers.get(id_) == "no" for id_ in IDS)
    given_ids = {one.question.id for one in found.marked if one.given is not None}
    assert given_ids.isdisjoint(found.problems)


def test_the_right_option_is_found_by_its_id() -> None:
    assert right_option(QUIZ[0]) is OPTIONS[1]
    with pytest.raises(ValueError, match="no option gone"):
        right_option(replace(QUIZ[0], right="gone"))
