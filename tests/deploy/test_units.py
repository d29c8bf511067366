"""The services are right by the service manager's own judgement."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.bridge.server import LEFT_BY_STAFF
from tests.deploy.scratch import needed, run

SERVICES = {
    "kiosk-bridge": 1.6,
    "kiosk-takeaway": 1.5,
    "kiosk-terminal": 1.8,
    "kiosk-desk": 1.8,
    "kiosk-screen": 2.7,
}
"""Most exposure, as `systemd-analyze security` counts it: from 0 to 10. The browser's
is higher because its own sandbox needs namespaces."""
SYSTEM = Path("/usr/lib/systemd/system")
PROGRAMS = ("usr/bin/cage", "opt/kiosk/current/bin/kiosk")
EVERYWHERE = {
    "LimitCORE": "0",
    "MemorySwapMax": "0",
    "PrivateTmp": "yes",
    "ProtectSystem": "strict",
    "NoNewPrivileges": "yes",
    "KillMode": "control-group",
    "Restart": "always",
    "UMask": "0077",
    "IPAddressDeny": "any",
}


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an installed machine with the units of its system."""
    tmp_path = tmp_path_factory.mktemp("machine")
    needed("systemd-analyze")
    if not SYSTEM.is_dir():
        pytest.skip("there are no units of a system here")
    run("install", tmp_path, "--takeaway")
    shutil.copytree(SYSTEM, tmp_path / "usr/lib/systemd/system", symlinks=True)
    for program in PROGRAMS:
        (tmp_path / program).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / program).write_text("#!/bin/sh\n")
        (tmp_path / program).chmod(0o755)
    return tmp_path


def analyze(machine: Path, *words: str) -> str:
    done = subprocess.run(
        ("systemd-analyze", f"--root={machine}", *words),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_service_manager_has_no_complaint(machine: Path) -> None:
    units = [f"{each}.service" for each in SERVICES]

    assert analyze(machine, "verify", *units, "tmp.mount") == ""


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_is_exposed_no_more_than_it_must(machine: Path, service: str) -> None:
    most = SERVICES[service]
    limit = f"--threshold={most * 10:.0f}"
    said = analyze(machine, "security", "--offline=true", limit, f"{service}.service")

    found = re.search(r"exposure level for \S+: ([\d.]+)", said)
    assert found
    print(f"{service}: exposure {found[1]} of 10, at most {most}")  # noqa: T201
    assert float(found[1]) <= most


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("name", EVERYWHERE)
def test_every_service_leaves_nothing_and_comes_back(
    machine: Path, service: str, name: str
) -> None:
    unit = (machine / f"etc/systemd/system/{service}.service").read_text()

    assert re.findall(rf"^{name}=(.*)$", unit, re.MULTILINE) == [EVERYWHERE[name]]


def test_the_bridge_is_watched_and_the_browser_gets_its_address_alone(
    machine: Path,
) -> None:
    units = machine / "etc/systemd/system"
    bridge = (units / "kiosk-bridge.service").read_text()
    screen = (units / "kiosk-screen.service").read_text()

    wanted = {"Type=notify", "WatchdogSec=10", "RestartSec=1"}
    assert wanted <= {*bridge.splitlines()}
    assert f"RestartPreventExitStatus={LEFT_BY_STAFF}\n" in bridge
    assert "User=kiosk\n" in bridge
    assert "User=kiosk-screen\n" in screen
    assert "LoadCredential=address:/run/kiosk/address\n" in screen


def test_no_browser_is_started_without_its_sandbox(machine: Path) -> None:
    laid = [each for each in (machine / "etc").rglob("*") if each.is_file()]
    laid += [each for each in (machine / "opt").rglob("*") if each.is_file()]

    assert [each.name for each in laid if b"no-sandbox" in each.read_bytes()] == []
