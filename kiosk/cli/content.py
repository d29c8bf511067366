"""`kiosk check`, `build`, `messages` and `data-map`."""

from __future__ import annotations

import sys
from argparse import Namespace
from time import monotonic

from kiosk.cli.logo import tell_of_logo
from kiosk.cli.opening import open_all, print_json, print_line
from kiosk.cli.progress import Progress
from kiosk.content.build import build as compile_library
from kiosk.content.build import open_library, settled, sweep
from kiosk.content.checking import check as check_content
from kiosk.content.data_map import data_map as rows_of
from kiosk.content.messages import update
from kiosk.errors import ContentError
from kiosk.language.languages import read_languages
from kiosk.paths import find_places
from kiosk.settings import read_settings


def check(options: Namespace) -> int:
    """Print every problem of the content; 1 when there is one, else counts."""
    places = find_places()
    settings = read_settings(options.config)
    usable = tell_of_logo(settings.branch)
    today = options.today or settings.today()
    progress = Progress(sys.stderr, monotonic)
    try:
        found = check_content(places, today, progress.tell)
    finally:
        progress.end()
    for problem in found.problems:
        print_line(problem)
    for note in found.notes:
        print_line(note)
    for name, count in found.counts.items():
        print_line(f"{count:>6} {name}")
    if found.problems:
        print(f"{len(found.problems)} problems.", file=sys.stderr)  # noqa: T201
        return 1
    print_line("All content is ready.")
    if not usable:
        return 1
    return 0


def build(_options: Namespace) -> int:
    """Compile the library and tell where it is."""
    places = find_places()
    if places.checkout:
        library = compile_library(settled(places))
        sweep(library)
    else:
        library = open_library(places)
    print_line(f"Library {library.index.digest} is ready: {library.folder}")
    return 0


def messages(_options: Namespace) -> int:
    """Bring templates and catalogues up to date."""
    places = find_places()
    if not places.checkout:
        raise ContentError(
            "An installed kiosk has no texts to draw from.",
            remedy="Run it in a checkout of the source code.",
        )
    known = read_languages(places.locales / "languages.toml")
    update(places, tuple(one.code for one in known if one.code != "en"))
    print_line(f"Updated: {places.locales}")
    return 0


def data_map(options: Namespace) -> int:
    """Print the data map."""
    rows = rows_of(open_all().library)
    if options.json:
        print_json(list(rows))
        return 0
    for row in rows:
        print_line("\t".join(row.values()))
    return 0
