"""The readers read a real machine, and the shipped policy is the one that is wanted."""

from __future__ import annotations

import json
import os
import resource
import socket
import subprocess
import sys
from pathlib import Path

from kiosk.paths import Places, find_places
from kiosk.proving.browser import BLOCKED, WANTED
from kiosk.proving.files import private_state
from kiosk.proving.finding import Ground
from kiosk.proving.host import Host, Process
from kiosk.proving.memory import debug_variables, writes_core
from kiosk.proving.network import listening
from kiosk.proving.upkeep import content_of, program_of
from kiosk.settings import Counter, Settings

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "deploy" / "chromium" / "kiosk.json"
GROUND = Ground(Host(), Settings())
WAITING = "import sys; sys.stdout.write('.'); sys.stdout.flush(); sys.stdin.read()"


def test_a_port_that_is_listened_on_is_found_with_its_process() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        numbers = {
            number
            for address, found, number in listening(GROUND.host)
            if found == port and address.is_loopback
        }
        this = Process(Path("/proc/self"), ("kiosk",))

        assert len(numbers & this.sockets()) == 1


def test_whether_a_crash_writes_its_memory_is_read_of_a_process() -> None:
    soft, _hard = resource.getrlimit(resource.RLIMIT_CORE)

    assert writes_core(Path("/proc/self/limits").read_text("utf-8")) == (soft != 0)


def test_a_kiosk_that_runs_with_debugging_is_found_among_processes() -> None:
    with subprocess.Popen(
        (sys.executable, "-c", WAITING, "-m", "kiosk"),
        env={"PYTHONFAULTHANDLER": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        running.stdout.read(1)
        told = [one.problem for one in debug_variables(GROUND)]
        running.communicate()

    assert any("PYTHONFAULTHANDLER is set for a kiosk that runs" in one for one in told)


def test_real_keys_that_others_may_read_are_found(tmp_path: Path) -> None:
    key = tmp_path / "keys" / "kiosk.key"
    key.parent.mkdir(mode=0o700)
    key.touch(mode=0o600)
    tmp_path.chmod(0o700)
    own = Host(user=os.geteuid())
    ground = Ground(own, Settings(counter=Counter(folder=tmp_path)))
    assert [*private_state(ground)] == []

    key.chmod(0o604)

    [found] = private_state(ground)
    assert found.remedy == f"chmod 600 {key}"


def test_the_clock_and_sqlite_of_this_machine_can_be_asked() -> None:
    host = Host()

    assert host.clock_is_kept() in (True, False)
    assert any(option.startswith("THREADSAFE") for option in host.sqlite())
    assert host.free_bytes(Path("/nowhere/at/all")) > 0


def test_content_of_other_sources_is_stale_and_missing_content_refused(
    tmp_path: Path,
) -> None:
    own = find_places()
    changed = Places(tmp_path, own.locales, own.library, checkout=True)
    missing = Places(own.guides, own.locales, tmp_path, checkout=False)

    assert [one.id for one in content_of(changed)(GROUND)] == ["content-stale"]
    assert [one.id for one in content_of(missing)(GROUND)] == ["content"]


def test_a_program_that_everybody_can_change_is_refused(tmp_path: Path) -> None:
    module = tmp_path / "rules.yaml"
    module.touch(mode=0o644)
    tmp_path.chmod(0o755)
    look = program_of(tmp_path)
    assert [*look(GROUND)] == []

    module.chmod(0o646)

    [found] = look(GROUND)
    assert (found.id, found.severity) == ("program-writable", "refuse")
    assert found.remedy == f"chmod -R o-w {tmp_path}"


def test_figures_past_their_review_are_counted() -> None:
    from datetime import UTC, datetime

    host = Host(now=lambda: datetime(2199, 1, 1, tzinfo=UTC))
    told = [one.id for one in content_of()(Ground(host, Settings()))]

    assert "facts-overdue" in told


def test_the_policy_that_is_shipped_is_the_one_that_is_wanted() -> None:
    shipped = json.loads(SHIPPED.read_text("utf-8"))

    assert {name: shipped.get(name) for name in WANTED} == WANTED
    assert {*BLOCKED} <= {*shipped["URLBlocklist"]}
    assert shipped["URLAllowlist"] == [Settings().touchscreen.own_origin]
