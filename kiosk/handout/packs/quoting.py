"""Which figures and telephone numbers a page tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from kiosk.content.facts import Fact
from kiosk.content.figures import FACT, PLACEHOLDER
from kiosk.content.library import Library
from kiosk.content.wording import Wording
from kiosk.interview.guide import Guide
from kiosk.interview.model import Line, Service

Told = Service | Guide
"""What can be a chapter."""
BRANCH_PHONE = "branch_phone"


@dataclass(frozen=True, slots=True)
class Called:
    """A telephone number that pages tell."""

    name: str
    """Its placeholder."""
    msgid: str
    """The shortest line that tells it."""
    pages: tuple[int, ...]
    """Places of the pages that tell it, from 0."""


def facts_of(pages: Iterable[Told], library: Library) -> tuple[Fact, ...]:
    """Return every fact that the printed texts of pages quote, by id."""
    names = {name for page in pages for name in _quoted(page)}
    found = (library.facts.get(name.removeprefix(FACT)) for name in sorted(names))
    return tuple(fact for fact in found if fact is not None)


def calls_of(pages: Sequence[Told], library: Library) -> tuple[Called, ...]:
    """Return every telephone number that pages tell.

    Numbers that are dialled in need come first, then the branch's own, then the
    others in the order in which the pages tell them.
    """
    quoted = [_quoted(page) for page in pages]
    told = dict.fromkeys(name for page in pages for name in _in_order(page))
    names = sorted(
        (name for name in told if _rank(name, library) < _NO_PHONE),
        key=lambda name: _rank(name, library),
    )
    return tuple(
        Called(
            name,
            _shortest(name, pages),
            tuple(place for place, page in enumerate(quoted) if name in page),
        )
        for name in names
    )


def number_of(called: Called, words: Wording) -> str:
    """Return a number as pages in a language write it."""
    if called.name == BRANCH_PHONE:
        return words.branch_value(BRANCH_PHONE)
    return words.plain_figure(called.name.removeprefix(FACT))


_NO_PHONE = 3


def _rank(name: str, library: Library) -> int:
    if name == BRANCH_PHONE:
        return 1
    fact = library.facts.get(name.removeprefix(FACT))
    if fact is None or fact.unit != "phone":
        return _NO_PHONE
    return 0 if fact.urgent else 2


def _shortest(name: str, pages: Iterable[Told]) -> str:
    lines = (line.text for page in pages for line in _lines(page))
    telling = [text for text in lines if name in PLACEHOLDER.findall(text)]
    return min(telling, key=len)


def _in_order(page: Told) -> Iterator[str]:
    for line in _lines(page):
        yield from PLACEHOLDER.findall(line.text)


def _quoted(page: Told) -> frozenset[str]:
    """Return every placeholder on the printed page, title and quiz included."""
    printed = page.general if isinstance(page, Service) else page
    texts = msgspec.json.encode((printed, page.essentials)).decode()
    return frozenset(PLACEHOLDER.findall(texts))


def _lines(page: Told) -> Iterator[Line]:
    if isinstance(page, Service):
        yield from page.general.bring
        yield from page.general.lines
        return
    for section in page.sections:
        yield from section.lines
