"""What every test of a command is given."""

from __future__ import annotations

import pytest

from tests.cli.commands import Commands


@pytest.fixture
def commands(capsysbinary: pytest.CaptureFixture[bytes]) -> Commands:
    return Commands(capsysbinary)
