"""`kiosk learn`: lists, shows, asks and scores."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

import pytest

from kiosk.cli.asking import Asking
from kiosk.content.library import Library
from kiosk.content.wording import Wording
from kiosk.interview.quiz import Score
from kiosk.settings import Settings
from tests.cli.commands import ROOT, Commands
from tests.cli.schemas import check
from tests.interview.quizzes import QUIZ
from tests.tui.stage import TODAY, FewWords, language

ID = "lesson-hard-wallets"
ALL_RIGHT = {"for-whom": "no-app", "not-here": "name", "how-much": "bank"}


def given(answers: object) -> bytes:
    return json.dumps(answers).encode()


@pytest.fixture
def asking() -> Callable[[Sequence[str]], tuple[Score, list[str]]]:
    """Asks three questions whose second answer is right."""

    def ask(typed: Sequence[str]) -> tuple[Score, list[str]]:
        words = Wording(language("en"), cast(Library, FewWords()), Settings(), TODAY)
        lines = iter([f"{line}\n" for line in typed])
        printed: list[str] = []
        return Asking(words, lambda: next(lines, ""), printed.append).ask(QUIZ), printed

    return ask


def test_the_lessons_are_listed(commands: Commands) -> None:
    lines = commands.run("learn").out.decode().splitlines()

    assert len(lines) == 6
    assert lines[2].split(maxsplit=1) == [ID, "Hard wallets"]


def test_a_lesson_is_shown_with_its_questions_and_no_answer(commands: Commands) -> None:
    ran = commands.run("learn", ID)
    shown = ran.out.decode()

    assert ran.status == 0
    assert "- Digital yuan needs no bank account." in shown
    assert "1. Ask for the passport." in shown
    assert "  2. People who cannot use the app" in shown
    assert "It is a card, so it works without a phone." not in shown
    assert "%(" not in shown


def test_chinese_staff_read_chinese(commands: Commands) -> None:
    shown = commands.run("learn", ID, "--lang", "zh").out.decode()

    assert shown.startswith("硬钱包\n")
    assert "‹EN›" not in shown


@pytest.mark.parametrize(
    ("arguments", "kinds"),
    [
        ((), (False, False)),
        ((ID,), (True, False)),
        ((ID, "--answers", "-"), (True, True)),
        ((ID, "--answers", "-", "--lang", "ar"), (True, True)),
    ],
)
def test_json_is_what_the_schema_says(
    commands: Commands, arguments: tuple[str, ...], kinds: tuple[bool, bool]
) -> None:
    ran = commands.run("learn", *arguments, "--json", standard_input=given(ALL_RIGHT))

    check("learn", ran.json)
    assert ran.status == 0
    assert (ran.json["lesson"] is not None, ran.json["score"] is not None) == kinds
    assert len(ran.json["lessons"]) == 6


def test_the_lesson_does_not_say_which_option_is_right(commands: Commands) -> None:
    lesson = commands.run("learn", ID, "--json").json["lesson"]

    assert {key for question in lesson["quiz"] for key in question} == {
        "id",
        "title",
        "options",
    }


def test_answers_are_scored_with_the_reasons(commands: Commands) -> None:
    answers = {**ALL_RIGHT, "not-here": "refuse", "more": "x"}

    ran = commands.run(
        "learn", ID, "--json", "--answers", "-", standard_input=given(answers)
    )

    score = ran.json["score"]
    assert ran.status == 0
    assert (score["right"], score["of"]) == (2, 3)
    assert score["ignored"] == ["more"]
    assert score["errors"] == {}
    assert score["questions"][1] == {
        "id": "not-here",
        "given": "refuse",
        "right": False,
        "answer": "name",
        "because": "A visitor needs the next step, not only a no.",
    }


def test_the_score_is_printed_for_a_person(commands: Commands, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(given({**ALL_RIGHT, "not-here": "refuse"}))

    lines = commands.run("learn", ID, "--answers", path).out.decode().splitlines()

    assert lines.count("✓ Right.") == 2
    wrong = lines.index("✕ Not right. The answer is:")
    assert lines[wrong + 1] == "  Name a branch that does"
    assert lines[-1] == "Right answers: 2 of 3"


def test_an_answer_that_is_no_option_is_told(commands: Commands) -> None:
    arguments = ("learn", ID, "--answers", "-")
    wrong = given({"for-whom": "everyone"})

    for_people = commands.run(*arguments, standard_input=wrong)
    for_programs = commands.run(*arguments, "--json", standard_input=wrong)

    assert for_people.status == for_programs.status == 1
    assert "for-whom: Please choose one of the answers shown." in (
        for_people.out.decode()
    )
    assert set(for_programs.json["score"]["errors"]) == {"for-whom"}
    assert for_programs.json["score"]["questions"][0]["given"] is None
    check("learn", for_programs.json)


@pytest.mark.parametrize(
    "arguments",
    [
        ("lesson-gone",),
        ("pay-by-phone",),
        (ID, "--lang", "xx"),
        ("--answers", "-"),
        (ID, "--answers", "/nowhere"),
    ],
)
def test_what_cannot_be_done_is_told(
    commands: Commands, arguments: tuple[str, ...]
) -> None:
    commands.fails("learn", *arguments)


@pytest.mark.parametrize("answers", [b"[]", b"{", b"\xff", b""])
def test_answers_that_are_none_are_told(commands: Commands, answers: bytes) -> None:
    commands.fails("learn", ID, "--answers", "-", standard_input=answers)


def test_each_answer_is_judged_at_once_and_all_at_the_end(
    asking: Callable[[Sequence[str]], tuple[Score, list[str]]],
) -> None:
    score, printed = asking(["2", "1", "2"])

    assert score.right == 2
    verdicts = [line for line in printed if line.startswith(("✓", "✕"))]
    assert [line[0] for line in verdicts] == ["✓", "✕", "✓"]
    assert printed[-1] == "Right answers: 2 of 3"


@pytest.mark.parametrize("typed", ["0", "4", "-1", "two", "", "2.0", "²", "9" * 5000])
def test_what_is_no_number_of_an_answer_is_asked_for_again(
    asking: Callable[[Sequence[str]], tuple[Score, list[str]]], typed: str
) -> None:
    score, printed = asking([typed, "2", "2", "2"])

    assert score.right == 3
    assert printed.count("Type the number of your answer:") == 4


def test_the_end_of_input_leaves_the_rest_unanswered(
    asking: Callable[[Sequence[str]], tuple[Score, list[str]]],
) -> None:
    score, printed = asking(["2"])

    assert [one.given for one in score.marked] == ["no", None, None]
    assert printed[-1] == "Right answers: 1 of 3"


def test_on_a_terminal_the_questions_are_asked() -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kiosk", "learn", ID]
    with subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=theirs) as running:
        os.close(theirs)
        os.write(ours, b"2\n1\n1\n")
        shown = _everything(ours)
    os.close(ours)

    assert running.returncode == 0
    assert "Right answers: 2 of 3" in shown


def _everything(terminal: int) -> str:
    """Read until the program has gone: Linux tells it as an error."""
    read = b""
    while True:
        try:
            more = os.read(terminal, 4096)
        except OSError:
            return read.decode()
        if not more:
            return read.decode()
        read += more
