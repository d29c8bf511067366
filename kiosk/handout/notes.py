"""What a visitor hands in, and the time that was chosen: answers on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kiosk.content.answers import in_words, moment_in_words
from kiosk.handout.calendar_entry import code_text
from kiosk.handout.model import Code, Entry, Event, Note
from kiosk.interview import model
from kiosk.interview.path import Ended, Taken
from kiosk.interview.problems import mark

if TYPE_CHECKING:
    from kiosk.handout.compose import Voices

VISIT = mark("Visit to %(bank)s (not confirmed)")
ADD = mark("Scan to add the time to your calendar.")
BY_HAND = (
    mark("Your name"),
    mark("Your phone number"),
    mark("The day"),
    mark("Your signature"),
)
"""What is written by hand on a note that is signed, beneath the answers."""


def notes_of(ended: Sequence[Ended], voices: Voices) -> tuple[Note, ...]:
    """Return the notes of a visit, without those on which nothing would stand."""
    notes = (
        _note(one.outcome.note, one.noted, voices) for one in ended if one.outcome.note
    )
    return tuple(note for note in notes if note.entries)


def _note(note: model.Note, noted: Sequence[Taken], voices: Voices) -> Note:
    entries = [
        entry_of(taken, voices)
        for taken in noted
        if taken.value is not None or note.signed
    ]
    if note.signed:
        entries += [Entry(voices.said(label)) for label in BY_HAND]
    lead = voices.told(note.lead) if note.lead else None
    return Note(voices.told(note.title), tuple(entries), lead)


def entry_of(taken: Taken, voices: Voices) -> Entry:
    """Return one answer as it stands on a note."""
    step, value = taken.step, taken.value
    title = step.label if isinstance(step, model.Question) else step.title
    label = voices.told(title)
    if value is None:
        return Entry(label)
    words = in_words(step, value, voices.main)
    again = in_words(step, value, voices.chinese) if voices.chinese else words
    return Entry(label, words, () if again == words else again)


def event_of(ended: Sequence[Ended], voices: Voices) -> Event | None:
    """Return the time that was wished for, to put into a calendar; None: none."""
    slot = next((one.slot for one in ended if one.slot), "")
    if not slot:
        return None
    words = voices.main
    address = words.branch_value("branch_address")
    event = Event(
        start=slot,
        minutes=words.settings.branch.slot_minutes,
        time_zone=words.settings.time_zone,
        title=words.say(VISIT, bank=words.bank_name),
        place=", ".join(part for part in (words.bank_name, address) if part),
    )
    text = code_text(event)
    if not text:
        return event
    return replace(
        event, code=Code(text, voices.said(ADD), said=moment_in_words(slot, words))
    )
