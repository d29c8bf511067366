"""Codes that lead a phone onto our network and to a page, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kiosk.handout.phone_codes import network_code
from kiosk.handout.phone_words import OPEN
from kiosk.interview.problems import mark
from kiosk.settings import Settings
from kiosk.tui.visitor.pages.big_qr import Step

JOIN: Final = mark("Scan to join the Wi-Fi %(name)s. Then touch the screen.")
NO_NETWORK: Final = mark("No connection? Touch for a code that needs no network.")


def steps_to(page: str, settings: Settings) -> tuple[Step, ...]:
    """Return the codes that lead to a page, in the order they are scanned.

    Args:
        page: The address of the page; empty: pages are not served.
        settings: Whether visitors have a network to join.
    """
    return tuple(_steps(page, settings))


def _steps(page: str, settings: Settings) -> Iterator[Step]:
    branch = settings.branch
    network = network_code(branch.wifi_name, branch.wifi_password)
    if network:
        yield Step(network, (JOIN,), {"name": branch.wifi_name})
    if page:
        yield Step(page, (OPEN, NO_NETWORK), {"address": page})
