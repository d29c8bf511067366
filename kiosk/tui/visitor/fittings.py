"""What stands around the page: band, action row, dock; and the countdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import events
from textual.screen import Screen
from textual.widget import Widget

from kiosk.interview.problems import mark
from kiosk.language.languages import Language
from kiosk.settings import Branch
from kiosk.tui.visitor.grids import SWAP
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.action_row import ActionRow, Offered
from kiosk.tui.widgets.band import Band
from kiosk.tui.widgets.button import ARROWS
from kiosk.tui.widgets.dock import SLOTS, Dock, Shown

if TYPE_CHECKING:
    from kiosk.counter.calling import Standing
    from kiosk.tui.visitor.countdown import Countdown
    from kiosk.tui.visitor.help_strip import HelpStrip
    from kiosk.tui.visitor.upper_half import UpperHalf

COUNTING: Final = "-counting"
CHINESE_SHORT: Final = "中文"
"""What the second language is called when it is Chinese: short, as on signs."""


class Fittings:
    """The three bars, written together from one page and one voice."""

    def __init__(self, branch: Branch) -> None:
        self.band = Band(branch.name_zh, branch.name, id="head")
        self.actions = ActionRow(id="actions")
        self.dock = Dock(id="bar")
        self._countdown: Countdown | None = None
        """None: not put in yet."""
        self._strip: HelpStrip | None = None
        """None: nobody was called yet."""
        self._upper: UpperHalf | None = None
        """None: nobody wanted everything low yet."""
        self.helped = False
        """Whether staff help here, so that nobody needs to be called."""
        self.talks = False
        """Whether staff are there to talk with, here or at a desk."""
        self._focused: Widget | None = None
        """What had the focus when the countdown began."""

    def count(self, screen: Screen[None], voice: Voice, seconds: int | None) -> None:
        """Show the countdown, put in at first use, or take it away again.

        Args:
            screen: What is hidden meanwhile, and goes on where it was.
            voice: Who is asked.
            seconds: How many are left; None: somebody is there.
        """
        counted = screen.has_class(COUNTING)
        screen.set_class(seconds is not None, COUNTING)
        if seconds is None:
            self._focus_again(screen)
            return
        if not counted:
            # What is hidden loses the focus, and with it what is typed next.
            self._focused = screen.focused
            screen.set_focus(None)
        self._put_in(screen).show(voice, seconds)

    def _focus_again(self, screen: Screen[None]) -> None:
        focused, self._focused = self._focused, None
        if focused is not None and focused.is_attached:
            screen.set_focus(focused, scroll_visible=False)

    def _put_in(self, screen: Screen[None]) -> Countdown:
        if self._countdown is None:
            # Imported here: the first screen does not wait for it.
            from kiosk.tui.visitor.countdown import Countdown

            self._countdown = Countdown(id="countdown")
            screen.mount(self._countdown, before=self.dock)
        return self._countdown

    def lower(self, screen: Screen[None], page: Page, *, low: bool) -> None:
        """Show the page in the lower half of the screen, or over all of it.

        Args:
            screen: Has the page between the bars.
            page: The page on screen.
            low: The visitor wants all controls low.
        """
        if self._upper is None and low:
            # Imported here: the first screen does not wait for it.
            from kiosk.tui.visitor.upper_half import UpperHalf

            self._upper = UpperHalf()
        if self._upper is not None:
            self._upper.fit(screen, page, low=low)

    def stand(self, screen: Screen[None], standing: Standing | None) -> None:
        """Take how a call stands; None: there is none. `write` shows it."""
        if self._strip is None and standing is not None:
            # Imported here: the first screen does not wait for it.
            from kiosk.tui.visitor.help_strip import HelpStrip

            self._strip = HelpStrip(id="help-strip")
            screen.mount(self._strip, before=self.actions)
        if self._strip is not None:
            self._strip.stand(standing)

    def erases(self, event: events.Event) -> bool:
        """Tell whether a touch during the countdown is on "Finish and erase"."""
        return self._countdown is not None and self._countdown.erases(event)

    def write(
        self,
        page: Page,
        voice: Voice,
        *,
        slots: frozenset[str],
        second: Language | None,
        over: bool = False,
    ) -> None:
        """Write all three.

        Args:
            page: The page on screen.
            voice: Who it speaks to.
            slots: The controls of the dock that make sense now.
            second: The language "Chinese too" offers.
            over: The page of the call is on screen.
        """
        self._write_band(page, voice)
        offered = tuple(_offer(action, voice) for action in page.actions())
        self.actions.show(offered, scrolls=page.overflows)
        if self._strip is not None:
            self._strip.write(voice, over=over)
        if second is None:
            slots -= {"second"}
        name = second.own_name if second and second.code != "zh" else CHINESE_SHORT
        # Where the pane takes the page's place, the way to it goes first.
        pane = self.helped and page.screen.has_class(SWAP)
        talks = self.talks and not pane
        shown = Shown(slots, name, voice.second is not None, pane, talks)
        self.dock.show(voice, shown)

    def _write_band(self, page: Page, voice: Voice) -> None:
        steps = page.progress()
        if steps is None:
            self.band.show(voice.plain(voice.say(mark("Self-service guide"))))
            return
        at = {"step": str(steps.step), "about": str(steps.about)}
        if steps.exact:
            words = voice.say(mark("Part %(step)s of %(about)s"), **at)
        else:
            words = voice.say(mark("Step %(step)s of about %(about)s"), **at)
        self.band.show(voice.plain(words), (steps.step, steps.about))


def slots_for(place: str, *, over: bool) -> frozenset[str]:
    """Return the controls that make sense.

    Args:
        place: Where the visitor is.
        over: A page such as the display page stands over it.
    """
    if place != "welcome":
        return frozenset(SLOTS)
    return frozenset({"display", "call"} | ({"back"} if over else set()))


def _offer(action: Action, voice: Voice) -> Offered:
    label = action.label
    if not action.said:
        label = voice.say(label, **dict(action.values))
    if action.forward:
        label = f"{label}  {ARROWS[voice.direction]}"
    return Offered(action.id, voice.plain(label), action.primary)
