"""`kiosk desk`: the staff's screens."""

from __future__ import annotations

import os
import resource
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from kiosk.cli.interpreting import has_models, interpreter_opener
from kiosk.cli.logo import tell_of_logo
from kiosk.cli.opening import open_all
from kiosk.cli.run import open_queue
from kiosk.journal import Event
from kiosk.journal_place import journal_of
from kiosk.paths import state_folder

if TYPE_CHECKING:
    from kiosk.sealing.key_folder import KeyFolder


def desk(options: Namespace) -> int:
    """Show the desk until staff or a signal end it.

    The first run on a machine makes its keys and its database.

    Returns:
        The exit status.
    """
    opened = open_all(options.config)
    tell_of_logo(opened.settings.branch)
    # A crash must not write what a visitor answered to a core file.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from kiosk.records.opening import open_store
    from kiosk.sealing.case_keys import case_keys_of
    from kiosk.sealing.key_folder import key_folder_of
    from kiosk.tui.desk.app import DeskApp
    from kiosk.tui.desk.workplace import Workplace, utc_now
    from kiosk.tui.endings import HUNG_UP
    from kiosk.tui.locked import STOPPED
    from kiosk.tui.paper_tray import PaperTray
    from kiosk.tui.visitor.tongues import Tongues

    counter = opened.settings.counter
    journal = journal_of(opened.settings.journal, counter.folder or state_folder())
    journal.take_over(STOPPED)
    keys = key_folder_of(counter)
    keys.prepare()
    _check(keys)
    store = open_store(opened.settings, counter.folder or state_folder())
    tongues = Tongues(
        opened.languages,
        opened.settings,
        interpreter_opener(opened.settings, opened.languages),
    )
    tongues.open(opened.library)
    try:
        app = DeskApp(
            Workplace(
                settings=opened.settings,
                library=opened.library,
                tongues=tongues,
                store=store,
                keys=keys,
                case_keys=case_keys_of(counter),
                clock=utc_now,
                tray=PaperTray(opened.settings, open_queue),
            ),
            english=options.lang == "en",
            warm=has_models(opened.settings),
        )
        app.journal = journal
        app.run()
    finally:
        store.close()
    journal.write(Event.ENDED, program="desk", status=app.return_code or 0)
    if app.return_code == HUNG_UP:
        # What is left to write goes nowhere, or its failure would be the status.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    return app.return_code or 0


def _check(keys: KeyFolder) -> None:
    """Read every key: an unsafe one is told now, not in front of a visitor.

    Raises:
        SealError: A key is missing, damaged, or open to others.
    """
    keys.desk_keys()
    keys.desk_public()
    keys.trusted_kiosks()
    keys.pepper()
    keys.enrolment()
