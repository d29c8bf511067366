"""`kiosk interview`: good answers, bad answers, and no answers at all."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.build import open_library
from kiosk.interview.context import Context
from kiosk.interview.paths import Way, every_way
from kiosk.paths import find_places
from tests.cli.commands import Commands, Ran
from tests.cli.schemas import check

DAY = date(2031, 3, 3)
"""A Monday far away, so that no clock comes near it."""
CONTEXT = Context(DAY, ("2031-03-04T10:00",))
TODAY = ("--today", DAY.isoformat())
SERVICES = ("open-account", "renew-passport")


@cache
def ways(service: str) -> tuple[Way, ...]:
    """One way to each outcome."""
    found = every_way(open_library(find_places()).service(service), CONTEXT)
    return tuple({way.outcome: way for way in found}.values())


def interview(commands: Commands, *ids: str, answers: Any, lang: str = "en") -> Ran:  # noqa: ANN401 - any JSON
    ran = commands.run(
        *("interview", *ids, "--answers", "-", "--lang", lang, *TODAY, "--json"),
        standard_input=json.dumps(answers).encode(),
    )
    if ran.out:
        check("interview", ran.json)
    return ran


@pytest.mark.parametrize("lang", ["en", "zh", "ko", "ar"])
@pytest.mark.parametrize("service", SERVICES)
def test_every_outcome_is_reached_in_every_language(
    commands: Commands, service: str, lang: str
) -> None:
    for way in ways(service):
        ran = interview(commands, service, answers=way.answers, lang=lang)

        assert ran.status == 0
        assert ran.json["next"] is None
        assert ran.json["outcome"]["id"] == way.outcome
        assert tuple(taken["id"] for taken in ran.json["path"]) == way.steps
        assert ran.json["errors"] == {}
        assert ran.json["ignored"] == []


def test_no_answers_lead_to_the_first_question(commands: Commands) -> None:
    ran = interview(commands, "open-account", answers={})

    assert ran.status == 0
    assert ran.json["path"] == []
    assert ran.json["next"]["kind"] == "choice"
    assert len(ran.json["next"]["choices"]) >= 2


def test_the_words_are_those_of_the_language(commands: Commands) -> None:
    labels = {
        lang: interview(commands, "open-account", answers={}, lang=lang).json["next"]
        for lang in ("en", "zh", "ko", "ar")
    }

    assert len({step["label"] for step in labels.values()}) == 4
    assert len({step["id"] for step in labels.values()}) == 1


@pytest.mark.parametrize(
    "wrong", ["x", "", None, 5, -1.5, True, [], ["me"], {}, {"me": "me"}, [[["me"]]]]
)
def test_a_wrong_answer_is_an_error_and_its_question_is_next(
    commands: Commands, wrong: object
) -> None:
    ran = interview(commands, "open-account", answers={"for-whom": wrong})

    assert ran.status == 1
    assert ran.err == ""
    assert ran.json["next"]["id"] == "for-whom"
    assert list(ran.json["errors"]) == ["for-whom"]


@pytest.mark.parametrize(
    "key",
    [
        "nope",
        "",
        "__class__",
        "../../etc/passwd",
        "for-whom ",
        "[@click=app.quit]x[/]",
        "<script>",
        "\u0000",
        "\ud800",
        "\u202eabc",
        "x" * 10_000,
    ],
)
def test_a_hostile_key_is_ignored_and_named(commands: Commands, key: str) -> None:
    ran = interview(commands, "open-account", answers={key: "me", "for-whom": "me"})

    assert ran.status == 0
    assert len(ran.json["ignored"]) == 1
    assert [taken["id"] for taken in ran.json["path"]] == ["for-whom"]


def test_answers_off_the_path_never_come_out(commands: Commands) -> None:
    way = next(way for way in ways("open-account") if way.outcome == "for-other")
    answers = {**way.answers, "full-name": {"surname": "SECRET", "given_names": "X"}}

    ran = interview(commands, "open-account", answers=answers)

    assert ran.json["ignored"] == ["full-name"]
    assert b"SECRET" not in ran.out


def test_several_services_are_one_visit(commands: Commands) -> None:
    first, second = (
        next(way for way in ways(name) if way.outcome == "ready") for name in SERVICES
    )
    answers = {**second.answers, **first.answers}

    ran = interview(commands, *SERVICES, answers=answers)
    asked = [taken["id"] for taken in ran.json["path"]]

    assert len(asked) == len(set(asked))
    if ran.json["next"] is None:
        named = [one["service"] for one in ran.json["outcome"]["services"]]
        assert named == list(SERVICES)


def test_a_service_named_twice_is_asked_once(commands: Commands) -> None:
    way = ways("renew-passport")[0]

    once = interview(commands, "renew-passport", answers=way.answers)
    twice = interview(commands, "renew-passport", "renew-passport", answers=way.answers)

    assert twice.out == once.out


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b"5",
        b"null",
        b'"text"',
        b"\xff\xfe",
        b"[" * 150_000,
        b'{"a":' * 30_000,
        b"1" * 9_000,
        b"{} {}",
        b"x" * 300_000,
        "é".encode() * 150_000,
    ],
    ids=lambda text: repr(text[:10]),
)
def test_what_is_no_object_of_answers_is_told(commands: Commands, text: bytes) -> None:
    commands.fails("interview", *SERVICES, "--answers", "-", standard_input=text)


def test_a_file_is_read_as_standard_input_is(
    commands: Commands, tmp_path: Path
) -> None:
    path = tmp_path / "my answers.json"
    path.write_bytes(b'\xef\xbb\xbf{"for-whom": "me"}')

    ran = commands.run("interview", "open-account", "--answers", path, *TODAY)

    assert ran.status == 0
    assert ran.json["path"] == [{"id": "for-whom", "answer": "me"}]


def test_what_is_not_there_is_told(commands: Commands, tmp_path: Path) -> None:
    good = tmp_path / "answers.json"
    good.write_text("{}", "utf-8")
    for file in (tmp_path / "nowhere.json", tmp_path, "a\0b"):
        ran = commands.fails("interview", "open-account", "--answers", file)
        assert "cannot be read" in ran.err

    language = commands.fails(
        "interview", "open-account", "--answers", good, "--lang", "xx"
    )
    service = commands.fails("interview", "../guides", "--answers", good)
    config = commands.fails(
        *("interview", "open-account", "--answers", good, "--config", tmp_path / "no")
    )

    assert "There are: en, zh, ko, ar." in language.err
    assert "There are: " in service.err
    assert "open-account, renew-passport" in service.err
    assert "No such file" in config.err


@pytest.mark.parametrize(
    "day", ["soon", "20310303", "2031-W10-1", "2031-02-30", "0001-01-01", "9999-12-31"]
)
def test_a_day_that_is_none_is_wrong_use(commands: Commands, day: str) -> None:
    commands.refuses("interview", "open-account", "--answers", "-", "--today", day)


def test_wrong_use_is_told_as_such(commands: Commands) -> None:
    commands.refuses("interview")
    commands.refuses("interview", "open-account")
    commands.refuses("interview", "--answers", "-")
    commands.refuses("interview", "open-account", "--answers", "-", "--colour", "red")


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=10), inner, max_size=3)
    ),
    max_leaves=6,
)
QUESTIONS = sorted(
    {step for name in SERVICES for way in ways(name) for step in way.steps}
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(QUESTIONS) | st.text(max_size=10), PLAIN))
def test_no_json_at_all_makes_it_fail(
    commands: Commands, answers: dict[str, Any]
) -> None:
    way = ways("open-account")[0]

    ran = interview(commands, *SERVICES, answers={**way.answers, **answers})

    assert ran.status == (1 if ran.json["errors"] else 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(QUESTIONS), PLAIN)
def test_one_strange_answer_is_taken_or_told_but_never_breaks_the_rest(
    commands: Commands, question: str, value: object
) -> None:
    for name in SERVICES:
        for way in ways(name)[:3]:
            ran = interview(commands, name, answers={**way.answers, question: value})

            assert set(ran.json["errors"]) <= {question}
