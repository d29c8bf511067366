"""The schemas in docs/schemas/, one a command that prints JSON."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator

from tests.cli.commands import ROOT

FOLDER = ROOT / "docs" / "schemas"


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return found


def check(name: str, printed: Any) -> None:  # noqa: ANN401 - whatever was printed
    """Fail unless the JSON is what the schema of a command says."""
    Draft202012Validator(schema(name)).validate(printed)
