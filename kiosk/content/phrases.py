"""The shape of the phrasebook: sentences prepared in every language, for talk."""

from __future__ import annotations

from typing import Final, Literal

from kiosk.interview.parts import Part

SlotKind = Literal[
    "number", "money", "date", "time", "document", "currency", "name", "ticket"
]
"""What stands in a slot."""
SlotValues = dict[str, str]
"""Value by slot: a number "1234.5", money "500 CNY", a date "2026-11-02", a time
"19:30" (24 hours), the id of a document, the code of a currency, a name as it is."""
Speaker = Literal["staff", "visitor", "both"]
SAFETY_SITUATIONS: Final = frozenset(("safety", "complaint"))
"""Where safety and rights are spoken of: no machine translates their phrases."""


class Situation(Part, kw_only=True, frozen=True):
    """What is talked about, such as cards or waiting."""

    id: str
    title: str


class Phrase(Part, omit_defaults=True, kw_only=True, frozen=True):
    """One sentence. Its id and number never change, and are never used again."""

    id: str
    number: int
    """What staff type to choose it, 1 to 9999."""
    situation: str
    by: Speaker = "both"
    """Who has a reason to say it."""
    text: str
    """English, with each slot as %(name)s."""
    slots: dict[str, SlotKind] = {}


class DocumentName(Part, kw_only=True, frozen=True):
    """What a document is called where one stands in a slot."""

    id: str
    label: str


class Retired(Part, kw_only=True, frozen=True):
    """A phrase that is gone. Nothing else may ever have its id or its number."""

    id: str
    number: int


class Phrasebook(Part, kw_only=True, frozen=True):
    """All of it, in the order it is shown."""

    situations: tuple[Situation, ...] = ()
    documents: tuple[DocumentName, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    retired: tuple[Retired, ...] = ()


class Term(Part, kw_only=True, frozen=True):
    """A word of the trade. A translation of a sentence that has it must have it too."""

    id: str
    forms: dict[str, tuple[str, ...]]
    """By language, the ways it is written there; the first is the usual one."""
    also: dict[str, tuple[str, ...]] = {}
    """By language, more general words that will do in a translation, and ask for none
    where they are said."""
