"""Rules the phrasebook and the glossary keep."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kiosk.content.figures import PLACEHOLDER
from kiosk.content.hotlines import CALLED
from kiosk.content.phrase_reading import GLOSSARY, PHRASES
from kiosk.content.phrases import Phrase, Phrasebook, SlotKind
from kiosk.content.reading import Content
from kiosk.content.rules import Found
from kiosk.content.sources import Fault, Keys
from kiosk.language.catalogue import Catalogue
from kiosk.language.languages import Language
from kiosk.language.searching import fold

MOST_CHARACTERS = 140
"""A longer phrase fits no line that is read at a counter."""
NUMBERS = range(1, 10_000)
"""What staff type to choose a phrase: at most four digits."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SLOT = re.compile(r"[a-z][a-z0-9_]*")
_FIGURE = re.compile(r"[0-9]+")
Key = tuple[str, ...]
Slots = Mapping[str, SlotKind]


def phrase_breaches(content: Content) -> Iterator[Fault]:
    """Yield every breach of a rule for phrases and terms, with file and line."""
    if PHRASES in content.sources:
        source = content.sources[PHRASES]
        for keys, problem in _book(content.phrasebook):
            yield source.fault(keys, problem)
    if GLOSSARY in content.sources:
        source = content.sources[GLOSSARY]
        for keys, problem in _terms(content):
            yield source.fault(keys, problem)


def unspoken(content: Content, languages: Iterable[Language]) -> Iterator[Fault]:
    """Yield every term that a language of the kiosk has no word for."""
    codes = [language.code for language in languages]
    for place, term in enumerate(content.terms):
        lacking = ", ".join(code for code in codes if not term.forms.get(code))
        if lacking:
            yield content.sources[GLOSSARY].fault(
                ("terms", place, "forms"), f"{term.id} has no form in {lacking}."
            )


def same_translations(book: Phrasebook, catalogue: Catalogue) -> Iterator[str]:
    """Yield phrases that one language says alike: typed back, which one is meant?"""
    first: dict[Key, str] = {}
    for id_, msgid, slots in _sayings(book):
        entry = catalogue.find(msgid)
        if entry is None:
            continue
        other = first.setdefault(said_key(entry.words, slots), id_)
        if other != id_:
            yield (
                f"locales/{catalogue.language}: {other} and {id_} are the same "
                f"in phrases: {entry.words!r}"
            )


def _sayings(book: Phrasebook) -> Iterator[tuple[str, str, Slots]]:
    for phrase in book.phrases:
        yield phrase.id, phrase.text, phrase.slots
    for document in book.documents:
        yield f"document {document.id}", document.label, {}


def said_key(text: str, slots: Slots) -> Key:
    """Return a phrase as it is compared: letters, and the kind of each slot.

    Args:
        text: The phrase in any language.
        slots: Kind by name.
    """
    pieces = PLACEHOLDER.split(text)
    return tuple(
        slots.get(piece, "") if place % 2 else "".join(filter(str.isalnum, fold(piece)))
        for place, piece in enumerate(pieces)
    )


def _book(book: Phrasebook) -> Found:
    yield from _twice("situations", [one.id for one in book.situations], "id")
    yield from _twice("situations", [one.title for one in book.situations], "title")
    yield from _twice("documents", [one.id for one in book.documents], "id")
    yield from _twice("documents", [one.label for one in book.documents], "label")
    yield from _ledger(book)
    spoken = {phrase.situation for phrase in book.phrases}
    for place, situation in enumerate(book.situations):
        if situation.id not in spoken:
            yield ("situations", place), f"{situation.id} has no phrases."
    yield from _phrases(book)


def _ledger(book: Phrasebook) -> Found:
    """Numbers and ids, of those that are gone too: each is used once for ever."""
    for field in ("id", "number"):
        gone = [str(getattr(one, field)) for one in book.retired]
        used = [str(getattr(one, field)) for one in book.phrases]
        yield from _twice("retired", gone, field)
        yield from _twice("phrases", used, field)
        for place, value in enumerate(used):
            if value in gone:
                yield ("phrases", place, field), f"{value} is retired; take another."


def _phrases(book: Phrasebook) -> Found:
    situations = {situation.id for situation in book.situations}
    first: dict[Key, str] = {}
    for place, phrase in enumerate(book.phrases):
        keys = ("phrases", place)
        if phrase.number not in NUMBERS:
            yield (*keys, "number"), "must be 1 to 9999."
        if phrase.situation not in situations:
            yield (*keys, "situation"), f"nothing is called {phrase.situation}."
        if "document" in phrase.slots.values() and not book.documents:
            yield (*keys, "slots"), "there are no documents."
        other = first.setdefault(said_key(phrase.text, phrase.slots), phrase.id)
        if other != phrase.id:
            yield (*keys, "text"), f"{phrase.id} says the same as {other}."
        for problem in _text(phrase):
            yield (*keys, "text"), problem


def _text(phrase: Phrase) -> Iterator[str]:
    bare = PLACEHOLDER.sub("", phrase.text)
    if not bare.strip():
        yield "says nothing."
    if len(phrase.text) > MOST_CHARACTERS:
        yield f"{len(phrase.text)} characters, at most {MOST_CHARACTERS}."
    if "%" in bare:
        yield "a percent sign that is no placeholder."
    for figure in _FIGURE.findall(bare):
        if figure not in CALLED:
            yield f"a bare number, {figure}; put it into a slot."
    yield from _slots(phrase)


def _slots(phrase: Phrase) -> Iterator[str]:
    named = Counter(PLACEHOLDER.findall(phrase.text))
    for name in sorted(named.keys() - phrase.slots.keys()):
        yield f"%({name})s is no slot; write it under slots."
    for name in sorted(phrase.slots.keys() - named.keys()):
        yield f"the slot {name} does not stand in the text."
    for name in sorted(name for name, count in named.items() if count > 1):
        yield f"%({name})s stands twice."
    for name in sorted(named.keys() | phrase.slots.keys()):
        if not _SLOT.fullmatch(name):
            yield f"{name} cannot name a slot: small letters, digits, underscores."


def _twice(part: str, values: list[str], field: str) -> Found:
    for place, value in enumerate(values):
        if value in values[:place]:
            yield (part, place, field), f"{value} stands twice."
        elif not value.strip():
            yield (part, place, field), "is empty."
        elif field == "id" and not _ID.fullmatch(value):
            yield (part, place, field), "must be small letters, digits and hyphens."


def _terms(content: Content) -> Found:
    yield from _twice("terms", [term.id for term in content.terms], "id")
    for place, term in enumerate(content.terms):
        for code, forms in sorted(term.forms.items()):
            yield from _forms(("terms", place, "forms", code), forms)
        for code, words in sorted(term.also.items()):
            asked = term.forms.get(code, ())
            yield from _forms(("terms", place, "also", code), (*words, *asked))


def _forms(keys: Keys, forms: tuple[str, ...]) -> Found:
    if not all(form.strip() for form in forms):
        yield keys, "a form is empty."
    if len(set(forms)) < len(forms):
        yield keys, "a form stands twice."
