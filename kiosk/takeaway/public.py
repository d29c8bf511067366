"""Pages that are the same for everybody: guides, general checklists, the branch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from msgspec.structs import replace

from kiosk.content.library import Library
from kiosk.content.wording import Wording
from kiosk.handout.compose import Voices, of_guide, of_service
from kiosk.handout.day_entry import LastDay, months_later
from kiosk.handout.look import Look, look_of
from kiosk.handout.model import Handout, Line, Section
from kiosk.handout.page import Link
from kiosk.handout.phone_codes import phone_address, place_address
from kiosk.handout.phone_words import own_pages
from kiosk.language.languages import Language
from kiosk.settings import Settings
from kiosk.takeaway import words

CHINESE: Final = "zh"
KEEPS_RECEIPT: Final = frozenset(("change-money", "exchange-points"))
"""Pages whose reader may change money today. Whoever leaves did so earlier, on a day
that only the receipt tells: there is no entry for them."""
RECEIPT_MONTHS: Final = "exchange_receipt"


@dataclass(frozen=True, slots=True)
class Content:
    """What all public pages are made of."""

    settings: Settings
    languages: tuple[Language, ...]
    library: Library

    @property
    def look(self) -> Look:
        """How its pages look."""
        return look_of(self.settings.branch)

    def knows(self, id_: str, code: str) -> bool:
        """Tell whether there is such a guide or service, in such a language."""
        pages = (*self.library.guides, *self.library.services)
        return self.speaks(code) and any(page.id == id_ for page in pages)

    def speaks(self, code: str) -> bool:
        """Tell whether there is such a language."""
        return any(language.code == code for language in self.languages)

    def voices(self, code: str, today: date) -> Voices:
        """Return who speaks: a language that is known, over Chinese."""
        main = self._wording(code, today)
        return Voices(main, None if code == CHINESE else self._wording(CHINESE, today))

    def _wording(self, code: str, today: date) -> Wording:
        (language,) = (one for one in self.languages if one.code == code)
        return Wording(language, self.library, self.settings, today)

    def handout(self, id_: str, code: str, today: date) -> Handout:
        """Return what a guide or service says, as on paper."""
        voices = self.voices(code, today)
        if any(page.id == id_ for page in self.library.guides):
            return of_guide(self.library.guide(id_), voices)
        return of_service(self.library.service(id_), voices)

    def links(self, id_: str, code: str, today: date) -> tuple[Link, ...]:
        """Return what can be opened from the page of a guide or service."""
        voices = self.voices(code, today)
        here = f"/g/{id_}/{code}"
        found = [Link(voices.said(words.PDF), f"{here}.pdf")]
        if self.last_day(id_, code, today) is not None:
            found.append(Link(voices.said(words.LAST_DAY), f"{here}.ics"))
        found.append(Link(voices.said(words.BRANCH), f"/b/{code}"))
        return tuple(found)

    def last_day(self, id_: str, code: str, today: date) -> LastDay | None:
        """Return until when yuan bought today can be changed back; None: not told."""
        fact = self.library.facts.get(RECEIPT_MONTHS)
        if id_ not in KEEPS_RECEIPT or fact is None or fact.overdue_on(today):
            return None
        months = fact.value_on(today)
        if fact.unit != "months" or months is None:
            return None
        speaker = self.voices(code, today).main
        title = speaker.say(words.CHANGE_BACK, date=speaker.formatter.date(today))
        return LastDay(months_later(today, int(months)), title)

    def own(self, code: str, today: date) -> Line:
        """Return how to tell the bank's own pages from others."""
        return own_pages(self.voices(code, today), self.settings.takeaway.address)

    # The branch.

    def branch_handout(self, code: str, today: date) -> Handout:
        """Return where the branch is, with a card for the driver of a taxi."""
        voices, branch = self.voices(code, today), self.settings.branch
        frame = self.frame(code, today)
        rows = tuple(
            Line(text, chinese)
            for text, chinese in (
                (branch.phone, ""),
                _in_order(branch.hours, branch.hours_zh, code),
                _in_order(branch.floor_hint, branch.floor_hint_zh, code),
            )
            if text
        )
        return replace(
            frame,
            id="branch",
            title=voices.said(words.BRANCH),
            lead=frame.branch,
            sections=(*self._driver(voices), *_plain(frame.branch, rows)),
        )

    def frame(self, code: str, today: date) -> Handout:
        """Return what stands around every page, with nothing in it yet."""
        (first, *_rest) = self.library.services
        handout = of_service(self.library.service(first.id), self.voices(code, today))
        return replace(handout, sections=(), code=None)

    def _driver(self, voices: Voices) -> tuple[Section, ...]:
        branch = self.settings.branch
        if not (branch.address or branch.address_zh):
            return ()

        def address(speaker: Wording) -> str:
            told = (branch.address, branch.address_zh)
            first, other = told[::-1] if speaker.language.code == CHINESE else told
            return first or other

        line = voices.filled(words.TAKE_ME, address=address)
        return (Section("driver", voices.said(words.DRIVER), (line,), "notice"),)

    def branch_links(self, code: str, today: date) -> tuple[Link, ...]:
        """Return what can be opened from the page of the branch."""
        voices, branch = self.voices(code, today), self.settings.branch
        rows = (
            (words.CONTACT, f"/b/{code}.vcf"),
            (words.MAP, place_address(branch)),
            (words.CALL, phone_address(branch.phone)),
        )
        return tuple(
            Link(voices.said(text), address) for text, address in rows if address
        )


def _in_order(text: str, chinese: str, code: str) -> tuple[str, str]:
    return (chinese or text, "") if code == CHINESE else (text or chinese, chinese)


def _plain(title: Line, rows: tuple[Line, ...]) -> tuple[Section, ...]:
    return (Section("branch", title, rows),) if rows else ()


def for_phone(handout: Handout, own: Line) -> Handout:
    """Return a handout without what only paper needs, and with our own address.

    Args:
        handout: As on paper.
        own: How to tell the bank's own code from another.
    """
    event = replace(handout.event, code=None) if handout.event else None
    return replace(
        handout, code=None, event=event, footer=(*handout.footer, own), counter=None
    )
