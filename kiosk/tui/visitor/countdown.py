"""The countdown: hides everything, and asks whether somebody is still there."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical

from kiosk.interview.problems import mark
from kiosk.tui.visitor.messages import EraseWanted
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.button import TouchButton
from kiosk.tui.widgets.dots import Dots
from kiosk.tui.widgets.target import Target
from kiosk.tui.widgets.words import Words


class Countdown(Vertical):
    """A panel on an empty page. Any touch goes on, not only the button's."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = Words(part="title", align="center")
        self._lead = Words(part="plain", align="center")
        self._digits = Dots()
        self.seconds = 0
        """How many are left."""
        self._stay = TouchButton(primary=True, id="stay")
        self._erase = TouchButton(id="erase")

    def compose(self) -> ComposeResult:
        """Make the panel."""
        with Vertical(id="panel"):
            yield self._title
            yield self._lead
            yield self._digits
            yield self._stay
            yield self._erase

    def show(self, voice: Voice, seconds: int) -> None:
        """Write the words and the seconds that are left."""
        self.seconds = seconds
        self._title.show(voice.pair(mark("Are you still there?")))
        self._lead.show(
            voice.pair_n(
                "For your safety we erase everything in %(n)s second.",
                "For your safety we erase everything in %(n)s seconds.",
                seconds,
            )
        )
        self._digits.show(str(seconds))
        self._stay.show(voice.plain(voice.say(mark("I am still here"))))
        self._erase.show(voice.plain(voice.say(mark("Finish and erase"))))

    def erases(self, event: events.Event) -> bool:
        """Tell whether a touch is on the button that finishes."""
        return isinstance(event, events.MouseEvent) and self._erase.region.contains(
            event.screen_x, event.screen_y
        )

    @on(Target.Touched, "#erase")
    def _finish(self, message: Target.Touched) -> None:
        message.stop()
        self.post_message(EraseWanted(now=True))
