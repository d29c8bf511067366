"""Pages of one visit: found by a token, gone with the visit or half an hour later."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib import resources

from msgspec.structs import replace

from kiosk.handout.calendar_entry import calendar_file
from kiosk.handout.model import Handout, Line, Section
from kiosk.handout.page import Link, page
from kiosk.handout.waiting_pages import Waiting, WaitingPages
from kiosk.takeaway import words
from kiosk.takeaway.presses import Presses, noon
from kiosk.takeaway.public import Content, for_phone
from kiosk.takeaway.replies import (
    CALENDAR,
    HTML,
    PDF,
    SEALED,
    Reply,
    hash_source,
    html,
    policy_of,
)

_GENERAL = re.compile(r"/s/([A-Za-z0-9_-]{22})(\.pdf|\.ics|)")
_PERSONAL = re.compile(r"/p/([A-Za-z0-9_-]{22})(/sealed|)")


def used_up_by_reading(path: str) -> bool:
    """Tell whether what stands at a path is gone once it was asked for."""
    found = _PERSONAL.fullmatch(path)
    return found is not None and bool(found[2])


class Visits:
    """Replies to the paths of visits."""

    def __init__(self, content: Content, presses: Presses, pages: WaitingPages) -> None:
        self._content = content
        self._presses = presses
        self._pages = pages

    def sweep(self) -> None:
        """Delete what has ended."""
        self._pages.sweep()

    async def reply(self, path: str, today: date) -> Reply | None:
        """Return what stands at a path; None: nothing, or no more."""
        if general := _GENERAL.fullmatch(path):
            return await self._general(general[1], general[2], today)
        if personal := _PERSONAL.fullmatch(path):
            return self._personal(personal[1], personal[2], today)
        return None

    async def _general(self, token: str, ending: str, today: date) -> Reply | None:
        waiting = self._pages.look(token)
        if waiting is None or waiting.handout is None:
            return None
        handout = waiting.handout
        if not self._content.speaks(waiting.language):
            return None
        if ending == ".pdf":
            made = await self._presses.unkept(lambda: handout, today)
            return Reply(made, PDF, name="visit.pdf")
        if ending == ".ics":
            return self._calendar(handout, today)
        own = self._content.own(waiting.language, today)
        links = self._links(token, waiting, handout, today)
        return html(page(for_phone(handout, own), links), handout.look)

    def _calendar(self, handout: Handout, today: date) -> Reply | None:
        if handout.event is None:
            return None
        file = calendar_file(handout.event, timestamp=noon(today))
        return Reply(file, CALENDAR, name="visit.ics")

    def _links(
        self, token: str, waiting: Waiting, handout: Handout, today: date
    ) -> tuple[Link, ...]:
        voices = self._content.voices(waiting.language, today)
        rows = [(words.PDF, f"/s/{token}.pdf")]
        if handout.event is not None:
            rows.append((words.CALENDAR, f"/s/{token}.ics"))
        rows.append((words.BRANCH, f"/b/{waiting.language}"))
        return tuple(Link(voices.said(text), address) for text, address in rows)

    # What only the visitor's phone opens.

    def _personal(self, token: str, ending: str, today: date) -> Reply | None:
        waiting = self._pages.look(token)
        if waiting is None or not waiting.sealed:
            return None
        if not self._content.settings.takeaway.encrypted:
            # The phone could not open it: WebCrypto needs a secure context.
            return None
        if not ending:
            return self._opener(waiting.language, today)
        taken = self._pages.take(token)
        return Reply(taken.sealed, SEALED) if taken else None

    def _opener(self, code: str, today: date) -> Reply | None:
        """Return the page that fetches the sealed one, once it is touched.

        Programs that look at an address before they show it do not touch anything:
        they do not use the page up.
        """
        if not self._content.speaks(code):
            return None
        voices = self._content.voices(code, today)
        frame = self._content.frame(code, today)
        told = Section("once", voices.said(words.ONCE), (), "notice")
        lines = (voices.said(words.ONLY_HERE), voices.said(words.KEEP))
        shown = replace(
            frame,
            id="opener",
            title=voices.said(words.YOUR_PAGE),
            lead=None,
            sections=(replace(told, lines=lines),),
        )
        own = self._content.own(code, today)
        policy = policy_of(shown.look)
        return opener(page(for_phone(shown, own)), self._said(code, today), policy)

    def _said(self, code: str, today: date) -> tuple[Line, ...]:
        voices = self._content.voices(code, today)
        texts = (words.OPEN_IT, words.NO_SCRIPTS, words.GONE)
        return tuple(voices.said(text) for text in texts)


def opener(source: str, said: tuple[Line, ...], policy: str) -> Reply:
    """Return a page with a button that opens the sealed one.

    Args:
        source: The page without it.
        said: What stands on the button, without scripts, and when it is too late.
        policy: That of the page without it.
    """
    from html import escape

    button, without, gone = (escape(line.text) for line in said)
    added = (
        f'<p><button type="button" hidden>{button}</button></p>'
        f'<p id="gone" role="alert" hidden>{gone}</p><noscript><p>{without}</p>'
        f"</noscript><script>{script()}</script></main>"
    )
    whole = source.replace("</main>", added, 1)
    runs = f"script-src {hash_source(script())}; connect-src 'self'"
    return Reply(whole.encode(), HTML, policy=f"{policy}; {runs}")


@cache
def script() -> str:
    """Return the only script there is, as it stands in the page."""
    return resources.files("kiosk.takeaway").joinpath("opener.js").read_text("utf-8")
