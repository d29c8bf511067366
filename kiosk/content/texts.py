"""Every text of the content that a visitor can see, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from kiosk.content.facts import Fact
from kiosk.content.forms import Form
from kiosk.content.phrases import Phrasebook
from kiosk.content.sources import Keys
from kiosk.interview.lesson import AnyPage
from kiosk.interview.parts import Part

TEXT_FIELDS = frozenset(
    (
        "title",
        "summary",
        "lead",
        "why",
        "example",
        "help",
        "label",
        "line",
        "item_label",
        "text",
        "agree",
        "refuse",
        "long",
        "short",
        "because",
    )
)
"""Fields of the shapes of `interview` that hold one text."""
TEXT_LISTS = frozenset(("lines",))
"""Fields that hold a list of texts (information, consent) or of lines."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text and the way to it."""

    page: str
    """Id of the service, guide or lesson; "facts" for the text of a fact, "phrases"
    for one of the phrasebook; of a form with "forms/" before it."""
    keys: Keys
    msgid: str

    @property
    def field(self) -> str:
        """The name of the field that holds it."""
        return next(key for key in reversed(self.keys) if isinstance(key, str))


def texts_of(page: AnyPage | Form) -> Iterator[Text]:
    """Yield every text of a page or form, in reading order."""
    name = f"forms/{page.id}" if isinstance(page, Form) else page.id
    for keys, msgid in _walk(page, ()):
        yield Text(name, keys, msgid)


def texts_of_facts(facts: tuple[Fact, ...]) -> Iterator[Text]:
    """Yield the values of facts that are words: a year needs no translation."""
    for number, fact in enumerate(facts):
        if fact.unit == "text":
            for value in fact.values:
                if not value.value.isdigit():
                    yield Text("facts", ("facts", number, "values"), value.value)


def texts_of_phrases(book: Phrasebook) -> Iterator[Text]:
    """Yield the titles of situations, the names of documents and the phrases."""
    for keys, msgid in _walk(book, ()):
        yield Text("phrases", keys, msgid)


def _walk(part: Part, keys: Keys) -> Iterator[tuple[Keys, str]]:
    for field in msgspec.structs.fields(part):
        value = getattr(part, field.name)
        here = (*keys, field.name)
        if isinstance(value, str):
            if field.name in TEXT_FIELDS and value:
                yield here, value
        elif isinstance(value, Part):
            yield from _walk(value, here)
        elif isinstance(value, tuple):
            yield from _walk_items(value, here)


def _walk_items(items: tuple[object, ...], keys: Keys) -> Iterator[tuple[Keys, str]]:
    for number, item in enumerate(items):
        if isinstance(item, Part):
            yield from _walk(item, (*keys, number))
        elif isinstance(item, str) and keys[-1] in TEXT_LISTS:
            yield (*keys, number), item
