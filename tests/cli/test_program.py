"""`python -m kiosk` as a program of its own, from other folders and locales."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli.commands import parser
from tests.cli.commands import ROOT, Commands


def kiosk(
    *arguments: str | Path,
    standard_input: bytes = b"",
    environment: dict[str, str] | None = None,
    folder: Path = ROOT,
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        (sys.executable, "-m", "kiosk", *map(str, arguments)),
        cwd=folder,
        input=standard_input,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        capture_output=True,
        check=False,
    )


def names() -> list[str]:
    actions = parser()._subparsers._group_actions  # type: ignore[union-attr]
    return sorted(actions[0].choices)  # type: ignore[arg-type]


def test_exit_codes_tell_good_use_trouble_and_wrong_use() -> None:
    good = kiosk("list", "--json")
    trouble = kiosk("interview", "nope", "--answers", "-", standard_input=b"{}")
    wrong = kiosk("nope")

    assert (good.returncode, trouble.returncode, wrong.returncode) == (0, 1, 2)
    assert trouble.stdout == wrong.stdout == b""
    assert b"Traceback" not in trouble.stderr + wrong.stderr


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_output_is_utf8_whatever_the_locale(locale: str) -> None:
    environment = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    listed = kiosk("languages", "--json", environment=environment)
    trouble = kiosk("handout", "护照", "--lang", "zh", "--format", "text", "--out", "-")

    assert [one["own_name"] for one in json.loads(listed.stdout)][1] == "简体中文"
    assert trouble.returncode == 1
    assert b"Traceback" not in trouble.stderr


def test_it_runs_from_another_folder(tmp_path: Path) -> None:
    ran = kiosk(
        *("handout", "pay-by-phone", "--lang", "ar", "--format", "html"),
        *("--out", "page.html"),
        folder=tmp_path,
    )

    assert ran.returncode == 0
    assert 'dir="rtl"' in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["data-map", "list", "check"])
def test_a_reader_that_went_away_is_no_crash(name: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        (sys.executable, "-m", "kiosk", name),
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)

    assert ran.returncode == 1
    assert ran.stderr == b""


def test_a_bad_configuration_is_told_before_the_screen_opens(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text("[idle]\nwaiting_seconds = -1\n", "utf-8")

    for arguments in (("run", "--config", config), ("--config", config)):
        ran = kiosk(*arguments)

        assert ran.returncode == 1
        assert ran.stdout == b""
        assert b"idle.waiting_seconds" in ran.stderr
        assert len(ran.stderr.splitlines()) == 2


def test_a_language_that_is_not_there_is_told_before_the_screen_opens() -> None:
    for arguments in (("run", "--lang", "xx"), ("--lang", "xx")):
        ran = kiosk(*arguments)

        assert ran.returncode == 1
        assert ran.stdout == b""
        assert b"There are: en, zh, ko, ar." in ran.stderr


@pytest.mark.parametrize("name", names())
def test_every_command_has_help(commands: Commands, name: str) -> None:
    ran = commands.run(name, "--help")

    assert ran.status == 0
    assert ran.out.startswith(f"usage: kiosk {name}".encode())


def test_every_command_is_in_the_documentation_and_no_other() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    described = {
        line.removeprefix("## `kiosk ").split("`")[0].split()[0]
        for line in page.splitlines()
        if line.startswith("## `kiosk ")
    }

    assert described == set(names())


def test_every_option_is_in_the_documentation() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    options = {
        option
        for command in parser()._subparsers._group_actions[0].choices.values()  # type: ignore[union-attr]
        for action in command._actions
        for option in action.option_strings
        if option.startswith("--")
    }

    assert {
        option for option in options - {"--help"} if f"`{option}" not in page
    } == set()
