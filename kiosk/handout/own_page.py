"""The page that a visitor chose to take along: what was answered, on one page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kiosk.handout.calendar_entry import calendar_file
from kiosk.handout.day_entry import LastDay, last_day_file
from kiosk.handout.model import Handout, Note
from kiosk.handout.notes import entry_of
from kiosk.handout.page import Link, encoded, page
from kiosk.interview import model
from kiosk.interview.path import Taken
from kiosk.interview.problems import mark

if TYPE_CHECKING:
    from kiosk.handout.compose import Voices

YOUR_ANSWERS: Final = mark("Your answers")
PASSPORT_ENDS: Final = mark("Your passport on file ends: bring the new one to the bank")
CALENDAR: Final = mark("Add to calendar")
WARN_DAYS: Final = 60
"""A new passport takes weeks to come."""


def own_page(
    handout: Handout, taken: Sequence[Taken], voices: Voices, *, timestamp: int
) -> bytes:
    """Return a page with all that was answered. It is personal: seal it.

    Args:
        handout: Where the answers lead; its counter pass is left out.
        taken: The steps that were answered.
        voices: Who speaks.
        timestamp: Unix seconds that stand in calendar entries.

    Raises:
        HandoutError: It cannot be made.
    """
    answers = _answers(taken, voices)
    event = replace(handout.event, code=None) if handout.event else None
    shown = replace(handout, notes=answers, counter=None, code=None, event=event)
    return encoded(page(shown, _links(handout, taken, voices, timestamp)))


def _answers(taken: Sequence[Taken], voices: Voices) -> tuple[Note, ...]:
    entries = tuple(
        entry_of(one, voices)
        for one in taken
        if isinstance(one.step, model.Question) and one.value is not None
    )
    return (Note(voices.said(YOUR_ANSWERS), entries),) if entries else ()


def _links(
    handout: Handout, taken: Sequence[Taken], voices: Voices, timestamp: int
) -> tuple[Link, ...]:
    found = []
    if handout.event is not None:
        entry = calendar_file(handout.event, timestamp=timestamp)
        found.append(Link(voices.said(CALENDAR), _inline(entry)))
    ends = document_end(taken)
    if ends is not None and ends > voices.main.today:
        title = voices.said(PASSPORT_ENDS)
        last = LastDay(ends, title.text, WARN_DAYS)
        found.append(Link(title, _inline(last_day_file(last, timestamp=timestamp))))
    return tuple(found)


def document_end(taken: Sequence[Taken]) -> date | None:
    """Return the day on which the visitor's document ends; None: it was not told."""
    for one in taken:
        if isinstance(one.step, model.Date) and one.step.span == "expiry":
            return date.fromisoformat(str(one.value)) if one.value else None
    return None


def _inline(entry: bytes) -> str:
    """Return a file as an address that holds it: nothing is fetched for it."""
    return f"data:text/calendar;base64,{b64encode(entry).decode()}"
