"""How a command is added to the parser, and the options that several share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

Commands = Any
"""What argparse gives for adding commands; its class has no public name."""


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
