"""`kiosk list`, `languages` and `data-map`."""

from __future__ import annotations

import pytest

from tests.cli.commands import ROOT, Commands
from tests.cli.schemas import check


@pytest.mark.parametrize("name", ["list", "languages", "data-map"])
def test_what_is_printed_is_what_the_schema_says(commands: Commands, name: str) -> None:
    ran = commands.run(name, "--json")

    assert ran.status == 0
    assert ran.json
    check(name, ran.json)


@pytest.mark.parametrize("name", ["list", "languages", "data-map"])
def test_a_person_gets_lines(commands: Commands, name: str) -> None:
    ran = commands.run(name)

    assert ran.status == 0
    assert len(ran.out.decode().splitlines()) >= 4


def test_every_page_and_language_is_listed(commands: Commands) -> None:
    printed = commands.run("list", "--json").json
    pages = {path.stem for path in (ROOT / "guides").glob("*.yaml")}

    listed = {page["id"] for page in (*printed["services"], *printed["guides"])}
    lessons = {page["id"] for page in commands.run("learn", "--json").json["lessons"]}
    assert listed.isdisjoint(lessons)
    assert listed | lessons == pages - {
        "facts",
        "glossary",
        "keys",
        "phrases",
        "shared",
    }
    assert [one["code"] for one in printed["languages"]] == ["en", "zh", "ko", "ar"]
    assert printed["languages"] == commands.run("languages", "--json").json


def test_the_data_map_names_every_service_and_nothing_that_is_kept(
    commands: Commands,
) -> None:
    rows = commands.run("data-map", "--json").json

    services = {page["id"] for page in commands.run("list", "--json").json["services"]}
    assert {"open-account", "renew-passport"} <= {row["service"] for row in rows}
    assert {row["service"] for row in rows} <= services
    assert {row["forgotten"] for row in rows} == {"end-of-visit"}
    assert all(row["purpose"] for row in rows)


@pytest.mark.parametrize("name", ["list", "languages", "data-map", "check", "build"])
def test_more_words_are_wrong_use(commands: Commands, name: str) -> None:
    commands.refuses(name, "more")
