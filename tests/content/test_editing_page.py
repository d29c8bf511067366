"""The page for editors, followed to the letter in a copy of the content."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from kiosk.content.branch import BRANCH
from kiosk.content.checking import check
from kiosk.content.messages import update
from kiosk.content.reach import context_on
from kiosk.content.reading import read_content
from kiosk.content.reading_level import MOST_WORDS
from kiosk.interview.paths import every_way
from kiosk.paths import Places, find_places
from tests.content.bank import TODAY

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "editing.md").read_text("utf-8")


def blocks() -> tuple[str, ...]:
    """Return the pieces of YAML on the page, in order: the figure, the service."""
    return tuple(map(dedent, re.findall(r"   ```yaml\n(.*?)   ```", PAGE, re.DOTALL)))


@pytest.fixture
def copied(tmp_path: Path) -> Places:
    for name in ("guides", "locales", "kiosk"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    return Places(
        tmp_path / "guides",
        tmp_path / "locales",
        tmp_path / "library",
        checkout=True,
    )


def new_problems(places: Places) -> list[str]:
    """Return what is wrong in the copy and not in the content as written."""
    before = set(check(find_places(), TODAY).problems)
    return [one for one in check(places, TODAY).problems if one not in before]


def test_a_figure_is_changed_as_the_page_says(copied: Places) -> None:
    figure, _ = blocks()
    path = copied.guides / "facts.yaml"
    text = path.read_text("utf-8")
    first, second = (line for line in figure.splitlines() if "- {value" in line)
    found = text.index("  - id: customs_yuan\n")
    assert text.index(first.strip(), found) > found
    at = text.index(first.strip(), found) + len(first.strip())
    path.write_text(f"{text[:at]}\n      {second.strip()}{text[at:]}", "utf-8")

    (fact,) = (
        one for one in read_content(copied.guides).facts if one.id == "customs_yuan"
    )

    assert [fact.value_on(day) for day in (date(2027, 12, 31), date(2028, 1, 1))] == [
        "20000",
        "30000",
    ]
    assert new_problems(copied) == []


def test_a_service_is_added_as_the_page_says(copied: Places) -> None:
    _, service = blocks()
    (copied.guides / "cheques.yaml").write_text(service, "utf-8")
    keys = copied.guides / "keys.yaml"
    for kind, number in (
        ("services", "90: cheques"),
        ("steps", "900: cheque-from"),
        ("options", "900: {1: china, 2: abroad}"),
    ):
        assert f"`{number}` under `{kind}`" in " ".join(PAGE.split())
        listed = keys.read_text("utf-8")
        keys.write_text(listed.replace(f"{kind}:\n", f"{kind}:\n  {number}\n"), "utf-8")
    assert any("kiosk messages" in one for one in new_problems(copied))

    update(copied, ("zh", "ko", "ar"))
    problems = new_problems(copied)
    (added,) = (
        one for one in read_content(copied.guides).services if one.id == "cheques"
    )

    assert len(list(every_way(added, context_on(TODAY)))) == 2
    assert [one.splitlines()[0][:34] for one in problems] == [
        "locales/zh: guides is promised com"
    ]


def test_the_page_names_every_placeholder_and_the_limit_of_words() -> None:
    assert all(f"`%({name})s`" in PAGE for name in BRANCH)
    assert f"at most {MOST_WORDS:,} words" in PAGE


def test_the_page_shows_commands_that_are_there() -> None:
    from kiosk.cli.commands import parser

    known = parser()._subparsers._group_actions[0].choices  # type: ignore[union-attr]
    named = set(re.findall(r"`kiosk ([a-z-]+)", PAGE))

    assert named
    assert named <= set(known)  # type: ignore[arg-type]
