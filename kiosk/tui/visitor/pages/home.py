"""What the kiosk can do: services to prepare for, guides to read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from kiosk.interview.problems import mark
from kiosk.tui.visitor.messages import ActionsChanged, GuideChosen, ServicesChosen
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.card import Card, Face, Kind
from kiosk.tui.widgets.row import Row
from kiosk.tui.widgets.still import Stack
from kiosk.tui.widgets.target import Target
from kiosk.tui.widgets.words import Words

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.content.library import Page as Listed


class Section(Stack):
    """A heading, and a card for each entry."""

    DEFAULT_CSS = "Section { height: auto; width: 1fr; }"

    def __init__(self, kind: Kind, *, id: str) -> None:
        super().__init__(id=id)
        self._kind: Kind = kind
        self._heading = Words(part="title", classes="section")

    def compose(self) -> ComposeResult:
        """Make the heading."""
        yield self._heading

    async def fill(self, listed: Iterable[Listed]) -> None:
        """Make the cards, once."""
        if not self.query(Card):
            await self.mount(*(Card(name=entry.id) for entry in listed))

    def write(self, heading: str, listed: Iterable[Listed], voice: Voice) -> None:
        """Write all words."""
        self._heading.show(voice.pair(heading))
        cards = list(self.query(Card))
        for card, entry in zip(cards, listed, strict=False):
            line = voice.tell(entry.summary)
            card.show(Face(voice.tell(entry.title), voice.plain(line.main), self._kind))


class HomePage(Page):
    """Services are chosen, one or several; a guide opens at once."""

    reading = False

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._library: Library | None = None
        self._title = Words(part="title", classes="title")
        self._lead = Words(part="quiet", classes="lead")
        self._services = Section("many", id="services")
        self._guides = Section("go", id="guides")

    def compose(self) -> ComposeResult:
        """Make two columns; one on a narrow grid."""
        yield self._title
        yield self._lead
        with Row(classes="columns"):
            yield self._services
            yield self._guides

    async def show(self, library: Library) -> None:
        """Show what a library holds."""
        self._library = library
        await self._services.fill(library.services)
        await self._guides.fill(library.guides)
        self.redraw()

    def redraw(self) -> None:
        """Write all words again."""
        if self._library is None:
            return
        voice, library = self.voice, self._library
        self._title.show(voice.pair(mark("What would you like to do?")))
        self._lead.show(
            voice.pair(mark("Prepare here, then the staff at the counter do the rest."))
        )
        self._services.write(mark("Prepare for the counter"), library.services, voice)
        self._guides.write(mark("Read and take away"), library.guides, voice)

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the services that are chosen."""
        cards = self._services.query(Card)
        return tuple(card.name or "" for card in cards if card.chosen)

    def actions(self) -> tuple[Action, ...]:
        """Offer to go on, once something is chosen."""
        if not self.chosen():
            return ()
        return (Action("go", mark("Continue"), primary=True, forward=True),)

    def on_action(self, id_: str) -> None:
        """Go on with what is chosen."""
        self.post_message(ServicesChosen(self.chosen()))

    @on(Target.Touched)
    def _take(self, message: Target.Touched) -> None:
        message.stop()
        card = message.target
        if not isinstance(card, Card):
            return
        if card.face.kind == "go":
            self.post_message(GuideChosen(card.name or ""))
        else:
            card.chosen = not card.chosen
            self.post_message(ActionsChanged())
