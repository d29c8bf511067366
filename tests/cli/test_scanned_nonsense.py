"""A scanner types what a terminal would say of itself, and the kiosk goes on."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.cli.house import House
from tests.cli.terminal import Terminal


@pytest.mark.parametrize(
    "scanned",
    ["\x1b[200~never ends", "\x1b[48;9;9;9;9t", "\x1b[48;32;114;64;228t"],
)
def test_the_next_touch_is_felt(tmp_path: Path, scanned: str) -> None:
    with Terminal(House(tmp_path)) as terminal:
        terminal.shows("Choose your language")
        terminal.type(scanned)
        terminal.watch(0.5)
        terminal.touch("English")
        terminal.shows("What would you like to do?")
        terminal.end(signal.SIGTERM)
        assert terminal.ended() == 0
