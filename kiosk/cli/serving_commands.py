"""`kiosk serve`, and the command that it starts screens with."""

from __future__ import annotations

import argparse

from kiosk.cli.adding import Commands, add, add_config, add_unsafe_host


def add_serving(commands: Commands) -> None:
    """Add both; the second is for `kiosk serve` alone, and not told of."""
    text = "Show the kiosk in the browser of this machine, until a signal ends it."
    serve = add(commands, "serve", "serve:serve", text)
    serve.add_argument(
        "--prepare", action="store_true", help="make the fonts of the page, and end"
    )
    add_unsafe_host(serve)
    serve.add_argument("--renewed", type=int, help=argparse.SUPPRESS)
    add_config(serve)
    # Without a help text a command is not listed.
    screen = commands.add_parser("screen")
    screen.set_defaults(calls="screen:screen")
    screen.add_argument("--parent", type=int, required=True)
    add_config(screen)
