"""What every page is: one thing to look at, between the band and the dock."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.containers import VerticalScroll

from kiosk.tui.visitor.messages import ActionsChanged
from kiosk.tui.voice import Pair, Voice

if TYPE_CHECKING:
    from textual.widget import Widget

    from kiosk.counter.calling import Standing
    from kiosk.tui.printout import Printout


class Action(NamedTuple):
    """A button of the action row."""

    id: str
    """Given back to the page's `on_action`."""
    label: str
    """English, to be translated; or a sign such as "▲"."""
    primary: bool = False
    """True: the one filled button, at the trailing end."""
    forward: bool = False
    """True: an arrow in the direction of reading follows the label."""
    values: tuple[tuple[str, str], ...] = ()
    """What the placeholders of the label stand for."""
    said: bool = False
    """True: the label is not English but in the words of staff, to stand as it is."""


class Progress(NamedTuple):
    """How far the visitor is."""

    step: int
    """From 1."""
    about: int
    """How many steps there will be, as far as can be told."""
    exact: bool = False
    """True: the number is certain, as the parts of a guide are."""


class Page(VerticalScroll, can_focus=False):
    """A page of the frame. Kept once made; shown again with other words.

    A page takes what it shows through a `show` method of its own, which ends in
    `redraw`. It knows neither the frame nor the app, and posts messages up.
    """

    personal: bool = False
    """Whether something personal can be read on the page."""
    bare: bool = False
    """Whether the page wants the whole screen, without band, actions and dock."""
    reading: bool = True
    """Whether the longer idle time holds: something is read or answered here."""

    aloud: bool = True
    """Whether it is read to a visitor who wants that: not what is for staff."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.voice = voice

    def speak(self, voice: Voice) -> None:
        """Show the same in another language; place, focus and typed text stay."""
        self.voice = voice
        self.redraw()

    def redraw(self) -> None:
        """Write all words again from `voice`."""

    def actions(self) -> tuple[Action, ...]:
        """Return the buttons of the action row; none hides the row."""
        return ()

    def on_action(self, id_: str) -> None:
        """Do what one of `actions` stands for."""

    def progress(self) -> Progress | None:
        """Return how far the visitor is; None: not in an interview."""
        return None

    def stand(self, standing: Standing | None) -> None:
        """Take how the visitor's call stands; None: there is none."""

    def address(self) -> str:
        """Return where a phone finds what is read here; empty: nowhere."""
        return ""

    @property
    def awaited(self) -> Printout | None:
        """The visitor's own page that is on its way to paper; None: none is."""
        return None

    def matter(self) -> Pair | None:
        """Return what the visitor is doing here, for the band and for staff."""
        return None

    def back(self) -> bool:
        """Go back inside the page. False: there is nothing to go back to."""
        return False

    def look_again(self) -> None:
        """Look whether what is shown still holds. Called a few times a second.

        No page has a clock of its own: the loop keeps one that is stopped until it
        would have struck, and with it the page and all answers.
        """

    def left(self) -> None:
        """Let go of what is under way: the visitor went elsewhere."""

    @property
    def typed_into(self) -> Widget | None:
        """Where typed signs go while nothing has the focus; None: nowhere."""
        return None

    def on_stray_key(self, event: events.Key) -> None:
        """Take a key that nothing focused took, such as a scanner's."""

    def turn(self, way: int) -> None:
        """Show the rows below (1) or above (-1), no card and no line cut in two."""
        # Imported here: the first screen does not wait for it.
        from kiosk.tui.visitor.turning import blocks_in, turned

        top, height = self.scroll_offset.y, self.size.height
        row = turned(tuple(blocks_in(self)), top, max(height, 1), way)
        self.scroll_to(y=row, animate=False)

    @property
    def overflows(self) -> bool:
        """Whether the page does not fit, so that ▲ and ▼ are offered."""
        return self.show_vertical_scrollbar

    def watch_show_vertical_scrollbar(self) -> None:
        """Tell the frame, which then offers ▲ and ▼."""
        if self.is_attached:
            self.post_message(ActionsChanged())
