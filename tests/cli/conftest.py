"""What every test of a command is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import Commands


@pytest.fixture
def commands(capsysbinary: pytest.CaptureFixture[bytes]) -> Commands:
    return Commands(capsysbinary)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A kiosk.toml whose counter stands in a folder of the test's own."""
    written = tmp_path / "kiosk.toml"
    written.write_text(f'[counter]\nfolder = "{tmp_path}/state"\n', "utf-8")
    return written
