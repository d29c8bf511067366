"""`kiosk run`: the visitor's screens."""

from __future__ import annotations

import gc
import os
import resource
import sys
from typing import TYPE_CHECKING

from kiosk.cli.interpreting import has_models, interpreter_opener
from kiosk.cli.printer_troubles import watch_of
from kiosk.errors import UnknownError
from kiosk.journal import Event
from kiosk.journal_place import journal_of
from kiosk.language.languages import read_languages
from kiosk.paths import find_places, state_folder
from kiosk.settings import read_settings

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from kiosk.content.library import Library
    from kiosk.counter.store import Store
    from kiosk.language.languages import Language
    from kiosk.paths import Places
    from kiosk.printing.queue import PrintQueue
    from kiosk.sealing.key_folder import KeyFolder
    from kiosk.settings import Settings
    from kiosk.speech.speaker import Speaker
    from kiosk.tui.app import KioskApp
    from kiosk.tui.reading_aloud import LateReader
    from kiosk.tui.surface import Surface
    from kiosk.tui.visitor.counter_desk import CounterDesk


def run(options: Namespace) -> int:
    """Show the kiosk as the command line asks.

    Raises:
        HostError: It fills a visitors' screen, and this machine would leak.
    """
    if options.fullscreen and not options.unsafe_host:
        # Imported here: a screen that fills no visitors' machine does not wait for it.
        from kiosk.cli.unsafe import refuse_unsafe

        refuse_unsafe(read_settings(options.config), options.config)
    return show(options.config, options.lang)


def show(
    config: Path | None = None, code: str | None = None, *, in_browser: bool = False
) -> int:
    """Show the kiosk until staff or a signal end it.

    Only settings and languages are read before the first screen is painted.

    Args:
        config: The settings file; None: the defaults.
        code: The language to start in; None: the welcome screen.
        in_browser: One visit, over the pipes of `kiosk serve`.

    Returns:
        The exit status.
    """
    settings = read_settings(config)
    places = find_places()
    languages = _languages_with(code, places)
    # A crash must not write what a visitor typed to a core file.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.disable()  # why: see `kiosk.cli`
    kind, surface = _shown(in_browser=in_browser)
    from kiosk.tui.locked import STOPPED
    from kiosk.tui.paper_tray import PaperTray
    from kiosk.tui.press import Press
    from kiosk.tui.visitor.phone_reach import PhoneReach

    journal = journal_of(settings.journal, settings.counter.folder or state_folder())
    journal.take_over(STOPPED)
    # Modules stay for ever. The app is made after this: it must be forgotten.
    gc.freeze()

    def open_content() -> Library:
        from kiosk.content.build import open_library

        reach.start()
        return open_library(places)

    reach = PhoneReach(settings.takeaway)
    counter = counter_of(settings)
    tray = PaperTray(settings, open_queue, watch_of(settings, counter))
    app = kind(
        settings,
        languages,
        open_content,
        language_code=code,
        counter=counter,
        open_interpreter=interpreter_opener(settings, languages),
        warm=has_models(settings),
        tray=tray,
        reach=reach,
        press=Press(warms=True),
        reader=voice_of(settings),
        surface=surface,
    )
    app.journal = journal
    try:
        app.run()
    finally:
        counter.close()
    journal.write(Event.ENDED, program="run", status=app.return_code or 0)
    return _status_of(app)


def _languages_with(code: str | None, places: Places) -> tuple[Language, ...]:
    """Return the languages, the one that was asked for among them."""
    languages = read_languages(places.locales / "languages.toml")
    known = [language.code for language in languages]
    if code not in (None, *known):
        raise UnknownError(
            f"There is no language {code!r}.",
            remedy=f"There are: {', '.join(known)}.",
        )
    return languages


def _status_of(app: KioskApp) -> int:
    """Return the exit status of an app that ended, or raise why it did."""
    from kiosk.tui.endings import HUNG_UP

    if app.failure is not None:
        raise app.failure
    if app.return_code == HUNG_UP:
        # What is left to write goes nowhere, or its failure would be the status.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    return app.return_code or 0


def _shown(*, in_browser: bool) -> tuple[type[KioskApp], Surface]:
    """Return the app, and where its screens are shown."""
    if in_browser:
        from kiosk.tui.in_browser import BrowserApp, BrowserSurface

        return BrowserApp, BrowserSurface()
    from kiosk.tui.app import KioskApp
    from kiosk.tui.in_xterm import surface_of

    return KioskApp, surface_of(os.environ)


def voice_of(settings: Settings) -> LateReader:
    """Return the voice of this machine. It is opened when somebody wants to hear it."""
    from kiosk.tui.reading_aloud import LateReader

    def open_voice() -> Speaker:
        from kiosk.speech.opening import open_speaker

        return open_speaker(settings.speech)

    return LateReader(open_voice)


def open_queue(settings: Settings) -> PrintQueue:
    """Return the print queue of this machine; the first screen does not wait for it."""
    from kiosk.cli.redrawing import redrawn
    from kiosk.printing.starting import queue_of

    return queue_of(settings, redrawn=redrawn)


def counter_of(settings: Settings) -> CounterDesk:
    """Return the counter of this machine. Nothing is opened before it is needed."""
    from kiosk.tui.visitor.counter_desk import CounterDesk

    def open_keys() -> KeyFolder:
        from kiosk.sealing.key_folder import key_folder_of

        keys = key_folder_of(settings.counter)
        keys.prepare()
        return keys

    def open_records() -> Store:
        from kiosk.records.opening import open_store

        return open_store(settings, settings.counter.folder or state_folder())

    return CounterDesk(open_keys, open_records)
