"""The wheel works where nothing else of this repository is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
PIP = ("-m", "pip", "--disable-pip-version-check")


def run(*command: str | Path, inside: Path) -> str:
    """Run in a folder that knows nothing of the checkout; return what was printed."""
    hidden = ("PYTHONPATH", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=inside,
        env=kept,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build_wheel(folder: Path) -> Path:
    offline = ("--no-deps", "--no-index", "--no-build-isolation")
    run(sys.executable, *PIP, "wheel", *offline, "-w", folder, ROOT, inside=folder)
    (wheel,) = folder.glob("kiosk-*.whl")
    return wheel


def versions_of_the_lock(folder: Path) -> Path:
    """Return a file that holds the locked versions but asks for none of them."""
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pins = re.findall(r"^[a-z0-9-]+==[^\s;]+", lock, re.MULTILINE)
    constraints = folder / "versions.txt"
    constraints.write_text("\n".join(pins), "utf-8")
    return constraints


@pytest.mark.real
def test_an_installed_wheel_checks_its_content_and_makes_a_handout(
    tmp_path: Path,
) -> None:
    elsewhere = tmp_path / "some where else"
    elsewhere.mkdir()
    wheel = build_wheel(elsewhere)
    run(sys.executable, "-m", "venv", "clean", inside=elsewhere)
    programs = elsewhere / "clean" / "bin"
    constraints = versions_of_the_lock(elsewhere)
    run(
        programs / "python", *PIP, "install", "-c", constraints, wheel, inside=elsewhere
    )

    run(programs / "kiosk", "check", inside=elsewhere)
    wanted = ("pay-by-phone", "--lang", "ko", "--format", "pdf", "--out", "pay.pdf")
    run(programs / "kiosk", "handout", *wanted, inside=elsewhere)

    assert (elsewhere / "pay.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.real
def test_a_wheel_carries_content_and_templates_and_nothing_of_the_tests(
    tmp_path: Path,
) -> None:
    with ZipFile(build_wheel(tmp_path)) as wheel:
        names = set(wheel.namelist())

    assert "kiosk/shipped/library/index.json" in names
    assert "kiosk/shipped/guides/facts.yaml" in names
    assert "kiosk/shipped/locales/languages.toml" in names
    assert any(name.endswith(".typ") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"kiosk"}
