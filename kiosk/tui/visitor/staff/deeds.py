"""What staff do in their pane."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.tui.visitor.messages import StaffDeed


@dataclass
class Said(StaffDeed):
    """A prepared sentence is to be shown."""

    sentence: str


@dataclass
class Led(StaffDeed):
    """A step is to be shown."""

    step: str


@dataclass
class Suggested(StaffDeed):
    """An option is to be suggested as the answer to a step."""

    step: str
    option: str


class Swapped(StaffDeed):
    """The visitor's page is to be shown where there is room for one only."""


class Ended(StaffDeed):
    """Staff are done helping."""
