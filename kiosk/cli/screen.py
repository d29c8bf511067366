"""`kiosk screen`: one visitor's screen, as `kiosk serve` starts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace


def screen(options: Namespace) -> int:
    """Show one visitor the kiosk; whoever started it has its packets.

    Returns:
        `VISIT_OVER`, `LEFT_BY_STAFF`, or what else went wrong.
    """
    from kiosk.lifelines import die_with

    if not die_with(options.parent):
        return 1
    from kiosk.cli.run import show
    from kiosk.tui.in_browser import LEFT_BY_STAFF

    return show(options.config, in_browser=True) or LEFT_BY_STAFF
