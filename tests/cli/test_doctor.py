"""`kiosk doctor`, and what it keeps from starting."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.proving.examine import CHECKS
from tests.cli.commands import ROOT, Commands
from tests.cli.schemas import check
from tests.proving.scratch import CONFIG, STATE, Scratch, lay_down
from tests.proving.test_findings import own

FILE = f"""
staff_pin = "739164"
[counter]
folder = "{STATE}"
[translation]
folder = "{STATE}/models"
"""


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scratch:
    made = lay_down(tmp_path, own)
    made.write(CONFIG, FILE, 0o640)
    # What files do not tell: the clock, who runs this, the environment.
    monkeypatch.setattr("kiosk.cli.doctor.Host", lambda root: made.ground.host)
    return made


def arguments(scratch: Scratch) -> tuple[str | Path, ...]:
    return ("doctor", "--root", scratch.root, "--config", scratch.at(CONFIG))


def test_a_machine_that_is_fit_is_told_so(commands: Commands, scratch: Scratch) -> None:
    ran = commands.run(*arguments(scratch))

    lines = ran.out.decode().splitlines()
    assert ran.status == 0
    assert len(lines) == len(CHECKS) + 1
    assert all(line.startswith("fine ") for line in lines[:-1])
    assert lines[-1].endswith(" This machine is fit for visitors.")


def test_warnings_leave_it_to_people(commands: Commands, scratch: Scratch) -> None:
    scratch.write("/proc/sys/kernel/sysrq", "1\n")

    ran = commands.run(*arguments(scratch))

    assert ran.status == 1
    assert ran.out.startswith(b"warn    magic-keys ")
    assert b"kernel.sysrq = 0" in ran.out.splitlines()[1]


def test_what_leaks_stands_first_with_its_remedy(
    commands: Commands, scratch: Scratch
) -> None:
    scratch.write("/proc/sys/kernel/sysrq", "1\n")
    scratch.at(CONFIG).chmod(0o666)

    ran = commands.run(*arguments(scratch))

    lines = ran.out.decode().splitlines()
    assert ran.status == 2
    assert lines[0].startswith("refuse  settings-writable ")
    # By the name that the machine in the folder has for it.
    assert lines[1].strip() == f"chmod go-w {CONFIG}"
    assert lines[-1].endswith(" No visitor may use this machine.")


def test_what_is_printed_as_json_keeps_to_its_schema(
    commands: Commands, scratch: Scratch
) -> None:
    scratch.write("/proc/sys/kernel/sysrq", "1\n")

    ran = commands.run(*arguments(scratch), "--json")

    check("doctor", ran.json)
    assert ran.json["status"] == ran.status == 1
    assert ran.json["findings"][0]["id"] == "magic-keys"


def test_settings_that_cannot_be_read_are_a_finding(
    commands: Commands, scratch: Scratch
) -> None:
    scratch.write(CONFIG, "nonsense = 1\n", 0o640)

    ran = commands.run(*arguments(scratch), "--json")

    assert ran.status == 2
    assert ran.json["findings"][0]["id"] == "settings"


def test_it_looks_at_the_machine_it_runs_on(commands: Commands) -> None:
    ran = commands.run("doctor", "--json")

    check("doctor", ran.json)
    assert ran.status in (0, 1, 2)


def serve(
    config: Path, *more: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, "-m", "kiosk", "serve", "--config", config, *more),
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_no_screen_is_served_where_what_is_typed_would_leak(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text("[touchscreen]\nport = 1\n[journal]\nto = 'stderr'\n", "utf-8")
    config.chmod(0o666)

    ran = serve(config, TEXTUAL_LOG=str(tmp_path / "all"))

    assert ran.returncode == 1
    assert ran.stdout == ""
    assert "No visitor may use this machine:" in ran.stderr
    assert f"chmod go-w {config}" in ran.stderr
    assert "TEXTUAL_LOG" in ran.stderr
    assert '"event": "unsafe host", "findings": ' in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_test_serves_where_no_visitor_would_be_served(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    # Found out after the machine was looked at: nothing listens on it.
    config.write_text("[touchscreen]\nhost = '192.0.2.1'\n", "utf-8")
    config.chmod(0o666)

    ran = serve(config, "--unsafe-host")

    assert ran.returncode == 1
    assert "192.0.2.1 port 8490 cannot be listened on" in ran.stderr


def test_no_screen_fills_a_machine_that_would_leak(
    commands: Commands, tmp_path: Path
) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text("[journal]\nto = 'nowhere'\n", "utf-8")
    config.chmod(0o666)

    ran = commands.run("run", "--fullscreen", "--config", config)

    assert ran.status == 1
    assert ran.out == b""
    assert f"chmod go-w {config}" in ran.err


def test_where_no_machine_is_nothing_is_fit(commands: Commands, tmp_path: Path) -> None:
    for root in (tmp_path / "nowhere", Path(__file__)):
        ran = commands.run("doctor", "--root", root)

        assert ran.status == 2
        assert ran.out.startswith(b"refuse  no-machine ")
        assert b"No visitor may use this machine." in ran.out


def test_the_same_of_several_processes_is_told_once(
    commands: Commands, scratch: Scratch
) -> None:
    for number in (71, 72, 73):
        words = ("/usr/bin/python", "-m", "kiosk", "screen")
        scratch.process(number, *words, environ={"TEXTUAL_LOG": "x"})

    ran = commands.run(*arguments(scratch))

    assert ran.status == 2
    assert ran.out.count(b"refuse  debug-variables ") == 1
