"""Every distinct way through the written services, in every language."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from kiosk.content.build import open_library
from kiosk.content.library import Library
from kiosk.content.report import report
from kiosk.content.wording import Wording
from kiosk.handout.compose import Voices, of_visit
from kiosk.handout.text import text
from kiosk.interview import samples
from kiosk.interview.context import Context
from kiosk.interview.model import AnyStep, Service, Value
from kiosk.interview.path import path
from kiosk.interview.paths import Way, every_way
from kiosk.interview.visit import Visit
from kiosk.language.languages import read_languages
from kiosk.paths import find_places
from kiosk.settings import Branch, Settings
from tests.content.bank import TODAY

CONTEXT = Context(TODAY, ("2026-11-23T10:00", "2026-11-24T10:00"))
SERVICES = ("open-account", "renew-passport")
FEWEST = {"open-account": 100, "renew-passport": 15}
"""Far fewer ways than there are: a search that stops early must not pass."""


@cache
def library() -> Library:
    return open_library(find_places())


@cache
def services() -> tuple[Service, ...]:
    return tuple(library().service(name) for name in SERVICES)


@cache
def ways(name: str) -> tuple[Way, ...]:
    return tuple(every_way(library().service(name), CONTEXT))


@cache
def wordings() -> tuple[Wording, ...]:
    settings = Settings(branch=Branch(phone="0551-12345678", address="1 Road"))
    languages = read_languages(find_places().locales / "languages.toml")
    return tuple(Wording(one, library(), settings, TODAY) for one in languages)


def chinese() -> Wording:
    return next(one for one in wordings() if one.language.code == "zh")


@pytest.mark.parametrize("name", SERVICES)
def test_there_are_many_ways_and_each_ends(
    name: str,
    record_property: Any,  # noqa: ANN401 - pytest's own type is private
) -> None:
    found = ways(name)
    record_property("ways", len(found))
    print(f"{name}: {len(found)} ways")  # noqa: T201 - the count is a figure to report

    assert len(found) >= FEWEST[name]
    assert len({(way.steps, way.outcome) for way in found}) == len(found)
    for way in found:
        walked = path([library().service(name)], way.answers, CONTEXT)
        assert walked.next is None
        assert walked.problems == {}
        assert [one.outcome.id for one in walked.ended] == [way.outcome]


@pytest.mark.parametrize("name", SERVICES)
def test_every_step_and_every_end_is_on_some_way(name: str) -> None:
    service = library().service(name)
    steps = {step for way in ways(name) for step in way.steps}
    ends = {way.outcome for way in ways(name)}

    assert steps == {step.id for step in service.steps}
    assert ends == {one.id for one in (*service.stops, *service.outcomes)}


@pytest.mark.parametrize("name", SERVICES)
def test_the_texts_of_every_way_are_there_in_every_language(name: str) -> None:
    service = library().service(name)
    for wording in wordings():
        for way in ways(name):
            told = report(path([service], way.answers, CONTEXT), wording)
            (ended,) = told["outcome"]["services"]
            lines = [ended["title"], *ended["lines"], *ended["bring"]]

            assert len(lines) > 1
            assert all(line and "%(" not in line for line in lines)


@pytest.mark.parametrize("name", SERVICES)
def test_no_text_on_any_way_is_left_in_english(name: str) -> None:
    service = library().service(name)
    for wording in wordings():
        for way in ways(name):
            walked = path([service], way.answers, CONTEXT)
            msgids = [taken.step.title for taken in walked.taken]
            for one in walked.ended:
                msgids += [one.outcome.title, *one.lines, *one.bring]

            assert [msgid for msgid in msgids if wording.tell(msgid).fallback] == []


@pytest.mark.parametrize("name", SERVICES)
def test_every_way_gives_a_page_in_every_language(name: str) -> None:
    service = library().service(name)
    for wording in wordings():
        below = None if wording.language.code == "zh" else chinese()
        voices = Voices(wording, below)
        for way in ways(name):
            page = of_visit(path([service], way.answers, CONTEXT).ended, voices)
            shown = text(page)

            assert page.sections
            assert page.language == wording.language.code
            assert "%(" not in shown
            assert "示例银行" in shown


def steps() -> dict[str, AnyStep]:
    return {step.id: step for one in services() for step in one.steps}


def some_value(step_id: str) -> st.SearchStrategy[Value]:
    step = steps()[step_id]
    tests = tuple(
        test for one in services() for test in samples.tests_of(one).get(step_id, ())
    )
    good = samples.values_for(step, tests, CONTEXT)
    wrong: tuple[Value, ...] = ("?", None, True, [])
    return st.sampled_from((*good, *good, *wrong))


def acts() -> st.SearchStrategy[list[tuple[str, Any]]]:
    def of(kind: str) -> st.SearchStrategy[tuple[str, Any]]:
        if kind in ("back", "next"):
            return st.tuples(st.just(kind), st.randoms(use_true_random=False))
        return st.tuples(st.just(kind), some_value(kind))

    kinds = [*sorted(steps()), *["next"] * 60, *["back"] * 8]
    return st.lists(st.sampled_from(kinds).flatmap(of), max_size=60)


def act(visit: Visit, kind: str, value: Any) -> Visit:  # noqa: ANN401 - see `acts`
    if kind == "back":
        return visit.back(CONTEXT) or visit
    shown = visit.shown(CONTEXT)
    if kind == "next":
        if shown is None:
            return visit
        tests = tuple(
            t for one in visit.services for t in samples.tests_of(one).get(shown.id, ())
        )
        choice = value.choice(samples.values_for(shown, tests, CONTEXT))
        return visit.answered({shown.id: choice}, CONTEXT)
    if shown is not None and shown.id == kind:
        return visit.answered({kind: value}, CONTEXT)
    if kind in visit.path(CONTEXT).answers:
        return visit.change(kind).answered({kind: value}, CONTEXT)
    return visit


@given(st.data(), st.permutations(SERVICES), st.integers(1, 2))
def test_any_order_of_answers_changes_and_backs_ends_as_the_direct_path(
    drawn: st.DataObject, names: list[str], count: int
) -> None:
    visit = Visit(tuple(library().service(name) for name in names[:count]))
    for kind, value in drawn.draw(acts()):
        visit = act(visit, kind, value)

    walked = visit.path(CONTEXT)
    direct = path(visit.services, dict(walked.answers), CONTEXT)
    event("reached the end" if walked.ended else "still open")

    assert direct.answers == walked.answers
    assert direct.next == walked.next
    assert [(one.outcome.id, one.lines, one.bring) for one in direct.ended] == [
        (one.outcome.id, one.lines, one.bring) for one in walked.ended
    ]
    assert set(walked.answers) == {taken.step.id for taken in walked.taken}
    assert set(walked.ignored) | set(walked.answers) | set(walked.problems) == set(
        visit.answers
    )


@given(st.data(), st.sampled_from(SERVICES))
def test_answers_off_the_path_change_nothing(drawn: st.DataObject, name: str) -> None:
    service = library().service(name)
    way = drawn.draw(st.sampled_from(ways(name)))
    others = sorted({step.id for step in service.steps} - set(way.steps))
    extra = {step: drawn.draw(some_value(step)) for step in others}

    walked = path([service], {**extra, **way.answers}, CONTEXT)

    assert tuple(taken.step.id for taken in walked.taken) == way.steps
    assert walked.ended[0].outcome.id == way.outcome
    assert set(walked.ignored) == set(extra)
