"""The schemas are strict, and know every stable code there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator, ValidationError

from kiosk.content.report import KINDS
from kiosk.identity.documents import DocumentKind, NumberProblem
from kiosk.identity.reading import Caution
from tests.cli.schemas import FOLDER, check, schema

NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


def objects(plain: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    if isinstance(plain, dict):
        if plain.get("type") == "object" and "properties" in plain:
            yield plain
        for value in plain.values():
            yield from objects(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from objects(value)


def test_there_is_a_schema_for_each_command_that_prints_json() -> None:
    assert NAMES == [
        "audit-verify",
        "data-map",
        "doctor",
        "document",
        "facts",
        "interview",
        "keys",
        "languages",
        "learn",
        "list",
        "models-install",
        "models-list",
        "models-verify",
        "mrz",
        "paths",
        "printers",
        "records-erase",
        "records-list",
        "records-retention",
        "staff",
        "translate",
        "translate-draft",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_valid_and_lets_nothing_else_through(name: str) -> None:
    found = schema(name)
    Draft202012Validator.check_schema(found)

    strict = [
        one["additionalProperties"] is False
        and set(one["required"]) == set(one["properties"])
        for one in objects(found)
    ]
    assert strict
    assert all(strict)


def test_the_schemas_know_every_stable_code() -> None:
    mrz = schema("mrz")["properties"]
    document = schema("document")["properties"]
    step = schema("interview")["$defs"]["step"]["properties"]

    assert set(mrz["warnings"]["items"]["enum"]) == set(get_args(Caution))
    assert set(document["kind"]["enum"]) == {*get_args(DocumentKind), "unknown"}
    assert set(document["problem"]["enum"]) == {*get_args(NumberProblem), None}
    assert set(step["kind"]["enum"]) == set(KINDS.values())


@pytest.mark.parametrize(
    ("following", "outcome"),
    [(None, None), ({"id": "x"}, {"id": "x", "services": []})],
)
def test_an_interview_has_either_a_next_step_or_an_outcome(
    following: object, outcome: object
) -> None:
    printed = {
        "path": [],
        "next": following,
        "outcome": outcome,
        "errors": {},
        "ignored": [],
    }

    with pytest.raises(ValidationError):
        check("interview", printed)
