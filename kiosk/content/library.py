"""The compiled content a kiosk runs on: an index, then each part when needed."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from kiosk.content.facts import Fact
from kiosk.content.forms import Form
from kiosk.content.phrases import Phrasebook, Term
from kiosk.errors import ContentError, UnknownError
from kiosk.interview.guide import Guide
from kiosk.interview.lesson import Lesson
from kiosk.interview.model import Service
from kiosk.language.catalogue import Catalogue, decode

T = TypeVar("T")
INDEX = "index.json"
FORMAT = 5
"""Rises when the compiled form changes, so that an old cache is not believed."""


class Page(msgspec.Struct, frozen=True):
    """A service, guide, lesson or form as a list shows it."""

    id: str
    title: str
    summary: str
    file: str
    key: int = 0
    """Number of a service in sealed passes; 0: a guide or lesson."""


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """What a library holds. Every file is named by the hash of its source."""

    format: int
    sources: dict[str, str]
    """SHA-256 by source file, to tell whether the library is still true."""
    services: tuple[Page, ...]
    guides: tuple[Page, ...]
    lessons: tuple[Page, ...]
    forms: tuple[Page, ...] = ()
    facts: str
    phrases: str
    terms: str
    catalogues: dict[str, str]
    """File by "language/domain"."""
    coverage: dict[str, dict[str, float]]
    """Translated share, 0 to 1, by language and domain."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """Everything that has a file of its own."""
        return (*self.services, *self.guides, *self.lessons, *self.forms)

    @property
    def digest(self) -> str:
        """A short name for this very content, the same wherever it is built."""
        from hashlib import sha256

        return sha256(msgspec.json.encode(sorted(self.sources.items()))).hexdigest()[
            :12
        ]


class Library:
    """Reads the parts of a library when they are first needed."""

    def __init__(self, folder: Path, index: Index) -> None:
        self.folder = folder
        self.index = index
        self._services: dict[str, Service] = {}
        self._guides: dict[str, Guide] = {}
        self._lessons: dict[str, Lesson] = {}
        self._catalogues: dict[str, Catalogue] = {}

    @property
    def services(self) -> tuple[Page, ...]:
        """The services, in the order of Home."""
        return self.index.services

    @property
    def guides(self) -> tuple[Page, ...]:
        """The guides, in the order of Home."""
        return self.index.guides

    @property
    def lessons(self) -> tuple[Page, ...]:
        """The lessons for staff, in their order. Home never shows them."""
        return self.index.lessons

    def service(self, id_: str) -> Service:
        """Return a service.

        Raises:
            UnknownError: There is none of that name.
            ContentError: Its file is damaged.
        """
        if id_ not in self._services:
            page = _find(self.services, id_, "service")
            self._services[id_] = self._read(page.file, Service)
        return self._services[id_]

    def guide(self, id_: str) -> Guide:
        """Return a guide. Raises as `service` does."""
        if id_ not in self._guides:
            page = _find(self.guides, id_, "guide")
            self._guides[id_] = self._read(page.file, Guide)
        return self._guides[id_]

    def lesson(self, id_: str) -> Lesson:
        """Return a lesson. Raises as `service` does."""
        if id_ not in self._lessons:
            page = _find(self.lessons, id_, "lesson")
            self._lessons[id_] = self._read(page.file, Lesson)
        return self._lessons[id_]

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The forms to sign, in the order they are printed."""
        return tuple(self._read(page.file, Form) for page in self.index.forms)

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Every fact, by id."""
        facts = self._read(self.index.facts, tuple[Fact, ...])
        return {fact.id: fact for fact in facts}

    @cached_property
    def phrases(self) -> Phrasebook:
        """The sentences prepared for talk."""
        return self._read(self.index.phrases, Phrasebook)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The glossary: words of the trade in every language."""
        return self._read(self.index.terms, tuple[Term, ...])

    def catalogue(self, language: str, domain: str) -> Catalogue:
        """Return what is translated; an empty catalogue where nothing is.

        Raises:
            ContentError: Its file is damaged.
        """
        name = f"{language}/{domain}"
        if name not in self._catalogues:
            file = self.index.catalogues.get(name)
            self._catalogues[name] = (
                decode(self._bytes(file))
                if file
                else Catalogue(language, domain, "(n != 1)", {})
            )
        return self._catalogues[name]

    def _read(self, file: str, kind: type[T]) -> T:
        try:
            return msgspec.json.decode(self._bytes(file), type=kind)
        except msgspec.MsgspecError as error:
            raise _damaged(self.folder / file, error) from error

    def _bytes(self, file: str) -> bytes:
        try:
            return (self.folder / file).read_bytes()
        except OSError as error:
            raise _damaged(self.folder / file, error) from error


def read_library(folder: Path) -> Library:
    """Open a compiled library.

    Raises:
        ContentError: There is none, or it is damaged or of another format.
    """
    path = folder / INDEX
    try:
        index = msgspec.json.decode(path.read_bytes(), type=Index)
    except (OSError, msgspec.MsgspecError) as error:
        raise _damaged(path, error) from error
    if index.format != FORMAT:
        raise _damaged(path, ValueError(f"format {index.format}, not {FORMAT}"))
    return Library(folder, index)


def _find(pages: tuple[Page, ...], id_: str, what: str) -> Page:
    for page in pages:
        if page.id == id_:
            return page
    known = ", ".join(page.id for page in pages)
    raise UnknownError(f"There is no {what} {id_!r}.", remedy=f"There are: {known}.")


def _damaged(path: Path, error: Exception) -> ContentError:
    return ContentError(
        f"{path}: the compiled library cannot be read: {error}.",
        remedy="Run: kiosk build",
    )
