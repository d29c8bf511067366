"""The phrasebook and the glossary, read from guides/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from kiosk.content.phrases import (
    DocumentName,
    Phrase,
    Phrasebook,
    Retired,
    Situation,
    Term,
)
from kiosk.content.sources import Fault, Plain, Source, read_source
from kiosk.interview.parts import Part

PHRASES = "phrases.yaml"
GLOSSARY = "glossary.yaml"
T = TypeVar("T", bound=Part)
_LISTS: Mapping[str, type[Part]] = {
    "situations": Situation,
    "documents": DocumentName,
    "phrases": Phrase,
    "retired": Retired,
}


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrasebook, the glossary, and what is wrong with them."""

    book: Phrasebook
    terms: tuple[Term, ...]
    sources: Mapping[str, Source]
    """By file name."""
    faults: tuple[Fault, ...]


def read_phrases(guides: Path) -> Phrases:
    """Read guides/phrases.yaml and guides/glossary.yaml, each where it is there.

    What is wrong is in `faults`, and is left out.
    """
    reading = _Reading(guides)
    book = reading.lists(PHRASES, _LISTS)
    terms = reading.lists(GLOSSARY, {"terms": Term})
    return Phrases(
        msgspec.convert(book, Phrasebook),
        msgspec.convert(terms["terms"], tuple[Term, ...]),
        reading.sources,
        tuple(reading.faults),
    )


class _Reading:
    """Decodes one item after the other: msgspec does not say which one is wrong."""

    def __init__(self, guides: Path) -> None:
        self.sources: dict[str, Source] = {}
        self.faults: list[Fault] = []
        self._guides = guides

    def lists(
        self, name: str, kinds: Mapping[str, type[T]]
    ) -> dict[str, tuple[T, ...]]:
        """Return the lists of one file; empty ones where it cannot be read."""
        source = self._source(name)
        if source is None:
            return dict.fromkeys(kinds, ())
        for other in sorted(set(source.plain) - set(kinds)):
            self.faults.append(
                source.fault((other,), f"there is no such key: {other}.")
            )
        return {key: self._items(source, key, kind) for key, kind in kinds.items()}

    def _source(self, name: str) -> Source | None:
        path = self._guides / name
        if not path.exists():
            return None
        source = read_source(path)
        if isinstance(source, Source) and not isinstance(source.plain, dict):
            source = source.fault((), "must be keys with values.")
        if isinstance(source, Fault):
            self.faults.append(source)
            return None
        self.sources[name] = source
        return source

    def _items(self, source: Source, key: str, kind: type[T]) -> tuple[T, ...]:
        listed = source.plain.get(key, [])
        if not isinstance(listed, list):
            self.faults.append(source.fault((key,), "must be a list."))
            return ()
        read = (
            self._item(source, plain, kind, (key, place))
            for place, plain in enumerate(listed)
        )
        return tuple(item for item in read if item is not None)

    def _item(
        self, source: Source, plain: Plain, kind: type[T], keys: tuple[str, int]
    ) -> T | None:
        # Imported here: reading.py reads the phrasebook too.
        from kiosk.content.reading import explained

        try:
            return msgspec.convert(plain, kind)
        except msgspec.ValidationError as error:
            problem, where = explained(str(error))
            self.faults.append(source.fault((*keys, *where), problem))
            return None
