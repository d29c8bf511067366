"""What outcome and guide have in common: read here, taken away on paper or phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual import events, on
from textual.app import ComposeResult

from kiosk.content.wording import UNTRANSLATED
from kiosk.handout.compose import SCAN, Voices
from kiosk.handout.model import Handout, Line, Section, numbered
from kiosk.handout.phone_words import OPEN, with_address
from kiosk.interview.problems import mark
from kiosk.tui.visitor.code_aside import CodeAside
from kiosk.tui.visitor.messages import (
    ActionsChanged,
    GuideChosen,
    ServicesChosen,
)
from kiosk.tui.visitor.pages.printed_page import PrintedPage
from kiosk.tui.visitor.supply import screen_voices
from kiosk.tui.voice import Pair, Voice
from kiosk.tui.widgets.card import Card, Face
from kiosk.tui.widgets.lines import Part
from kiosk.tui.widgets.sheet import Block, Item, Sheet
from kiosk.tui.widgets.target import Target
from kiosk.tui.widgets.words import Words

MOST_FOLLOW: Final = 4
NO_PAGES: Final = mark(
    "Your phone cannot open pages here just now. The code needs no network."
)


class TakenPage(PrintedPage):
    """Title, code, lines, footer, and what usually comes next."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._title = Words(part="title", classes="first")
        self._lead = Words(part="quiet", classes="title")
        self._aside = CodeAside(id=f"{id}-code")
        self._sheet = Sheet(classes="sheet")
        self._pass_title = Words(part="title", classes="title")
        self._pass_lines = Words(part="quiet", classes="lead")
        self._footer = Words(part="quiet", classes="footer")
        self._next = Words(part="title", classes="title")
        self._told_unserved = False
        """Whether the page says that phones find nothing now."""
        self._offered: tuple[str, ...] = ()
        """Ids of what comes next, in the order of the cards."""
        self._cards = tuple(Card() for _number in range(MOST_FOLLOW))

    def compose(self) -> ComposeResult:
        """Make the parts, in the order they are read."""
        yield self._title
        yield self._lead
        yield self.notice
        yield self._aside
        yield self._sheet
        yield self._pass_title
        yield self._pass_lines
        yield self._next
        yield from self._cards
        yield self._footer

    # What each kind of page says.

    def pass_words(self) -> tuple[Line, ...]:
        """Return what to know of the counter pass, its title first; none: no pass."""
        return ()

    def told_of(self) -> str:
        """Return the id of the guide or service that is read here; empty: none."""
        return ""

    def on_paper(self, voices: Voices) -> Handout | None:
        """Return the handout with the address at which it stays."""
        handout = self.composed(voices)
        if handout is None:
            return None
        return with_address(handout, voices, self.lasting_address())

    def address(self) -> str:
        """Return where a phone finds what is read here; empty: nowhere."""
        return self.lasting_address()

    def lasting_address(self) -> str:
        """Return where it stands for everybody, also when this visit is over."""
        id_ = self.told_of() if self.essentials() else ""
        if not id_ or self._unserved:
            return ""
        takeaway = self.voice.wording.settings.takeaway
        return takeaway.page_address(id_, self.voice.language.code)

    @property
    def _unserved(self) -> bool:
        """Whether phones would find pages here, and do not now."""
        if self.supply is None or self.supply.reach.served:
            return False
        return self.voice.wording.settings.takeaway.enabled

    def look_again(self) -> None:
        """Show the other code once pages are served no more, or again."""
        if self.supply is not None and self._unserved != self._told_unserved:
            self.redraw()

    def follows(self) -> tuple[str, ...]:
        """Return ids of services and guides to offer now."""
        return ()

    # Words.

    def write(self, title: Pair, part: Part, lead: Line | None) -> None:
        """Write the heading."""
        self._title.show(title, part=part)
        self._lead.show(self.pair(lead) if lead else Pair(""))
        self._lead.display = lead is not None

    def write_lines(self, handout: Handout, sections: Sequence[int]) -> None:
        """Write some of the sections, each line with its number on paper."""
        numbers = numbered(handout.sections)
        self._sheet.show(
            tuple(self._block(handout.sections[at], numbers[at]) for at in sections)
        )
        voices = screen_voices(self.voice)
        footer = with_address(handout, voices, self.address()).footer
        self._told_unserved = self._unserved
        if self._told_unserved and self.essentials():
            footer = (*footer, voices.said(NO_PAGES))
        self._footer.show(*(self.pair(line) for line in footer))
        self.write_notice()
        self._write_pass()
        self._write_follows()
        self.write_code()
        self.post_message(ActionsChanged())

    def _block(self, section: Section, numbers: tuple[int, ...]) -> Block:
        counted = numbers or (0,) * len(section.lines)
        items = zip(section.lines, counted, strict=True)
        return Block(
            self.pair(section.title),
            tuple(Item(self.pair(line), number) for line, number in items),
        )

    def pair(self, line: Line) -> Pair:
        """Return a line of the handout for the screen."""
        text = line.text + UNTRANSLATED if line.fallback else line.text
        return self.voice.plain(text, line.chinese)

    def _write_pass(self) -> None:
        title, *lines = self.pass_words() or (None,)
        self._pass_title.display = self._pass_lines.display = title is not None
        if title is not None:
            self._pass_title.show(self.pair(title))
            self._pass_lines.show(*(self.pair(line) for line in lines if line))

    def write_code(self) -> None:
        """Show the address or the short text as a code, where there is a place."""
        essentials, address = self.essentials(), self.address()
        text = self.voice.wording.tell(essentials.short).text if essentials else ""
        caption = self.voice.pair(SCAN)
        if address:
            text, caption = address, self.voice.pair(OPEN, address=address)
        if self.is_mounted:
            least = self.voice.plain(address) if address else None
            self._aside.show(text, caption, self.size, least=least)

    def on_resize(self, event: events.Resize) -> None:
        """Find the place for the code again."""
        if self.supply is not None:
            self.write_code()

    # What usually comes next.

    def _write_follows(self) -> None:
        listed = self._listed() if self.supply else {}
        ids = (id_ for id_ in self.follows() if id_ in listed)
        self._offered = tuple(ids)[:MOST_FOLLOW]
        self._next.show(self.voice.pair(mark("What usually comes next")))
        self._next.display = bool(self._offered)
        for number, card in enumerate(self._cards):
            card.display = number < len(self._offered)
            if card.display:
                title, summary = listed[self._offered[number]]
                line = self.voice.plain(self.voice.tell(summary).main)
                card.show(Face(self.voice.tell(title), line, "go"))

    def _listed(self) -> dict[str, tuple[str, str]]:
        if self.supply is None:
            return {}
        library = self.supply.library
        return {
            page.id: (page.title, page.summary)
            for page in (*library.services, *library.guides)
        }

    @on(Target.Touched)
    def _follow(self, message: Target.Touched) -> None:
        message.stop()
        if self.supply is None or message.target not in self._cards:
            return
        id_ = self._offered[self._cards.index(message.target)]
        if any(page.id == id_ for page in self.supply.library.guides):
            self.post_message(GuideChosen(id_))
        else:
            self.post_message(ServicesChosen((id_,)))

    def spoken(self) -> Handout | None:
        """Return the handout as it is shown on screen."""
        return self.composed(screen_voices(self.voice))
