"""Services and guides -> one booklet in the visitor's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from kiosk.content.library import Library
from kiosk.content.wording import Wording
from kiosk.handout.compose import (
    AS_OF,
    Voices,
    closing,
    of_guide,
    of_service,
)
from kiosk.handout.look import look_of
from kiosk.handout.model import Handout, Line
from kiosk.handout.packs.model import Booklet, HelpNumber, Part
from kiosk.handout.packs.quoting import Told, calls_of, facts_of, number_of
from kiosk.interview.model import Service
from kiosk.interview.problems import mark

TITLE: Final = mark("Your guide to this bank")
LEAD: Final = mark("Read it, keep it, and show a line to the staff.")
CONTENTS: Final = mark("What is in this booklet")
SERVICES: Final = mark("What the counter does for you")
GUIDES: Final = mark("Guides to read and keep")
NUMBERS: Final = mark("Numbers to call, and the pages about them")
LONGEST_NAME = 60
"""Signs of a bank's name in the head of a page, one line of an A5."""
FACTS_AS_OF: Final = mark("Figures and rules as of %(date)s")
CHECKED_AGAIN: Final = mark("Ask for a new booklet after %(date)s.")


def of_pages(
    services: Sequence[Told], guides: Sequence[Told], voices: Voices, library: Library
) -> Booklet:
    """Return a booklet.

    Args:
        services: Told by their general checklists, in this order.
        guides: What follows them.
        voices: Who speaks.
        library: Where the facts are that the pages quote.
    """
    pages = (*services, *guides)
    parts = (
        Part(voices.said(title), tuple(_chapter(page, voices) for page in chosen))
        for title, chosen in ((SERVICES, services), (GUIDES, guides))
        if chosen
    )
    return Booklet(
        cover=cover(TITLE, LEAD, voices),
        language_name=voices.main.language.own_name,
        facts=tuple(_ages(pages, voices, library)),
        parts=tuple(parts),
        contents=voices.said(CONTENTS),
        numbers_title=voices.said(NUMBERS),
        numbers=tuple(
            HelpNumber(
                voices.told(called.msgid),
                number_of(called, voices.main),
                called.pages,
            )
            for called in calls_of(pages, library)
            if voices.main.can_tell(called.msgid)
        ),
    )


def cover(title: str, lead: str, voices: Voices) -> Handout:
    """Return what stands on a cover: a handout without sections.

    Args:
        title: A text of the interface, in English.
        lead: The same.
        voices: Who speaks.
    """
    language = voices.main.language
    return Handout(
        id="cover",
        language=language.code,
        locale=language.locale.replace("_", "-"),
        direction=language.direction,
        title=voices.said(title),
        lead=voices.said(lead),
        sections=(),
        branch=bank_line(voices),
        as_of=voices.dated(AS_OF),
        footer=closing(voices),
        look=look_of(voices.main.settings.branch),
    )


def bank_line(voices: Voices) -> Line:
    """Return the name of the bank, short enough for the head of a page."""
    chinese = voices.chinese.bank_name if voices.chinese else ""
    return Line(_cut(voices.main.bank_name), _cut(chinese))


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def _chapter(page: Told, voices: Voices) -> Handout:
    if isinstance(page, Service):
        return of_service(page, voices)
    return of_guide(page, voices)


def _ages(pages: Sequence[Told], voices: Voices, library: Library) -> Iterator[Line]:
    """Yield the day of the newest figure, and the day the first is checked again."""
    today = voices.main.today
    facts = facts_of(pages, library)
    since = [one.since for fact in facts for one in fact.values if one.since <= today]
    if since:
        newest = max(since)
        yield voices.filled(FACTS_AS_OF, date=lambda words: _day(words, newest))
    review = [fact.review_by for fact in facts if not fact.overdue_on(today)]
    if review:
        first = min(review)
        yield voices.filled(CHECKED_AGAIN, date=lambda words: _day(words, first))


def _day(words: Wording, day: date) -> str:
    return words.formatter.date(day)
