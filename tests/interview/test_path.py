from __future__ import annotations

from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kiosk.interview.path import path
from kiosk.interview.visit import Visit
from tests.interview.services import CONTEXT, choice, outcome, service

DAY = {
    "kind": "date",
    "id": "birth",
    "key": 7,
    "title": "?",
    "label": "Birth",
    "span": "birth",
    "personal": {"level": "C2", "purpose": "age", "forgotten": "end-of-visit"},
}
CARD = service(
    "card",
    choice("have", "yes", "no"),
    choice("where", "here", "abroad", when={"have": "no"}),
    DAY,
    choice("again", "yes", "no", when={"birth": {"age_from": 18}}),
    stops=[outcome("too-young", when={"birth": {"age_under": 14}}, staff=True)],
    outcomes=[
        outcome(
            "abroad",
            when={"where": "abroad"},
            lines=["Always", {"text": "Again", "when": {"again": "yes"}}],
            bring=["Card"],
        ),
        outcome("done", bring=["Card", "Passport"]),
    ],
)
PHONE = service("phone", choice("have", "yes", "no"), choice("number", "own", "other"))
ANSWERS = {"have": "no", "where": "abroad", "birth": "1990-01-01", "again": "yes"}


def test_the_first_question_without_an_answer_comes_next() -> None:
    found = path([CARD], {"have": "no"}, CONTEXT)

    assert found.next is not None
    assert found.next.id == "where"
    assert found.ended == ()


def test_a_question_whose_condition_fails_is_not_asked() -> None:
    found = path([CARD], {"have": "yes"}, CONTEXT)

    assert found.next is not None
    assert found.next.id == "birth"


def test_an_answer_off_the_path_never_comes_out() -> None:
    found = path([CARD], {**ANSWERS, "have": "yes"}, CONTEXT)

    assert "where" not in found.answers
    assert found.ignored == ("where",)
    assert found.ended[0].outcome.id == "done"


def test_an_unknown_answer_is_ignored_and_named() -> None:
    found = path([CARD], {**ANSWERS, "colour": "red"}, CONTEXT)

    assert found.ignored == ("colour",)


def test_a_wrong_answer_is_asked_again_with_its_problem() -> None:
    found = path([CARD], {**ANSWERS, "birth": "soon"}, CONTEXT)

    assert found.next is not None
    assert found.next.id == "birth"
    assert found.problems["birth"].code == "no-such-date"
    assert "birth" not in found.ignored


def test_a_stop_ends_the_interview_at_once() -> None:
    found = path([CARD], {"have": "yes", "birth": "2020-01-01"}, CONTEXT)

    assert found.next is None
    assert found.ended[0].outcome.id == "too-young"


def test_only_the_lines_that_apply_are_told() -> None:
    with_line = path([CARD], ANSWERS, CONTEXT).ended[0]
    without = path([CARD], {**ANSWERS, "again": "no"}, CONTEXT).ended[0]

    assert with_line.lines == ("Always", "Again")
    assert without.lines == ("Always",)


def test_a_shared_question_is_asked_once() -> None:
    found = path([CARD, PHONE], {**ANSWERS, "number": "own"}, CONTEXT)

    assert [taken.step.id for taken in found.taken].count("have") == 1
    assert [one.service.id for one in found.ended] == ["card", "phone"]


def test_each_service_ends_as_it_would_alone() -> None:
    answers = {**ANSWERS, "number": "own"}
    for services in permutations((CARD, PHONE)):
        together = {
            one.service.id: one.outcome.id
            for one in path(services, answers, CONTEXT).ended
        }
        alone = {
            one.id: path([one], answers, CONTEXT).ended[0].outcome.id
            for one in services
        }

        assert together == alone


def test_something_personal_on_the_path_is_known() -> None:
    assert path([CARD], {"have": "yes", "birth": "1990-01-01"}, CONTEXT).personal
    assert not path([CARD], {"have": "yes"}, CONTEXT).personal


def test_the_estimate_of_steps_shrinks_to_the_truth() -> None:
    start = path([CARD], {}, CONTEXT).about
    end = path([CARD], {"have": "yes", "birth": "2010-01-01"}, CONTEXT)

    assert start == 4
    assert end.about == len(end.taken) == 2


values = {
    "have": st.sampled_from(["yes", "no", "maybe"]),
    "where": st.sampled_from(["here", "abroad", None]),
    "birth": st.sampled_from(["1990-01-01", "2020-01-01", "2010-06-01", "never"]),
    "again": st.sampled_from(["yes", "no"]),
    "number": st.sampled_from(["own", "other"]),
}
acts = st.lists(
    st.sampled_from(sorted(values)).flatmap(
        lambda id_: st.tuples(st.just(id_), values[id_])
    )
    | st.just(("back", None)),
    max_size=25,
)


@given(acts)
def test_any_order_of_answers_changes_and_backs_ends_as_the_direct_path(
    deeds: list[tuple[str, Any]],
) -> None:
    visit = Visit((CARD, PHONE))
    for id_, value in deeds:
        if id_ == "back":
            visit = visit.back(CONTEXT) or visit
            continue
        shown = visit.shown(CONTEXT)
        if shown is not None and shown.id == id_:
            visit = visit.answered({id_: value}, CONTEXT)
        elif id_ in visit.path(CONTEXT).answers:
            visit = visit.change(id_).answered({id_: value}, CONTEXT)

    walked = visit.path(CONTEXT)
    direct = path((CARD, PHONE), dict(walked.answers), CONTEXT)

    assert direct.answers == walked.answers
    assert [one.outcome.id for one in direct.ended] == [
        one.outcome.id for one in walked.ended
    ]


def test_going_on_after_going_back_shows_the_step_behind() -> None:
    visit = Visit((CARD,), ANSWERS)
    visit = visit.change("have")
    visit = Visit((CARD,), ANSWERS, at="have")

    visit = visit.answered({"have": "no"}, CONTEXT)

    shown = visit.shown(CONTEXT)
    assert shown is not None
    assert shown.id == "where"


def test_a_change_from_the_check_page_leads_back_to_it() -> None:
    visit = Visit((CARD,), ANSWERS).change("where").answered({"where": "here"}, CONTEXT)

    assert visit.shown(CONTEXT) is None
    assert visit.path(CONTEXT).ended[0].outcome.id == "done"


def test_a_change_that_opens_a_question_asks_it_before_the_check_page() -> None:
    answers = {"have": "yes", "birth": "1990-01-01", "again": "yes"}
    visit = Visit((CARD,), answers).change("have").answered({"have": "no"}, CONTEXT)

    shown = visit.shown(CONTEXT)
    assert shown is not None
    assert shown.id == "where"


def test_back_from_a_change_leads_to_the_check_page() -> None:
    visit = Visit((CARD,), ANSWERS).change("have").back(CONTEXT)

    assert visit is not None
    assert visit.shown(CONTEXT) is None


def test_back_from_the_first_step_leaves_the_visit() -> None:
    assert Visit((CARD,)).back(CONTEXT) is None


def test_back_keeps_the_answer() -> None:
    visit = Visit((CARD,), {"have": "yes"}).back(CONTEXT)

    assert visit is not None
    shown = visit.shown(CONTEXT)
    assert shown is not None
    assert shown.id == "have"
    assert visit.answers == {"have": "yes"}


def test_the_estimate_counts_a_shared_question_once() -> None:
    assert path([CARD, PHONE], {}, CONTEXT).about == 5
