"""What pages report to the frame, in the past tense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

if TYPE_CHECKING:
    from datetime import date

    from kiosk.counter.calling import News
    from kiosk.handout.model import Handout
    from kiosk.interview.model import Value
    from kiosk.translation.model import Prepared
    from kiosk.tui.printout import Printout
    from kiosk.tui.visitor.display import Display


@dataclass
class LanguageChosen(Message):
    """A language was touched."""

    code: str


class MoveWanted(Message):
    """The journey is to go on: see `moves`."""


class OverWanted(Message):
    """A page is to be shown over the journey."""

    over: ClassVar[str] = ""
    """Its name."""


@dataclass
class ServicesChosen(MoveWanted):
    """The visitor wants to be prepared for these services."""

    ids: tuple[str, ...]


@dataclass
class GuideChosen(MoveWanted):
    """The visitor wants to read a guide."""

    id: str


@dataclass
class Answered(MoveWanted):
    """The step on screen was answered (and, by a scan, others too)."""

    values: Mapping[str, Value]


@dataclass
class ChangeWanted(MoveWanted):
    """An answer on the check page is to be changed."""

    step_id: str


class Finished(MoveWanted):
    """The answers were checked: show where they lead."""


class CodeWanted(OverWanted):
    """The visitor wants the code over the whole screen."""

    over = "big_qr"


class OwnPageWanted(OverWanted):
    """The visitor wants to take the answers along on a phone."""

    over = "own_page"


class OwnCodeWanted(OverWanted):
    """The visitor agreed: show the code of the page with the answers."""

    over = "own_code"


class PassWanted(OverWanted):
    """The visitor wants the counter pass over the whole screen."""

    over = "pass_codes"


class HomeWanted(MoveWanted):
    """The visitor wants to choose something else; what was entered stays."""


@dataclass
class EraseWanted(Message):
    """The visitor is done: forget everything."""

    now: bool = False
    """Also a page that is still printed."""


class StaffWanted(OverWanted):
    """The visitor needs a person."""

    over = "call"


class PhraseWanted(OverWanted):
    """The visitor wants to choose a prepared phrase."""

    over = "phrases"


class WriteWanted(OverWanted):
    """The visitor wants to write to staff."""

    over = "writing"


@dataclass
class PrintWanted(Message):
    """A page is to be printed."""

    handout: Handout = field(repr=False)
    day: date
    """The date of the page."""
    printout: Printout
    """Hears how it goes."""


class PinTyped(Message):
    """Staff typed the right PIN: let them leave."""


class HelpOffered(Message):
    """Staff typed the right PIN to help the visitor who is there."""


class StaffDeed(Message):
    """Staff who help at the kiosk did something in their pane."""


class HelpMessage(Message):
    """Something of a call, for whoever leads it."""


class HelpWanted(HelpMessage):
    """The page of the call is shown: tell staff, unless that was done."""


class HelpUnwanted(HelpMessage):
    """The visitor no longer needs help."""


class NumberWanted(HelpMessage):
    """The visitor does not wait here: give a number."""


class PlaceShown(HelpMessage):
    """Something else is on the screen, or the same in another language."""


@dataclass
class ProposalAnswered(HelpMessage):
    """The visitor decided on what staff suggested."""

    step: str
    value: Value
    yes: bool


class Uttered(HelpMessage):
    """The visitor says something to staff."""


@dataclass
class PhraseSaid(Uttered):
    """The visitor says a prepared phrase."""

    prepared: Prepared = field(repr=False)


@dataclass
class TextWritten(Uttered):
    """The visitor wrote something that is no phrase."""

    text: str = field(repr=False)


@dataclass
class HelpHeard(HelpMessage):
    """The counter was looked at."""

    news: News


class Left(Message):
    """The page is done with: show what was there before it."""


class ActionsChanged(Message):
    """What the page offers in the action row, or its progress, changed."""


@dataclass
class DisplayChosen(Message):
    """The screens are to be shown in another way."""

    display: Display
