"""A time at the counter: what is offered, what is refused, and the calendar file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import Commands, Ran
from tests.cli.schemas import check

MONDAY = "2031-03-03"
"""A day far away, so that no clock comes near it."""
CONFIG = """\
[branch]
slot_days = 3
closed_days = [2031-03-04]
full_slots = ["2031-03-03T09:00"]
[branch.week]
wednesday = "10:00-12:00"
"""
BOOKING = {
    "book-need": "counter",
    "book-how": "time",
    "of-age": "yes",
    "consent": True,
}
NEVER = "\n".join(
    f'{day} = ""' for day in ("monday", "tuesday", "wednesday", "thursday", "friday")
)


def interview(
    commands: Commands, folder: Path, answers: object, config: str = CONFIG
) -> Ran:
    (folder / "kiosk.toml").write_text(config, "utf-8")
    ran = commands.run(
        *("interview", "book-a-time", "--answers", "-", "--today", MONDAY),
        *("--config", folder / "kiosk.toml"),
        standard_input=json.dumps(answers).encode(),
    )
    check("interview", ran.json)
    return ran


def test_the_times_on_offer_are_listed(commands: Commands, tmp_path: Path) -> None:
    step = interview(commands, tmp_path, BOOKING).json["next"]
    ids = [choice["id"] for choice in step["choices"]]

    assert step["id"] == "visit-time"
    assert ids[0] == "2031-03-03T10:00"
    assert "2031-03-05T11:00" in ids
    assert not [id_ for id_ in ids if id_.startswith("2031-03-04")]
    assert step["choices"][0]["label"] == "March 3, 2031, 10:00"


@pytest.mark.parametrize(
    "wrong",
    [
        "2031-03-03T09:00",  # taken
        "2031-03-04T10:00",  # a holiday
        "2031-03-05T09:00",  # before the hours of a Wednesday
        "2031-03-05T12:00",  # after them
        "2031-03-08T10:00",  # a Saturday
        "2031-03-02T10:00",  # past
        "2031-03-03T10:30",  # between two
        "2031-03-03T10:00:00",
    ],
)
def test_a_time_that_is_not_offered_is_refused_and_told(
    commands: Commands, tmp_path: Path, wrong: str
) -> None:
    ran = interview(commands, tmp_path, {**BOOKING, "visit-time": wrong})

    assert ran.status == 1
    assert ran.json["next"]["id"] == "visit-time"
    assert "past, taken or outside" in ran.json["errors"]["visit-time"]


def test_where_no_time_is_left_another_way_is_offered(
    commands: Commands, tmp_path: Path
) -> None:
    ran = interview(commands, tmp_path, BOOKING, "[branch.week]\n" + NEVER)

    assert ran.status == 0
    assert [choice["id"] for choice in ran.json["next"]["choices"]] == ["call", "come"]


@pytest.mark.parametrize("lang", ["en", "zh", "ko", "ar"])
def test_the_calendar_file_is_the_same_every_time(
    commands: Commands, tmp_path: Path, lang: str
) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({**BOOKING, "visit-time": "2031-03-03T10:00"}))
    asked = ("handout", "book-a-time", "--lang", lang, "--answers", answers)
    made = [
        commands.run(*asked, "--format", "ics", "--out", "-", "--today", MONDAY)
        for _time in range(2)
    ]

    assert [ran.status for ran in made] == [0, 0]
    assert made[0].out == made[1].out
    assert b"DTSTART;TZID=Asia/Shanghai:20310303T100000\r\n" in made[0].out
    assert b"STATUS:TENTATIVE\r\n" in made[0].out


@pytest.mark.parametrize("page", ["book-a-time", "pay-by-phone"])
def test_without_a_time_the_calendar_file_is_refused(
    commands: Commands, tmp_path: Path, page: str
) -> None:
    out = tmp_path / "time.ics"
    ran = commands.run(
        *("handout", page, "--lang", "en", "--format", "ics", "--out", out)
    )

    assert ran.status == 1
    assert "no time" in ran.err
    assert not out.exists()
