"""`kiosk takeaway`: pages for phones, in a program of its own."""

from __future__ import annotations

import asyncio
import os
import resource
import time
from argparse import Namespace
from typing import Final

from kiosk.cli.logo import tell_of_logo
from kiosk.cli.opening import open_all, print_line
from kiosk.errors import TakeawayError
from kiosk.journal_place import journal_of
from kiosk.paths import state_folder
from kiosk.phone_pages import FOLDER

NICENESS: Final = 10
"""Whoever stands at the kiosk comes before whoever reads on a phone."""


def takeaway(options: Namespace) -> int:
    """Serve pages until a signal ends it.

    Raises:
        TakeawayError: It is switched off, or cannot listen.
    """
    opened = open_all(options.config)
    own = opened.settings.takeaway
    if not own.enabled:
        raise TakeawayError(
            "Pages for phones are switched off.",
            remedy="Set enabled = true and address = ... in [takeaway] of kiosk.toml.",
        )
    tell_of_logo(opened.settings.branch)
    # Imported here: only this command serves.
    from kiosk.handout.waiting_pages import WaitingPages
    from kiosk.takeaway.buckets import Buckets
    from kiosk.takeaway.presses import Presses
    from kiosk.takeaway.public import Content
    from kiosk.takeaway.server import Desk, serve
    from kiosk.takeaway.site import Site
    from kiosk.takeaway.visits import Visits

    # A crash must not write to a core file what a visitor takes along.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    journal = journal_of(
        opened.settings.journal, opened.settings.counter.folder or state_folder()
    )
    journal.take_over()
    os.nice(NICENESS)

    async def run() -> str:
        content = Content(opened.settings, opened.languages, opened.library)
        presses = Presses()
        pages = WaitingPages(own.folder or state_folder() / FOLDER, time.time)
        visits = Visits(content, presses, pages)
        site = Site(content, presses, visits, opened.settings.today)
        desk = Desk(site, Buckets(own.requests_a_minute, time.monotonic))
        await serve(
            desk,
            own,
            ready=lambda port: print_line(f"Serving {own.address} on port {port}."),
            sweep=visits.sweep,
            logger=journal.of_library("aiohttp"),
        )
        return str(desk.counts)

    print_line(asyncio.run(run()))
    return 0
