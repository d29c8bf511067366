"""How the screen looks, whether it speaks, and how long it waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.layout import Layout
from textual.layouts.grid import GridLayout

from kiosk.interview.problems import mark
from kiosk.tui.surface import TEXT_STEPS
from kiosk.tui.themes import PALETTES
from kiosk.tui.visitor.display import AS_DESIGNED, Changeable, Display
from kiosk.tui.visitor.messages import DisplayChosen, Left
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.card import Card, Face, Kind
from kiosk.tui.widgets.row import Mirrored, Row
from kiosk.tui.widgets.target import Target
from kiosk.tui.widgets.words import Words

COLOURS: Final = {
    # Translators: a colour theme, the opposite of dark.
    "lobby": mark("Light"),
    "contrast": mark("Black on white"),
    "yellow": mark("Yellow on black"),
}
SIZES: Final = {
    # Translators: a size of the text on the screen.
    "text0": mark("Normal"),
    # Translators: a size of the text on the screen.
    "text1": mark("Large"),
    # Translators: a size of the text on the screen.
    "text2": mark("Largest"),
}
ALOUD, LOW, PAPER, TIME = "aloud", "low", "paper", "time"
SWITCHES: Final = {
    ALOUD: mark("Read the screens aloud"),
    # Translators: all buttons stand in the lower half, for people in a wheelchair.
    LOW: mark("Buttons low on the screen"),
    PAPER: mark("Large print on paper"),
    TIME: mark("More time before I am asked"),
}


class Choices(Row):
    """Cards side by side, as high as the highest of their row."""

    def __init__(self, names: Iterable[str], *, id: str) -> None:
        super().__init__(*(Card(name=name) for name in names), id=id)

    def pre_layout(self, layout: Layout) -> None:
        """Make the cards of a row as high as the highest of them."""
        grid = layout.straight if isinstance(layout, Mirrored) else layout
        if isinstance(grid, GridLayout):
            grid.stretch_height = True


class DisplayPage(Page):
    """Sizes of text and palettes, one of each; and what is on or off."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._chosen, self._changeable = AS_DESIGNED, Changeable()
        self._title = Words(part="title", classes="title")
        self._text = Words(part="title", classes="section")
        self._sizes = Choices(SIZES, id="sizes")
        self._colours = Words(part="title", classes="section")
        self._more = Words(part="title", classes="section")
        self._note = Words(part="strong", classes="lead")
        self._lead = Words(part="quiet", classes="lead")

    def compose(self) -> ComposeResult:
        """Make a card for everything that can be chosen."""
        yield self._title
        yield self._text
        yield self._sizes
        yield self._colours
        yield Choices(PALETTES, id="colours")
        yield self._more
        yield Choices(SWITCHES, id="switches")
        yield self._note
        yield self._lead

    def show(self, chosen: Display, changeable: Changeable) -> None:
        """Show what is chosen now, and offer what can be changed here."""
        self._chosen, self._changeable = chosen, changeable
        self.redraw()

    def redraw(self) -> None:
        """Write all words again."""
        voice = self.voice
        self._title.show(voice.pair(mark("Display")))
        self._text.show(voice.pair(mark("Size of the text")))
        self._colours.show(voice.pair(mark("Colours of the screen")))
        # Translators: a heading over: read aloud, buttons low, more time.
        self._more.show(voice.pair(mark("Also")))
        self._lead.show(
            voice.pair(
                mark("Before anything is erased, you are asked. A touch goes on.")
            )
        )
        note = self._changeable.note
        self._note.show(*((voice.pair(note),) if note else ()))
        self._note.display = bool(note)
        self._text.display = self._sizes.display = self._changeable.text
        for card in self.query(Card):
            name = card.name or ""
            words = {**SIZES, **COLOURS, **SWITCHES}[name]
            kind: Kind = "many" if name in SWITCHES else "one"
            face = Face(voice.pair(words), None, kind)
            card.show(face, chosen=name in _marked(self._chosen))
            card.display = name not in _lacking(self._changeable)

    def actions(self) -> tuple[Action, ...]:
        """Offer to go back to where the visitor was."""
        return (Action("done", mark("Done"), primary=True),)

    def on_action(self, id_: str) -> None:
        """Go back to where the visitor was."""
        self.post_message(Left())

    @on(Target.Touched)
    def _take(self, message: Target.Touched) -> None:
        message.stop()
        self._chosen = _with(self._chosen, message.target.name)
        self.redraw()
        self.post_message(DisplayChosen(self._chosen))


def _lacking(changeable: Changeable) -> frozenset[str]:
    """Return the names of the cards that nothing here stands behind."""
    there = {ALOUD: changeable.aloud, PAPER: changeable.paper}
    return frozenset(name for name, value in there.items() if not value)


def _marked(chosen: Display) -> frozenset[str]:
    """Return the names of the cards that are chosen."""
    on = (name for name, value in _switched(chosen).items() if value)
    return frozenset({chosen.theme, f"text{chosen.text}", *on})


def _switched(chosen: Display) -> dict[str, bool]:
    return {
        ALOUD: chosen.aloud,
        LOW: chosen.low,
        PAPER: chosen.paper,
        TIME: chosen.longer,
    }


def _with(chosen: Display, name: str | None) -> Display:
    """Return what is chosen once a card was touched, by the card's name."""
    match name:
        case "aloud":
            return replace(chosen, aloud=not chosen.aloud)
        case "low":
            return replace(chosen, low=not chosen.low)
        case "paper":
            return replace(chosen, paper=not chosen.paper)
        case "time":
            return replace(chosen, longer=not chosen.longer)
        case str() if name in PALETTES:
            return replace(chosen, theme=name)
    (step,) = (each for each in TEXT_STEPS if name == f"text{each}")
    return replace(chosen, text=step)
