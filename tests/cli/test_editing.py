"""`kiosk facts`, `paths` and `preview`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import pytest

from kiosk.content.facts import Confidence, Unit
from tests.cli.commands import Commands
from tests.cli.schemas import check, schema

EARLY = ("--today", "2026-11-22")


def test_facts_are_listed_by_their_review(commands: Commands) -> None:
    rows = commands.run("facts", *EARLY, "--json").json
    lines = commands.run("facts", *EARLY).out.decode().splitlines()

    check("facts", rows)
    assert [row["review_by"] for row in rows] == sorted(
        row["review_by"] for row in rows
    )
    assert [line.split()[0] for line in lines[1:-1]] == [row["id"] for row in rows]
    assert lines[-1] == f"{len(rows)} facts, 0 past their review."


def test_facts_past_their_review_are_counted(commands: Commands) -> None:
    late = commands.run("facts", "--today", "2199-01-01")

    assert late.status == 0
    count = late.out.decode().splitlines()[-1]
    assert count.split()[0] == count.split()[2]


def test_the_schema_knows_every_unit_and_confidence() -> None:
    fields = schema("facts")["items"]["properties"]

    assert set(fields["unit"]["enum"]) == set(get_args(Unit))
    assert set(fields["confidence"]["enum"]) == set(get_args(Confidence))


def test_paths_are_listed_with_an_example_that_leads_there(
    commands: Commands, tmp_path: Path
) -> None:
    printed = commands.run("paths", "reset-pin", *EARLY, "--json").json

    check("paths", printed)
    for way in printed["paths"]:
        ended = commands.run(
            *("interview", "reset-pin", "--answers", "-", *EARLY),
            standard_input=as_bytes(way["example"]),
        ).json
        assert ended["outcome"]["id"] == way["outcome"]
        assert [step["id"] for step in ended["path"]] == way["steps"]


def as_bytes(plain: Any) -> bytes:  # noqa: ANN401 - any JSON
    import json

    return json.dumps(plain).encode()


def test_a_person_gets_numbered_paths(commands: Commands) -> None:
    lines = commands.run("paths", "change-phone", *EARLY).out.decode().splitlines()

    assert lines[0].startswith("   1 old-phone > new-phone => ")
    assert lines[-1] == f"{len(lines) // 2} paths."


@pytest.mark.parametrize(
    ("kind", "begins"), [("mermaid", "flowchart TD\n"), ("graphviz", "digraph ")]
)
def test_a_diagram_is_text(commands: Commands, kind: str, begins: str) -> None:
    ran = commands.run("paths", "renew-passport", "--diagram", kind)

    assert ran.status == 0
    assert ran.out.decode().startswith(begins)


def test_a_diagram_is_drawn_into_a_file(commands: Commands, tmp_path: Path) -> None:
    picture = tmp_path / "way.svg"

    ran = commands.run(
        "paths", "open-account", "--diagram", "svg", "--out", str(picture)
    )

    assert (ran.status, ran.out) == (0, b"")
    assert ElementTree.parse(picture).getroot().tag.endswith("svg")  # noqa: S314 - ours


def test_a_folder_that_is_not_writable_is_told(
    commands: Commands, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    ran = commands.fails(
        *("paths", "reset-pin", "--diagram", "svg"),
        *("--out", tmp_path / "file" / "way.svg"),
    )

    assert "cannot be written" in ran.err


def test_a_screen_is_shown_as_on_a_day(commands: Commands) -> None:
    fees = ("preview", "pay-by-phone", "--at", "fees")
    now = commands.run(*fees, "--date", "2026-11-22").out.decode()
    late = commands.run(*fees, "--date", "2099-01-01").out.decode()

    assert "CNY 200" in now
    assert "check with the staff" not in now
    assert "CNY 200 (check with the staff)" in late


def test_a_screen_is_shown_in_a_language_and_for_a_branch(
    commands: Commands, tmp_path: Path
) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text("[branch]\nphone = '0551-12345678'\n", "utf-8")
    general = ("preview", "open-account", "--lang", "zh", "--at", "general")

    without = commands.run(*general).out.decode()
    full = commands.run(*general, "--config", config).out.decode()

    assert "您" in without
    assert "0551-12345678" in full
    assert "0551" not in without


def test_the_whole_page_has_a_heading_for_each_screen(commands: Commands) -> None:
    lines = commands.run("preview", "change-phone").out.decode().splitlines()
    headings = [line for line in lines if line.startswith("== ")]

    assert headings == [
        f"== {name} =="
        for name in (
            *("general", "old-phone", "new-phone"),
            *("phone-stolen", "own-number-first", "ready"),
        )
    ]


def test_what_is_not_there_is_told(commands: Commands) -> None:
    page = commands.fails("preview", "nope")
    screen = commands.fails("preview", "change-phone", "--at", "nope")
    service = commands.fails("paths", "pay-by-phone")

    assert "There is no service 'nope'" in page.err
    assert "There are: general, old-phone, new-phone" in screen.err
    assert "There is no service 'pay-by-phone'" in service.err


def test_wrong_use_is_refused(commands: Commands) -> None:
    commands.refuses("paths", "reset-pin", "--diagram", "gif")
    commands.refuses("preview", "reset-pin", "--date", "soon")
    commands.refuses("facts", "more")
