"""`kiosk pack-print`: what a branch prints ahead, in every language it wants."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time
from time import monotonic
from typing import TypeVar

from kiosk.cli.opening import Opened, open_all, print_line
from kiosk.cli.pack_commands import ALL, NONE
from kiosk.cli.progress import Progress, bar
from kiosk.cli.visits import voices_of
from kiosk.content.library import Page
from kiosk.handout.packs.pieces import Chosen, PackMaker, Piece
from kiosk.handout.packs.poster import of_languages
from kiosk.handout.packs.writing import write_packs

T = TypeVar("T")


def pack_print(options: Namespace) -> int:
    """Make the packs and print the names of their files."""
    opened = open_all(options.config, options.today)
    pieces = _pieces(options, opened)
    progress = Progress(sys.stderr, monotonic)

    def tell(done: int, total: int, name: str) -> None:
        progress.tell(f"{bar(done, total)} {done} of {total} files: {name}")

    try:
        paths = write_packs(pieces, options.out, day=opened.today, tell=tell)
    finally:
        progress.end()
    for path in paths:
        print_line(str(path))
    return 0


def _pieces(options: Namespace, opened: Opened) -> tuple[Piece, ...]:
    library = opened.library
    codes = _named(options.lang, [language.code for language in opened.languages])
    speaking = [voices_of(opened, code) for code in codes]
    chosen = Chosen(
        _pages(options.services, library.services, library.service),
        _pages(options.guides, library.guides, library.guide),
    )
    noon = datetime.combine(opened.today, time(12), UTC)
    maker = PackMaker(chosen, library, int(noon.timestamp()))
    poster = of_languages(opened.languages, voices_of(opened, "en"))
    return maker.pieces(speaking, poster)


def _pages(
    given: str, pages: Sequence[Page], read: Callable[[str], T]
) -> tuple[T, ...]:
    if given == NONE:
        return ()
    return tuple(read(id_) for id_ in _named(given, [page.id for page in pages]))


def _named(given: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return what was named, each once and in the order given."""
    if given == ALL:
        return tuple(known)
    return tuple(dict.fromkeys(name.strip() for name in given.split(",")))
