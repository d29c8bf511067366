"""What outcome and guide have in common: read here, taken away on paper or phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from textual import events, on, work
from textual.app import ComposeResult

from kiosk.content.wording import UNTRANSLATED
from kiosk.errors import HandoutError
from kiosk.handout.compose import SCAN, Voices
from kiosk.handout.model import Handout, Line, Section, numbered
from kiosk.interview.model import Essentials
from kiosk.interview.problems import mark
from kiosk.tui.visitor.code_aside import CodeAside
from kiosk.tui.visitor.messages import (
    ActionsChanged,
    CodeWanted,
    GuideChosen,
    PassWanted,
    ServicesChosen,
)
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.visitor.supply import Supply, paper_voices, screen_voices
from kiosk.tui.voice import Pair, Voice
from kiosk.tui.widgets.card import Card, Face
from kiosk.tui.widgets.lines import Part
from kiosk.tui.widgets.sheet import Block, Item, Sheet
from kiosk.tui.widgets.target import Target
from kiosk.tui.widgets.words import Words

Print = Literal["idle", "running", "done", "failed", "nowhere"]
"""How far the printed page is; nowhere: there is no printer."""

NOTICES: Final[dict[Print, tuple[str, str, Part]]] = {
    "running": ("", mark("Printing. This takes a moment."), "quiet"),
    "done": ("✓", mark("Printed. Please take the page."), "good"),
    "failed": ("▲", mark("The page was not printed. Keep the code."), "strong"),
    "nowhere": ("▲", mark("There is no printer here. Keep the code."), "strong"),
}
NO_CODE: Final[dict[Print, tuple[str, str, Part]]] = {
    "failed": ("▲", mark("The page was not printed. Staff can help."), "strong"),
}
"""What is said instead where no code is offered. Without a printer: nothing."""
PRINT: Final = "print"
CODE: Final = "code"
COUNTER: Final = "counter"
MOST_FOLLOW: Final = 4


class TakenPage(Page):
    """Title, code, lines, footer, and what usually comes next."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self.supply: Supply | None = None
        """What prints and lists; None until the page is shown."""
        self.printing: Print = "idle"
        """How far the printed page is."""
        self._title = Words(part="title", classes="first")
        self._lead = Words(part="quiet", classes="title")
        self._notice = Words(part="quiet", classes="notice")
        self._aside = CodeAside(id=f"{id}-code")
        self._sheet = Sheet(classes="sheet")
        self._pass_title = Words(part="title", classes="title")
        self._pass_lines = Words(part="quiet", classes="lead")
        self._footer = Words(part="quiet", classes="footer")
        self._next = Words(part="title", classes="title")
        self._offered: tuple[str, ...] = ()
        """Ids of what comes next, in the order of the cards."""
        self._cards = tuple(Card() for _number in range(MOST_FOLLOW))

    def compose(self) -> ComposeResult:
        """Make the parts, in the order they are read."""
        yield self._title
        yield self._lead
        yield self._notice
        yield self._aside
        yield self._sheet
        yield self._pass_title
        yield self._pass_lines
        yield self._next
        yield from self._cards
        yield self._footer

    # What each kind of page says.

    def composed(self, voices: Voices) -> Handout | None:
        """Return the handout as these voices speak it; None: nothing is shown."""
        return None

    @property
    def carries(self) -> bool:
        """Whether there is a counter pass to show."""
        return False

    def pass_words(self) -> tuple[Line, ...]:
        """Return what to know of the counter pass, its title first; none: no pass."""
        return ()

    def essentials(self) -> Essentials | None:
        """Return what a code says; None: no code is offered."""
        return None

    def follows(self) -> tuple[str, ...]:
        """Return ids of services and guides to offer now."""
        return ()

    # Words.

    def begin(self, supply: Supply) -> None:
        """Show another thing, not printed yet."""
        self.supply = supply
        self.workers.cancel_node(self)
        self.printing = "idle" if supply.prints else "nowhere"
        self.redraw()

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
        self._footer.show(*(self.pair(line) for line in handout.footer))
        self._write_notice()
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

    def _write_notice(self) -> None:
        notice = self._told()
        self._notice.display = notice is not None
        if notice is not None:
            sign, msgid, part = notice
            said = self.voice.pair(msgid)
            text = f"{sign} {said.main}".strip()
            self._notice.show(self.voice.plain(text, said.second), part=part)

    def _told(self) -> tuple[str, str, Part] | None:
        """Return how printing goes; a code is named only where there is one."""
        if self.essentials() is None and self.printing in ("failed", "nowhere"):
            return NO_CODE.get(self.printing)
        return NOTICES.get(self.printing)

    def _write_pass(self) -> None:
        title, *lines = self.pass_words() or (None,)
        self._pass_title.display = self._pass_lines.display = title is not None
        if title is not None:
            self._pass_title.show(self.pair(title))
            self._pass_lines.show(*(self.pair(line) for line in lines if line))

    def write_code(self) -> None:
        """Show the short text as a code, where there is a place for it."""
        essentials = self.essentials()
        text = self.voice.wording.tell(essentials.short).text if essentials else ""
        if self.is_mounted:
            self._aside.show(text, self.voice.pair(SCAN), self.size)

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

    # Taking it away.

    def takings(self) -> tuple[Action, ...]:
        """Return the ways to take it away; the best one, last, is the primary."""
        if self.carries:
            return self._takings_with_pass()
        code = Action(CODE, mark("Bigger code"), primary=False)
        if self.printing == "nowhere":
            return (Action(CODE, mark("Show the code"), primary=True),)
        if self.printing == "failed":
            again = Action(PRINT, mark("Print again"))
            return (again, Action(CODE, mark("Show the code"), primary=True))
        return (code, Action(PRINT, mark("Print"), primary=True))

    def _takings_with_pass(self) -> tuple[Action, ...]:
        if self.printing == "nowhere":
            code = Action(CODE, mark("Bigger code"))
            return (code, Action(COUNTER, mark("Code for the counter"), primary=True))
        if self.printing == "failed":
            again = Action(PRINT, mark("Print again"))
            return (again, Action(COUNTER, mark("Code for the counter"), primary=True))
        shown = Action(COUNTER, mark("Code for the counter"))
        return (shown, Action(PRINT, mark("Print"), primary=True))

    def on_action(self, id_: str) -> None:
        """Print, or show a code over the whole screen."""
        if id_ == PRINT and self.printing != "running":
            self._tell("running")
            self._print()
        elif id_ == CODE:
            self.post_message(CodeWanted())
        elif id_ == COUNTER:
            self.post_message(PassWanted())

    @work(group="print")
    async def _print(self) -> None:
        await self.ready()
        handout = self.composed(paper_voices(self.voice))
        if handout is None or self.supply is None:
            return
        try:
            await self.supply.print_out(handout)
        except HandoutError as error:
            # For whoever looks after the kiosk: it names no answer.
            self.log.warning(error.problem)
            self._tell("failed")
        else:
            self._tell("done")

    async def ready(self) -> None:
        """Wait for what is still to come onto the page."""

    def _tell(self, printing: Print) -> None:
        self.printing = printing
        self._write_notice()
        self.post_message(ActionsChanged())

    def spoken(self) -> Handout | None:
        """Return the handout as it is shown on screen."""
        return self.composed(screen_voices(self.voice))
