"""Reads the screen when it changes, and is silent when somebody acts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.widget import Widget

from kiosk.tui.visitor.aloud.said import UNASKED, Said
from kiosk.tui.visitor.aloud.scene import Heard, focused, scene, uttered
from kiosk.tui.visitor.countdown import Countdown
from kiosk.tui.visitor.fittings import COUNTING
from kiosk.tui.visitor.messages import DisplayChosen
from kiosk.tui.visitor.pages.typing_page import TypingPage
from kiosk.tui.widgets.field import Field

if TYPE_CHECKING:
    from kiosk.tui.reading_aloud import Reader
    from kiosk.tui.visitor.frame import FrameScreen

COUNTED: Final = frozenset((10, 5))
"""Seconds left at which the countdown is said again."""

WALKS: Final = "walks"


class Seen(NamedTuple):
    """What was on the screen when it was looked at last."""

    place: tuple[object, ...] = ()
    said: frozenset[Said] = frozenset()
    focus: tuple[object, ...] = ()


class Reading:
    """Follows one frame. Nothing of a visit is kept but what is on the screen."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._seen = Seen()

    def again(self) -> None:
        """Read the whole screen at the next look."""
        self._seen = Seen()

    def look(self, frame: FrameScreen) -> None:
        """Say what is new on the screen since it was looked at last."""
        if not frame.look.aloud:
            self._seen = Seen()
            return
        if self._reader.trouble:
            self._give_up(frame)
            return
        before, said, focus = self._seen, scene(frame), focused(frame)
        self._seen = Seen(_place(frame, said), frozenset(said), _focus(frame, focus))
        moved = self._seen.place != before.place
        new = said if moved else _news(frame, before, said)
        if self._seen.focus != before.focus:
            # On the keyboard of the same box, the key alone.
            key_alone = WALKS in self._seen.focus and (
                self._seen.focus[:1] == before.focus[:1]
            )
            new = (*new, *(focus[-1:] if key_alone else focus))
            moved = True
        if new:
            slow = frame.look.longer
            self._reader.say(uttered(frame, new), slow=slow, after=not moved)

    def _give_up(self, frame: FrameScreen) -> None:
        """Show the visitor where it is said that nothing can be heard."""
        self._reader.stop()
        frame.post_message(DisplayChosen(replace(frame.look, aloud=False)))
        frame.call_later(frame.over, "display")


def _news(frame: FrameScreen, before: Seen, said: Heard) -> Heard:
    """Return what was not there before; what can be chosen only once it is."""
    if frame.has_class(COUNTING):
        seconds = frame.query_one(Countdown).seconds
        told = said if seconds in COUNTED else ()
        return tuple(each for each in told if each not in before.said)
    return tuple(
        each for each in said if each.kind not in UNASKED and each not in before.said
    )


def _place(frame: FrameScreen, said: Heard) -> tuple[object, ...]:
    """Return what tells one screen from another, however its parts change."""
    title = next((each.text for each in said if each.kind == "text"), "")
    counting = frame.has_class(COUNTING)
    return (
        counting,
        frame.top or frame.journey.place,
        frame.voice.language.code,
        frame.page.progress(),
        "" if counting else title,
    )


def _focus(frame: FrameScreen, said: Heard) -> tuple[object, ...]:
    """Return what has the focus; a box is the same whatever is typed in it."""
    widget: Widget | None = frame.focused
    if not said:
        return ()
    if not isinstance(widget, Field):
        return id(widget), "", said
    page = frame.page
    walks = isinstance(page, TypingPage) and page.walks
    return id(widget), WALKS if walks else "", said[-1] if walks else ""
