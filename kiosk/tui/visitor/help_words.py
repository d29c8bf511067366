"""What a visitor reads of a call, in one title and one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from kiosk.counter.calling import Standing, State
from kiosk.interview.problems import mark


class HelpWords(NamedTuple):
    """English, to be translated."""

    title: str
    lead: str


SEEN: Final = HelpWords(
    mark("Staff can see that you need help"),
    mark("Please stay here. Nothing you entered is lost."),
)
_STATES: Final[Mapping[State, HelpWords]] = {
    "unseen": SEEN,
    "unsent": HelpWords(
        SEEN.title,
        mark("The message to staff is delayed. We keep trying; this screen is seen."),
    ),
    "waiting": HelpWords(
        mark("Staff have been told. Your place: %(place)s"),
        mark("Please stay here, or take a number and sit down."),
    ),
    "coming": HelpWords(
        mark("Someone is coming"),
        mark("Please stay here. Nothing you entered is lost."),
    ),
    "helped": HelpWords(
        mark("Staff are helping you. To say something, touch Talk."),
        mark("They see this page in Chinese. You decide what is entered."),
    ),
    "lost": HelpWords(
        mark("The line to staff is interrupted"),
        mark("Nothing you entered is lost. You can go on alone."),
    ),
    "over": HelpWords(
        mark("Staff are done helping"),
        mark("You can go on alone. Nothing you entered is lost."),
    ),
}
_DECLINED: Final[Mapping[str, HelpWords]] = {
    "solved": HelpWords(
        mark("Staff think this is solved"),
        mark("If not, call again or ask at the counter."),
    ),
    "nobody-there": HelpWords(
        mark("Staff saw nobody here"),
        mark("If you still need help, call again."),
    ),
    "twice": HelpWords(
        mark("Staff have a call from you already"),
        mark("Please wait for them, or ask at the counter."),
    ),
    "other-branch": HelpWords(
        mark("This branch does not offer it"),
        mark("Ask at the counter which branch does."),
    ),
    "closing": HelpWords(
        mark("The branch is closing"),
        mark("Please come again when it is open."),
    ),
}
_DECLINED_OTHERWISE: Final = HelpWords(
    mark("Staff cannot come now"), mark("Please ask at the counter.")
)


def help_words(standing: Standing) -> HelpWords:
    """Return title and line for how a call stands."""
    if standing.state == "declined":
        return _DECLINED.get(standing.reason, _DECLINED_OTHERWISE)
    return _STATES.get(standing.state, SEEN)
