"""`kiosk list` and `kiosk languages`."""

from __future__ import annotations

from argparse import Namespace

from kiosk.cli.opening import Opened, open_all, print_json, print_line
from kiosk.content.library import Page
from kiosk.content.wording import SOURCE
from kiosk.language.languages import Language


def pages(options: Namespace) -> int:
    """Print services, guides and languages."""
    opened = open_all()
    if options.json:
        print_json(
            {
                "services": [_page(page) for page in opened.library.services],
                "guides": [_page(page) for page in opened.library.guides],
                "languages": _languages(opened),
            }
        )
        return 0
    for title, rows in (
        ("Services", opened.library.services),
        ("Guides", opened.library.guides),
    ):
        print_line(title)
        for page in rows:
            print_line(f"  {page.id:<20} {page.title}")
    print_line("Languages")
    _print_languages(opened.languages)
    return 0


def languages(options: Namespace) -> int:
    """Print the languages and how much of each is translated."""
    opened = open_all()
    if options.json:
        print_json(_languages(opened))
        return 0
    _print_languages(opened.languages)
    return 0


def _print_languages(rows: tuple[Language, ...]) -> None:
    for language in rows:
        print_line(f"  {language.code:<20} {language.own_name}")


def _page(page: Page) -> dict[str, str]:
    return {"id": page.id, "title": page.title}


def _languages(opened: Opened) -> list[dict[str, object]]:
    coverage = opened.library.index.coverage
    source = {"kiosk": 1.0, "guides": 1.0, "phrases": 1.0}
    none = dict.fromkeys(source, 0.0)
    return [
        {
            "code": language.code,
            "own_name": language.own_name,
            "direction": language.direction,
            "coverage": source
            if language.code == SOURCE
            else none | coverage.get(language.code, {}),
        }
        for language in opened.languages
    ]
