"""The `kiosk` command: parses, calls one function, prints. No logic.

Nothing heavy is imported before it is known what is asked: `kiosk` alone shows
the first screen, and `kiosk --help` needs none of it.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from kiosk.errors import KioskError

FAILED = 1
INTERRUPTED = 130
"""What a shell reports of a program that was stopped by Ctrl+C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit status: 0, or 1 for expected trouble. Wrong use exits with 2.
    """
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except KioskError as error:
        print(error, file=sys.stderr)  # noqa: T201 - this is what a command is for
        return FAILED
    except BrokenPipeError:
        # Whoever read our output has gone: what is left to say goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(given: list[str]) -> int:
    if not given:
        # Nothing to parse: the first screen does not wait for the parser. Nor for the
        # collector: what is made until the first paint stays, and looking through
        # it again and again takes a tenth of the start. The app turns it on again.
        gc.disable()
        from kiosk.cli.run import show

        return show()
    from kiosk.cli.commands import parser

    if given[0].startswith("-") and given[0] not in ("-h", "--help"):
        given.insert(0, "run")
    options = parser().parse_args(given)
    module, _, function = options.calls.partition(":")
    return int(getattr(import_module(f"kiosk.cli.{module}"), function)(options))


if __name__ == "__main__":
    sys.exit(main())
