"""The phrasebook in one language, with the slots filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal, get_args

from kiosk.content.figures import PLACEHOLDER
from kiosk.content.library import Library
from kiosk.content.phrases import (
    DocumentName,
    Phrase,
    Situation,
    SlotKind,
    SlotValues,
)
from kiosk.content.slot_values import MOST_OF_A_NAME, value_problem
from kiosk.content.wording import SOURCE, UNTRANSLATED
from kiosk.identity.cleaning import clean_text
from kiosk.interview.problems import Problem
from kiosk.language.catalogue import State
from kiosk.language.formatting import Formatter
from kiosk.language.languages import Language

DOMAIN = "phrases"
BLANK = "…"
"""Stands where a slot has no value."""
_STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True, slots=True)
class PhraseSaid:
    """Words of the phrasebook in one language."""

    text: str
    state: State | Literal[""] = ""
    """How far the translation has come; empty: English, which is the source."""
    fallback: bool = False
    """True: no translation, so it is shown in English."""

    @property
    def shown(self) -> str:
        """The words, with a visible mark where they fell back to English."""
        return self.text + UNTRANSLATED if self.fallback else self.text


class PhraseWords:
    """The phrasebook as one language has it, over a library."""

    def __init__(self, language: Language, library: Library) -> None:
        self.language = language
        self._library = library

    def text(self, phrase: Phrase, values: SlotValues) -> PhraseSaid:
        """Return a phrase with its slots filled, as the language writes them.

        A slot whose value is missing or wrong stays a blank, so nothing false is
        shown: ask `check_values` first. Values are taken as they are; what looks
        like a placeholder or markup in a name stays what it is.

        Args:
            phrase: One of the library's phrases.
            values: Value by slot, as `SlotValues` says.

        Returns:
            The whole in English where a part has no translation; else the state of
            the part that has come least far.
        """
        named = [self.label(one) for one in self._named(phrase, values)]
        parts = (self._said(phrase.text), *named)
        if any(part.fallback for part in parts):
            return replace(self._english.text(phrase, values), fallback=True)
        written = self._written(phrase, values)
        return PhraseSaid(
            PLACEHOLDER.sub(lambda slot: written.get(slot[1], BLANK), parts[0].text),
            min((part.state for part in parts), key=_progress),
        )

    def open_text(self, phrase: Phrase) -> str:
        """Return a phrase with a blank for each slot, to choose it by."""
        return self.text(phrase, {}).shown

    def title(self, situation: Situation) -> PhraseSaid:
        """Return what a situation is called."""
        return self._said(situation.title)

    def label(self, document: DocumentName) -> PhraseSaid:
        """Return what a document is called in a slot."""
        return self._said(document.label)

    def check_values(self, phrase: Phrase, values: SlotValues) -> Problem | None:
        """Return the first thing wrong with the values; None: they can be said.

        Args:
            phrase: The phrase they are for.
            values: Value by slot; from outside, so anything may be in it.

        Returns:
            A problem whose `field` is the slot.
        """
        for slot, kind in phrase.slots.items():
            problem = value_problem(kind, values.get(slot, ""), self._documents)
            if problem is not None:
                return replace(problem, field=slot)
        for other in values.keys() - phrase.slots.keys():
            return Problem("wrong-kind", field=other)
        return None

    @cached_property
    def _documents(self) -> Mapping[str, DocumentName]:
        return {one.id: one for one in self._library.phrases.documents}

    def _named(self, phrase: Phrase, values: SlotValues) -> Iterator[DocumentName]:
        """Yield the documents that the values name."""
        for slot, kind in phrase.slots.items():
            if kind == "document" and values.get(slot) in self._documents:
                yield self._documents[values[slot]]

    def _written(self, phrase: Phrase, values: SlotValues) -> dict[str, str]:
        return {
            slot: self._value(kind, values[slot])
            for slot, kind in phrase.slots.items()
            if not value_problem(kind, values.get(slot, ""), self._documents)
        }

    def _value(self, kind: SlotKind, value: str) -> str:
        match kind:
            case "number":
                return self._formatter.number(Decimal(value))
            case "money":
                amount, _, currency = value.partition(" ")
                return self._formatter.money(Decimal(amount), currency)
            case "date":
                return self._formatter.date(date.fromisoformat(value))
            case "currency":
                return self._formatter.currency(value)
            case "document":
                return self.label(self._documents[value]).text
            case "name":
                return clean_text(value, limit=MOST_OF_A_NAME + 1).strip()
            case "time" | "ticket":
                return value

    def _said(self, msgid: str) -> PhraseSaid:
        if self.language.code == SOURCE:
            return PhraseSaid(msgid)
        found = self._library.catalogue(self.language.code, DOMAIN).find(msgid)
        if found is None:
            return PhraseSaid(msgid, fallback=True)
        return PhraseSaid(found.words, found.state)

    @cached_property
    def _formatter(self) -> Formatter:
        return Formatter(self.language.locale)

    @cached_property
    def _english(self) -> PhraseWords:
        """The words of the language that a phrase falls back to."""
        source = replace(self.language, code=SOURCE, locale=SOURCE, direction="ltr")
        return PhraseWords(source, self._library)


def _progress(state: State | Literal[""]) -> int:
    return _STATES.index(state) if state else -1
