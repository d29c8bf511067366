"""Under 14 nothing personal is collected, whatever the service.

Source: Personal Information Protection Law, Art. 28 and 31; issue 3, "Shown by".
"""

from __future__ import annotations

from functools import cache
from pathlib import Path as File

import pytest

from kiosk.content.reading import Content, read_content
from kiosk.interview import model
from kiosk.interview.context import Context
from kiosk.interview.model import Service
from kiosk.interview.path import path
from kiosk.interview.paths import every_way
from tests.content.bank import TODAY

CONTEXT = Context(TODAY, ("2026-11-23T10:00",))
GUIDES = File(__file__).parents[2] / "guides"


@cache
def content() -> Content:
    return read_content(GUIDES)


def asks_personally(service: Service) -> bool:
    return any(
        isinstance(step, model.Question) and step.personal != "no"
        for step in service.steps
    )


NAMES = tuple(one.id for one in content().services if asks_personally(one))


def service(name: str) -> Service:
    return next(one for one in content().services if one.id == name)


def test_the_services_that_ask_something_personal_are_known() -> None:
    assert set(NAMES) == {
        "open-account",
        "renew-passport",
        "special-help",
        "book-a-time",
        "complain",
    }


@pytest.mark.parametrize("name", NAMES)
def test_under_14_no_way_has_a_personal_answer_and_each_leads_to_a_guardian(
    name: str,
) -> None:
    ways = list(every_way(service(name), CONTEXT))
    young = [way for way in ways if way.answers.get("of-age") == "no"]

    assert young
    for way in young:
        found = path([service(name)], way.answers, CONTEXT)

        assert not found.personal
        assert "consent" not in way.steps
        assert way.outcome == "come-with-guardian"


@pytest.mark.parametrize("name", NAMES)
def test_nobody_gives_a_personal_answer_before_telling_the_age(name: str) -> None:
    for way in every_way(service(name), CONTEXT):
        found = path([service(name)], way.answers, CONTEXT)
        asked = [taken.step.id for taken in found.taken]
        personal = [
            taken.step.id
            for taken in found.taken
            if isinstance(taken.step, model.Question) and taken.step.personal != "no"
        ]
        for one in personal:
            assert asked.index("of-age") < asked.index(one)


@pytest.mark.parametrize("last", NAMES)
def test_a_child_is_not_asked_again_by_another_service(last: str) -> None:
    for first in NAMES:
        one, other = service(first), service(last)
        for way in every_way(one, CONTEXT):
            if way.answers.get("of-age") == "no":
                found = path([one, other], way.answers, CONTEXT)

                assert found.next is None or found.next.id != "of-age"
                assert not found.personal
