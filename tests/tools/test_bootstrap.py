from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools.bootstrap import (
    SetupError,
    State,
    is_usable,
    read_state,
    run,
    virtualenv_command,
    wanted_state,
)
from tools.progress import Progress

VENV = Path("a folder") / ".venv"


def checkout(folder: Path) -> Path:
    folder.mkdir()
    (folder / "requirements.lock").write_text("babel==2.18.0\n", "utf-8")
    (folder / "pyproject.toml").write_text("[project]\n", "utf-8")
    return folder


def test_pythons_own_tool_makes_the_environment_where_it_can() -> None:
    command = virtualenv_command(VENV, ensurepip=True, uv="uv", virtualenv="virtualenv")
    assert command == (sys.executable, "-m", "venv", str(VENV))


def test_uv_stands_in_where_ensurepip_is_missing() -> None:
    command = virtualenv_command(VENV, ensurepip=False, uv="/bin/uv", virtualenv=None)
    assert command[:2] == ("/bin/uv", "venv")
    assert "--seed" in command
    assert command[-2:] == (sys.executable, str(VENV))


def test_virtualenv_stands_in_where_uv_is_missing_too() -> None:
    command = virtualenv_command(VENV, ensurepip=False, uv=None, virtualenv="/bin/v")
    assert command[0] == "/bin/v"
    assert command[-2:] == (sys.executable, str(VENV))


def test_with_none_of_them_one_sentence_names_the_package_to_install() -> None:
    with pytest.raises(SetupError, match=r"python3\.\d+-venv") as caught:
        virtualenv_command(VENV, ensurepip=False, uv=None, virtualenv=None)
    assert "\n" not in str(caught.value)


def test_the_state_is_the_same_until_something_changes(tmp_path: Path) -> None:
    folder = checkout(tmp_path / "here")
    assert wanted_state(folder) == wanted_state(folder)


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_changed_file_asks_for_a_new_installation(tmp_path: Path, name: str) -> None:
    folder = checkout(tmp_path / "here")
    before = wanted_state(folder)
    (folder / name).write_text("changed\n", "utf-8")
    after = wanted_state(folder)
    assert after.wanted != before.wanted
    assert after.place == before.place


def test_a_moved_checkout_asks_for_a_new_environment(tmp_path: Path) -> None:
    before = wanted_state(checkout(tmp_path / "here"))
    after = wanted_state(checkout(tmp_path / "there"))
    assert after.place != before.place
    assert after.wanted == before.wanted


def test_the_written_state_is_read_back(tmp_path: Path) -> None:
    stamp = tmp_path / "installed"
    assert read_state(stamp) is None
    stamp.write_text("a place with spaces\nabc", "utf-8")
    assert read_state(stamp) == State("a place with spaces", "abc")


def test_a_folder_without_python_is_no_environment(tmp_path: Path) -> None:
    assert not is_usable(tmp_path)


def test_a_failed_command_is_told_with_its_last_words() -> None:
    command = (sys.executable, "-c", "print('no such package'); raise SystemExit(3)")
    with pytest.raises(SetupError, match="no such package"):
        run(command, Progress("Installing", total=0))


def test_a_command_that_works_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    run((sys.executable, "-c", "pass"), Progress("Installing", total=0))
    assert capsys.readouterr().out.splitlines() == [
        "Installing ...",
        "Installing: done",
    ]
