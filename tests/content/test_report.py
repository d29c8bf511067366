"""What other programs read of an interview."""

from __future__ import annotations

import json

from kiosk.content.report import KINDS, report
from kiosk.interview import model
from kiosk.interview.path import path
from tests.content.test_answers import wording
from tests.interview.services import CONTEXT, choice, outcome, service

LIST = {
    "kind": "group",
    "id": "list",
    "key": 5,
    "title": "Which?",
    "label": "List",
    "personal": {"level": "C1", "purpose": "x", "forgotten": "end-of-visit"},
    "item_label": "One",
    "fields": [choice("colour", "red", "blue")],
}
SHOP = service(
    "shop",
    choice("have", "yes", "no"),
    LIST,
    outcomes=[outcome("done", lines=["Come.", "Call %(branch_phone)s."], bring=["It"])],
)


def told(answers: dict[str, model.Value], lang: str = "en") -> dict[str, object]:
    found = report(path([SHOP], answers, CONTEXT), wording(lang))
    json.dumps(found)
    return found


def test_every_kind_of_step_has_a_stable_name() -> None:
    assert sorted(KINDS.values()) == sorted(
        [
            "choice",
            "several",
            "text",
            "name",
            "date",
            "country",
            "phone",
            "email",
            "address",
            "amount",
            "slot",
            "document_number",
            "mrz",
            "group",
            "information",
            "consent",
        ]
    )


def test_the_next_step_tells_what_can_be_answered() -> None:
    step = told({"have": "yes"})["next"]

    assert step == {
        "id": "list",
        "kind": "group",
        "label": "Which?",
        "required": True,
        "personal": True,
        "choices": [],
        "fields": [
            {
                "id": "colour",
                "kind": "choice",
                "label": "colour?",
                "required": True,
                "personal": False,
                "choices": [
                    {"id": "red", "label": "red"},
                    {"id": "blue", "label": "blue"},
                ],
                "fields": [],
            }
        ],
    }


def test_the_outcome_has_only_lines_this_branch_can_fill() -> None:
    found = told({"have": "yes", "list": ({"colour": "red"},)})

    assert found["next"] is None
    assert found["path"] == [
        {"id": "have", "answer": "yes"},
        {"id": "list", "answer": [{"colour": "red"}]},
    ]
    assert found["outcome"] == {
        "id": "done",
        "services": [
            {
                "service": "shop",
                "id": "done",
                "title": "done",
                "lines": ["Come."],
                "bring": ["It"],
            }
        ],
    }


def test_a_wrong_item_of_a_group_is_named_by_its_number() -> None:
    items = ({"colour": "red"}, {"colour": "green"})
    errors = told({"have": "yes", "list": items})["errors"]

    assert errors == {
        "list": "Please check entry 2. Please choose one of the answers shown."
    }


def test_errors_are_told_in_the_language_of_the_visitor() -> None:
    messages = {
        str(told({"have": "maybe"}, lang)["errors"])
        for lang in ("en", "zh", "ko", "ar")
    }

    assert len(messages) == 4
