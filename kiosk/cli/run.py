"""`kiosk run`: the visitor's screens."""

from __future__ import annotations

from argparse import Namespace

from kiosk.language.languages import read_languages
from kiosk.paths import find_places
from kiosk.settings import read_settings


def run(options: Namespace) -> int:
    """Show the kiosk until staff or a signal end it."""
    settings = read_settings(options.config)
    places = find_places()
    languages = read_languages(places.locales / "languages.toml")
    if options.lang is not None:
        from kiosk.cli.opening import find_language

        find_language(languages, options.lang)

    from kiosk.tui.app import KioskApp

    app = KioskApp(settings, languages, places, language_code=options.lang)
    app.run()
    return app.return_code or 0
