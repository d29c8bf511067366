"""Terminals that order text are told who does it, and are left as they were."""

import signal
from pathlib import Path

import pytest

from tests.cli.house import House
from tests.cli.terminal import LEFT, Terminal

HERE, THERE = "\x1b[8l", "\x1b[8h"


@pytest.mark.real
@pytest.mark.parametrize(("bidi", "told"), [("app", 1), ("terminal", 0)])
def test_the_terminal_orders_nothing_while_the_kiosk_does(
    tmp_path: Path, bidi: str, told: int
) -> None:
    house = House(tmp_path)
    config = house.folder / "kiosk.toml"
    config.write_text(f'[terminal]\nbidi = "{bidi}"\n', "utf-8")
    with Terminal(house, "--lang", "en", "--config", str(config)) as terminal:
        terminal.shows("What would you like to do?")
        assert terminal.seen.count(HERE) == told
        assert THERE not in terminal.seen
        terminal.end(signal.SIGTERM)
        assert terminal.ended() == 0
        assert THERE in terminal.seen.rpartition(LEFT)[0]
