"""The commands of the room `printing`: `kiosk printers` and `kiosk print`."""

from __future__ import annotations

import argparse

from kiosk.cli.adding import Commands, add, add_config, add_json, add_today
from kiosk.printers import MOST_COPIES


def add_printing(commands: Commands) -> None:
    """Add `kiosk printers` and `kiosk print`."""
    text = "List the printers, how they are and what they can do, or try one."
    printers = add(commands, "printers", "printers:printers", text)
    printers.add_argument(
        "--test-page", metavar="NAME", help="print a page in all languages"
    )
    add_json(printers)
    add_config(printers)
    text = "Print a guide, or the general checklist of a service."
    printing = add(commands, "print", "printing:print_page", text)
    printing.add_argument("id", metavar="ID", help="a service or a guide")
    printing.add_argument("--lang", required=True, metavar="CODE")
    printing.add_argument(
        "--copies", type=_copies, default=1, metavar="N", help=f"1 to {MOST_COPIES}"
    )
    printing.add_argument(
        "--printer", default="", metavar="NAME", help="default: the first one"
    )
    add_today(printing)
    add_config(printing)


def _copies(text: str) -> int:
    """Read how many copies are wanted.

    Raises:
        ArgumentTypeError: It is no number, or far too many.
    """
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_COPIES:
        raise argparse.ArgumentTypeError(f"{text!r} is not from 1 to {MOST_COPIES}")
    return int(text)
