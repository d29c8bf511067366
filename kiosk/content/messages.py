"""The translators' files: templates drawn from the texts, catalogues kept current."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content.catalogue_files import HEADER
from kiosk.content.catalogue_files import read_catalogue as _read
from kiosk.content.catalogue_files import write_catalogue as _write
from kiosk.content.phrases import Phrase, Phrasebook, SlotKind
from kiosk.content.reading import Content, read_content
from kiosk.content.sources import Keys
from kiosk.content.texts import Text, texts_of, texts_of_facts, texts_of_phrases
from kiosk.errors import ContentError
from kiosk.paths import Places

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

DOMAINS = ("kiosk", "guides", "phrases", "desk")
STAFF_LANGUAGES = ("zh",)
"""Languages of the domain `desk`: what staff read. English is its source."""
DESK_ROOMS = ("counter/", "tui/desk/", "tui/visitor/staff/")
"""Rooms of the program whose texts staff read."""
KEYWORDS = {"say": None, "say_n": (1, 2), "pair_n": (1, 2), "mark": None}
"""Functions whose first arguments are texts of the interface."""
NOTE = "Translators:"
"""Begins a comment in the program that is for the translators.

Babel cannot read one before a nested call, such as say(mark("Back")).
"""
SHORT = frozenset(("label", "line"))
"""Fields whose text says too little without the question it belongs to."""
NAMED = {"title": "a group of phrases", "label": "a document, inside a phrase"}
"""What a text of the phrasebook is that is no phrase, by its field."""
SAMPLES: Mapping[SlotKind, str] = {
    "number": "a number, such as 5,000",
    "money": "an amount, such as 500 yuan",
    "date": "a day, such as November 2, 2026",
    "time": "a time, such as 19:30",
    "document": "the name of a document, such as passport",
    "currency": "the name of a currency, such as US Dollar",
    "name": "a name, as somebody wrote it",
    "ticket": "the number of a queue ticket, such as A012",
}
"""What a translator must expect in a slot, by its kind."""


def templates(places: Places) -> dict[str, Catalog]:
    """Return the texts to translate, by domain.

    Raises:
        ContentError: guides/ has a fault.
    """
    package = places.guides.parent / "kiosk"
    content = read_content(places.guides)
    if content.faults:
        raise ContentError("\n".join(map(str, content.faults)))
    return {
        "kiosk": _interface(package, staff=False),
        "guides": _content(content),
        "phrases": _phrases(content.phrasebook),
        "desk": _interface(package, staff=True),
    }


def update(places: Places, languages: tuple[str, ...]) -> None:
    """Write the templates, and bring every catalogue up to date with them.

    Nothing is written unless everything could be read.

    A text that changed becomes a new unit: no translation is guessed from a
    similar one, since "successful" and "unsuccessful" are similar.
    """
    ready: dict[Path, Catalog] = {}
    for domain, template in templates(places).items():
        ready[places.locales / f"{domain}.pot"] = template
        for language in STAFF_LANGUAGES if domain == "desk" else languages:
            path = places.locales / language / "LC_MESSAGES" / f"{domain}.po"
            ready[path] = _up_to_date(_read(path, language), template)
    for path, catalogue in ready.items():
        _write(catalogue, path)


def stale(places: Places) -> tuple[str, ...]:
    """Return the names of templates that no longer match the texts."""
    return tuple(
        f"{domain}.pot"
        for domain, template in templates(places).items()
        if _ids(template) != _ids(_read(places.locales / f"{domain}.pot"))
    )


def _interface(package: Path, *, staff: bool) -> Catalog:
    from babel.messages.extract import extract_from_dir

    template = _empty()
    found = extract_from_dir(
        package,
        [("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=(NOTE,),
        strip_comment_tags=True,
    )
    for file, _line, msgid, comments, context in sorted(found, key=_place):
        if file.startswith(DESK_ROOMS) is not staff:
            continue
        template.add(
            msgid,
            locations=[(f"kiosk/{file}", None)],  # type: ignore[list-item]
            auto_comments=[" ".join(comments)] if comments else [],
            context=context,
        )
    return template


def _place(found: tuple[object, ...]) -> tuple[str, int]:
    return str(found[0]), int(str(found[1]))


def _content(content: Content) -> Catalog:
    template = _empty()
    for page in (*content.pages, *content.forms):
        _add(template, texts_of(page))
    _add(template, texts_of_facts(content.facts))
    return template


def _phrases(book: Phrasebook) -> Catalog:
    """Draw the phrasebook by names: a place in it changes with every new phrase."""
    template = _empty()
    for text in texts_of_phrases(book):
        match text.keys:
            case ("phrases", int(place), _):
                comments = _of_phrase(book.phrases[place], book)
            case _:
                comments = [NAMED[text.field]]
        template.add(
            text.msgid,
            locations=[("guides/phrases.yaml", None)],  # type: ignore[list-item]
            auto_comments=comments,
        )
    return template


def _of_phrase(phrase: Phrase, book: Phrasebook) -> list[str]:
    titles = {one.id: one.title for one in book.situations}
    situation = titles.get(phrase.situation, phrase.situation)
    return [
        f"{phrase.id} ({situation}); said by: {phrase.by}",
        *(f"%({name})s: {SAMPLES[kind]}" for name, kind in phrase.slots.items()),
    ]


def _add(template: Catalog, texts: Iterator[Text]) -> None:
    titles: dict[Keys, str] = {}
    for text in texts:
        where = ".".join(map(str, text.keys))
        template.add(
            text.msgid,
            locations=[(f"guides/{text.page}.yaml", None)],  # type: ignore[list-item]
            auto_comments=[
                *([where] if text.msgid not in template else []),
                *_question(text, titles),
            ],
        )
        if text.field == "title":
            titles[text.keys[:-1]] = text.msgid


def _question(text: Text, titles: Mapping[Keys, str]) -> Iterator[str]:
    """Yield the question a short text belongs to: "Card" alone has many meanings."""
    if text.field in SHORT:
        above = (text.keys[:end] for end in range(len(text.keys) - 1, 0, -1))
        yield from islice((titles[keys] for keys in above if keys in titles), 1)


def _empty() -> Catalog:
    from babel.messages.catalog import Catalog

    return Catalog(project="kiosk", header_comment=HEADER, fuzzy=False)


def _up_to_date(catalogue: Catalog, template: Catalog) -> Catalog:
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.fuzzy = False
    catalogue.obsolete.clear()
    return catalogue


def _ids(catalogue: Catalog) -> frozenset[object]:
    return frozenset(message.id for message in catalogue if message.id)
