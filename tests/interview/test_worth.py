from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.interview.context import Context
from kiosk.interview.model import Value
from kiosk.interview.path import Path, path
from kiosk.interview.problems import Problem
from kiosk.interview.result import Accepted
from kiosk.interview.visit import Visit
from kiosk.interview.worth import Appraisal, Worth
from tests.interview.services import CONTEXT, choice, service, step

NEXT_DAY = Context(date(2026, 11, 23), CONTEXT.slots[1:])


def question(kind: str, id_: str, key: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """A question as it stands in a source."""
    plain = {"kind": kind, "id": id_, "key": key, "title": "?"}
    return {**plain, "label": id_, "personal": "no", **more}


KEYS = question("group", "keys", 5, item_label="Key", fields=[choice("of", "a", "b")])
FIRST = service(
    "first",
    choice("have", "yes", "no"),
    question("date", "birth", 2, span="birth"),
    question("phone", "phone", 3, when={"have": "yes"}),
    question("slot", "time", 4),
)
SECOND = service("second", choice("have", "yes", "no", "both"), KEYS)
VALUES: dict[str, list[Value]] = {
    "have": ["yes", "no", "both", True, None, ""],
    "birth": ["1990-01-01", "2026-11-23", "never", ["1990-01-01"]],
    "phone": ["+8613812345678", "+86138", "", None],
    "time": [*CONTEXT.slots, "2026-11-22T09:00"],
    "keys": [[{"of": "a"}], [{"of": "a"}, {"of": "a"}], [], "a"],
}
answers = st.fixed_dictionaries(
    {}, optional={id_: st.sampled_from(values) for id_, values in VALUES.items()}
)
services = st.sampled_from([(FIRST,), (SECOND,), (FIRST, SECOND), (SECOND, FIRST)])
contexts = st.sampled_from([CONTEXT, NEXT_DAY, replace(CONTEXT)])


@given(st.lists(st.tuples(services, answers, contexts), max_size=6))
def test_a_path_is_the_same_whatever_was_found_before(
    asked: list[tuple[Any, Any, Context]],
) -> None:
    before: Path | None = None
    for chosen, given_, context in asked:
        before = path(chosen, given_, context, before)

        assert before == path(chosen, given_, context)


acts = st.one_of(
    st.sampled_from(sorted(VALUES)).flatmap(
        lambda id_: st.tuples(st.just(id_), st.sampled_from(VALUES[id_]))
    ),
    st.sampled_from([("back", None), ("night", None)]),
)


@given(st.lists(acts, max_size=25))
def test_any_answers_changes_backs_and_days_lead_where_a_fresh_visit_stands(
    deeds: list[tuple[str, Any]],
) -> None:
    visit, context = Visit((FIRST, SECOND)), CONTEXT
    for id_, value in deeds:
        if id_ == "night":
            context = NEXT_DAY
        elif id_ == "back":
            visit = visit.back(context) or visit
        else:
            visit = visit.change(id_).answered({id_: value}, context)

        fresh = Visit(visit.services, dict(visit.answers))
        assert visit.path(context) == fresh.path(context)


PHONE = step("phone", "phone")
NUMBER = "+8613812345678"
MADE_UP = Worth(PHONE, NUMBER, Accepted("as it was found before"))


def test_the_same_text_to_the_same_step_is_not_checked_again() -> None:
    known = Appraisal(CONTEXT, {"phone": MADE_UP})

    assert known.of(PHONE, "".join(NUMBER)) is MADE_UP


def test_another_text_is_checked() -> None:
    known = Appraisal(CONTEXT, {"phone": MADE_UP})

    assert known.of(PHONE, "+86").result == Problem("phone-incomplete")


def test_another_step_of_the_same_id_is_checked() -> None:
    known = Appraisal(CONTEXT, {"phone": MADE_UP})
    korean = step("phone", "phone", country="KR")

    assert known.of(korean, NUMBER).result == Problem("phone-other-country")


def test_what_another_day_found_is_not_used() -> None:
    one = service("one", question("phone", "phone", 1))
    seen = path([one], {"phone": NUMBER}, CONTEXT)
    odd = Worth(one.steps[0], NUMBER, Problem("missing"))
    before = replace(seen, appraisal=Appraisal(CONTEXT, {"phone": odd}))

    assert path([one], {"phone": NUMBER}, CONTEXT, before).next is not None
    assert path([one], {"phone": NUMBER}, NEXT_DAY, before).next is None


@pytest.mark.parametrize("more", [[{"of": "c"}], []])
def test_a_list_that_changed_inside_is_checked_again(more: list[Value]) -> None:
    group = service("keys", KEYS).steps[0]
    given_: list[Value] = [{"of": "a"}]
    known = Appraisal(CONTEXT, {group.id: Appraisal(CONTEXT).of(group, given_)})
    given_[:] = more

    assert isinstance(known.of(group, given_).result, Problem)


def test_true_and_one_are_told_apart() -> None:
    consent = step("consent", label="It", lines=[], agree="A", refuse="R", version="1")
    known = Appraisal(CONTEXT, {consent.id: Appraisal(CONTEXT).of(consent, True)})
    one: Any = 1

    assert isinstance(known.of(consent, one).result, Problem)


def test_only_what_the_answers_still_hold_is_kept() -> None:
    visit = Visit((FIRST,)).answered({"have": "yes"}, CONTEXT)
    visit = visit.answered({"birth": "1990-01-01"}, CONTEXT)
    visit = visit.change("birth").answered({"birth": "1991-01-01"}, CONTEXT)
    visit = visit.answered({"phone": NUMBER}, CONTEXT)

    assert "1990-01-01" not in repr(visit.path(CONTEXT).appraisal.known)
    assert visit.before is not None
    assert "1990-01-01" not in repr(visit.before.appraisal.known)


def test_a_visit_hands_on_what_its_answers_were_found_worth() -> None:
    visit = Visit((FIRST,), {"have": "yes", "birth": "1990-01-01"})
    before = visit.path(CONTEXT).appraisal.known
    after = visit.answered({"phone": NUMBER}, CONTEXT).path(CONTEXT).appraisal.known

    assert all(after[id_] is known for id_, known in before.items())
    assert set(after) - set(before) == {"phone"}
