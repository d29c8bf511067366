"""What was left out, times that are not there, and what stands on a note."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.interview.conditions import passes
from kiosk.interview.model import Service, Value
from kiosk.interview.parts import Test
from kiosk.interview.path import path
from tests.interview.services import CONTEXT, TODAY, choice, outcome, service

CLOSED = replace(CONTEXT, slots=())
SLOT = CONTEXT.slots[0]
TIME: dict[str, Any] = {
    "kind": "slot",
    "id": "time",
    "key": 7,
    "title": "When?",
    "label": "Time",
    "personal": "no",
    "required": False,
}
NONE = {"time": {"answered": False}}


def booking(**more: Any) -> Service:  # noqa: ANN401
    instead = choice("instead", "call", "walk-in", when=NONE)
    ends = [outcome("none", when=NONE), outcome("booked")]
    return service("book", TIME, instead, outcomes=ends, **more)


@pytest.mark.parametrize(
    ("answered", "value", "holds"),
    [
        (False, None, True),
        (False, "x", False),
        (False, False, False),
        (True, None, False),
        (True, "x", True),
        (True, False, True),
    ],
)
def test_whether_there_is_an_answer_can_be_tested(
    answered: bool, value: Value, holds: bool
) -> None:
    assert passes(Test(answered=answered), value, TODAY) is holds


def test_a_question_can_follow_from_one_that_was_left_out() -> None:
    left_out = path([booking()], {"time": None}, CONTEXT)
    chosen = path([booking()], {"time": SLOT}, CONTEXT)

    assert left_out.next is not None
    assert left_out.next.id == "instead"
    assert chosen.ended[0].outcome.id == "booked"


def test_a_time_is_not_asked_for_where_none_is_left() -> None:
    found = path([booking()], {}, CLOSED)

    assert found.next is not None
    assert found.next.id == "instead"
    assert found.about == 1
    assert path([booking()], {"instead": "call"}, CLOSED).ended[0].outcome.id == "none"


def test_a_time_given_where_none_is_left_is_refused_and_not_forgotten() -> None:
    found = path([booking()], {"time": SLOT}, CLOSED)

    assert found.problems["time"].code == "not-a-slot"
    assert found.next is not None
    assert found.next.id == "time"


def test_leaving_a_time_out_counts_also_where_none_is_left() -> None:
    found = path([booking()], {"time": None, "instead": "walk-in"}, CLOSED)

    assert found.ignored == ()
    assert [taken.step.id for taken in found.taken] == ["time", "instead"]


def test_an_end_knows_the_time_that_was_wished_for() -> None:
    assert path([booking()], {"time": SLOT}, CONTEXT).ended[0].slot == SLOT
    without = path([booking()], {"time": None, "instead": "call"}, CONTEXT)
    assert without.ended[0].slot == ""


def test_a_note_holds_its_answers_in_its_own_order_also_those_left_out() -> None:
    note = {"title": "Note", "answers": ["second", "time", "first"]}
    steps = (choice("first", "a", "b"), choice("second", "c", "d"), TIME)
    noted = service("note", *steps, outcomes=[outcome("done", note=note)])

    answers = {"first": "a", "second": "d", "time": None}
    (ended,) = path([noted], answers, CONTEXT).ended

    assert [(one.step.id, one.value) for one in ended.noted] == [
        ("second", "d"),
        ("time", None),
        ("first", "a"),
    ]


def test_an_answer_off_the_path_does_not_come_onto_a_note() -> None:
    note = {"title": "Note", "answers": ["more"]}
    more = choice("more", "x", "y", when={"first": "b"})
    noted = service(
        "note", choice("first", "a", "b"), more, outcomes=[outcome("done", note=note)]
    )

    (ended,) = path([noted], {"first": "a", "more": "x"}, CONTEXT).ended

    assert [one.value for one in ended.noted] == [None]
