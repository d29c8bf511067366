"""A logo that pages must do without is told before they are made."""

from __future__ import annotations

import sys

from kiosk.errors import HandoutError
from kiosk.handout.look import check_logo
from kiosk.settings import Branch


def tell_of_logo(branch: Branch) -> bool:
    """Say on standard error what is wrong with the logo.

    Returns:
        Whether it can be used, or none is set.
    """
    try:
        check_logo(branch)
    except HandoutError as error:
        print(error, file=sys.stderr)  # noqa: T201 - this is what a command is for
        return False
    return True
