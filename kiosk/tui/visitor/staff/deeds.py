"""What staff do in their pane."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.translation.model import Prepared
from kiosk.tui.visitor.messages import StaffDeed


@dataclass
class Said(StaffDeed):
    """Staff say a prepared phrase."""

    prepared: Prepared = field(repr=False)


@dataclass
class Led(StaffDeed):
    """A step is to be shown."""

    step: str


@dataclass
class Suggested(StaffDeed):
    """An option is to be suggested as the answer to a step."""

    step: str
    option: str


class TalkWanted(StaffDeed):
    """The visitor is to see what was said, and to answer."""


class Swapped(StaffDeed):
    """The visitor's page is to be shown where there is room for one only."""


class Ended(StaffDeed):
    """Staff are done helping."""
