"""How a command is added to the parser, and the options that several share."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

Commands = Any
"""What argparse gives for adding commands; its class has no public name."""
DAYS = (date(1970, 1, 1), date(2199, 12, 31))
"""First and last day a visit may have: clocks outside are wrong."""


def add(commands: Commands, name: str, calls: str, text: str) -> Any:  # noqa: ANN401
    """Add a command that calls "module:function" of this room; return its parser."""
    command = commands.add_parser(name, help=text, description=text)
    command.set_defaults(calls=calls)
    return command


def add_config(command: Any) -> None:  # noqa: ANN401
    """Give a command the option --config."""
    command.add_argument(
        "--config", type=Path, metavar="FILE", help="kiosk.toml to use"
    )


def add_json(command: Any) -> None:  # noqa: ANN401
    """Give a command the option --json."""
    command.add_argument("--json", action="store_true", help="print JSON")


def add_unsafe_host(command: Any) -> None:  # noqa: ANN401
    """Give a command the option --unsafe-host."""
    command.add_argument(
        "--unsafe-host",
        action="store_true",
        help="start where kiosk doctor refuses to: for tests, never for visitors",
    )


def add_today(command: Any) -> None:  # noqa: ANN401
    """Give a command the option --today."""
    command.add_argument(
        "--today",
        type=day,
        metavar="YYYY-MM-DD",
        help="the day of the visit (default: the branch's day)",
    )


def day(text: str) -> date:
    """Read a day that is given to a command.

    Raises:
        ArgumentTypeError: It is none, or no clock that is right would tell it.
    """
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not YYYY-MM-DD") from error
    if text != found.isoformat() or not DAYS[0] <= found <= DAYS[1]:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not YYYY-MM-DD from {DAYS[0]} to {DAYS[1]}"
        )
    return found
