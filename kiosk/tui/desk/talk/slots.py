"""What staff type into a slot of a phrase: labels, choices, and the value of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kiosk.content.phrases import SlotKind
from kiosk.content.slot_values import MOST_OF_A_NAME, value_problem
from kiosk.identity.cleaning import clean_text
from kiosk.interview.problems import Problem, mark
from kiosk.tui.visitor.talk.filling import choices_of
from kiosk.tui.visitor.talk.phrasing import Phrasing
from kiosk.tui.voice import Voice

if TYPE_CHECKING:
    from kiosk.translation.slot_reading import SlotReader


class Label(NamedTuple):
    """What is written at the field of a slot; English."""

    label: str
    hint: str = ""


LABELS: Final[dict[SlotKind, Label]] = {
    "number": Label(mark("Number"), mark("In digits, such as 3")),
    "money": Label(
        mark("Amount and currency"), mark("Such as 500 CNY, 500元 or 100美元")
    ),
    "date": Label(mark("Date"), mark("Such as 2026-05-03 or 2026年5月3日")),
    "time": Label(mark("Time"), mark("24 hours, such as 09:30")),
    "document": Label(mark("Document"), mark("Type a part of its name, or choose")),
    "currency": Label(mark("Currency"), mark("Type its name or code, or choose")),
    "ticket": Label(mark("Queue ticket"), mark("As it is printed, such as A012")),
    "name": Label(mark("Name"), mark("As it is to be shown to the visitor")),
}
LISTED: Final[tuple[SlotKind, ...]] = ("document", "currency")


def slot_choices(
    kind: SlotKind, typed: str, voice: Voice, phrasing: Phrasing
) -> tuple[tuple[str, str], ...]:
    """Return what a slot can be chosen from, each value with its words.

    Args:
        kind: What the slot holds.
        typed: Those that have this in their name or code; empty: all.
        voice: The desk's.
        phrasing: The phrasebook.
    """
    if kind not in LISTED:
        return ()
    wanted = typed.strip().casefold()
    every = choices_of(kind, voice, phrasing)
    return tuple(
        (value, words)
        for value, words in every
        if wanted in words.casefold() or wanted in value.casefold()
    )


def read_slot(
    kind: SlotKind, typed: str, reader: SlotReader | None, documents: tuple[str, ...]
) -> str | Problem:
    """Return the value that was typed, as a phrase has it, or what is wrong with it.

    It may take some milliseconds: for a thread.

    Args:
        kind: What the slot holds.
        typed: As it stands in the field.
        reader: Reads Chinese ways to write it; None: only the plain form is known.
        documents: Ids of the documents that can be named.
    """
    written = clean_text(typed, limit=MOST_OF_A_NAME + 1).strip()
    if kind != "name" and reader is not None and written:
        written = reader.read(kind, written) or written
    return value_problem(kind, written, documents) or written
