"""The data map: every personal question, and nothing else."""

from __future__ import annotations

from pathlib import Path

from kiosk.content.build import build, open_library
from kiosk.content.data_map import HEADINGS, data_map
from kiosk.interview.model import Personal, Question
from kiosk.paths import find_places
from tests.content import bank


def test_only_what_is_personal_is_listed(tmp_path: Path) -> None:
    (row,) = data_map(build(bank.found(tmp_path)))

    assert row == {
        "service": "card",
        "question": "name",
        "kind": "name",
        "level": "C2",
        "purpose": "To find you",
        "kept": "memory of the kiosk",
        "forgotten": "end-of-visit",
    }


def test_every_personal_question_of_the_written_services_has_a_row() -> None:
    library = open_library(find_places())
    rows = data_map(library)
    asked = {
        (page.id, step.id)
        for page in library.services
        for step in library.service(page.id).steps
        if isinstance(step, Question) and isinstance(step.personal, Personal)
    }

    assert asked
    assert asked <= {(row["service"], row["question"]) for row in rows}
    assert {tuple(row) for row in rows} == {HEADINGS}
    assert all(all(row.values()) for row in rows)


def test_questions_inside_a_group_are_listed_too() -> None:
    questions = {row["question"] for row in data_map(open_library(find_places()))}

    assert "country" in questions
