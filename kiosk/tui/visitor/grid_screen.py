"""The screen as a grid: its classes for the sheet, its direction, moving by keys."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.screen import Screen

from kiosk.tui.visitor.grids import (
    HEIGHTS,
    SLIM,
    SPLITS,
    WIDTHS,
    grid_classes,
    is_slim,
    room_for,
    split_of,
)
from kiosk.tui.visitor.messages import ActionsChanged
from kiosk.tui.widgets.nearest import ARROWS, move_focus
from kiosk.tui.widgets.row import RTL, Row

STAFF = "-staff"
"""The pane of staff has the page's place, where there is room for one only."""
LOW = "-low"
"""The visitor wants all controls in the lower half."""
HELPED = "-helped"
"""The screen is split: staff help here."""


class GridScreen(Screen[None], inherit_bindings=False):
    """Tells the sheet how much room the visitor's page has."""

    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]
    # The classes are set by `fit`, by the room beside a pane rather than the screen.
    HORIZONTAL_BREAKPOINTS = []
    VERTICAL_BREAKPOINTS = []

    def __init__(self, size: Size) -> None:
        super().__init__(classes=grid_classes(size))

    def on_resize(self, event: events.Resize) -> None:
        """Tell the sheet what the grid is like now."""
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        helped = self.has_class(HELPED)
        split = split_of(size) if helped else ""
        room = room_for(size, split)
        names = grid_classes(room).split()
        all_ = [name for _least, name in (*WIDTHS, *HEIGHTS)]
        for name in (*all_, *SPLITS):
            self.set_class(name in (*names, split), name)
        self.set_class(is_slim(room), SLIM)
        if helped or self.has_class(LOW):
            self.post_message(ActionsChanged())

    def split(self) -> None:
        """Make room for the pane of staff, which is in front at first."""
        self.add_class(HELPED, STAFF)
        self._fit(self.size)

    def join(self) -> None:
        """Give all the room back to the visitor's page."""
        self.remove_class(HELPED, STAFF, "-listing")
        self._fit(self.size)

    def turn_pane(self, *, staff: bool) -> None:
        """Show the pane or the page, where there is room for one only."""
        self.set_class(staff, STAFF)

    def face(self, *, rtl: bool) -> None:
        """Turn to the direction of a language."""
        if rtl != self.has_class(RTL):
            self.set_class(rtl, RTL)
            for row in self.query(Row):
                row.turn()

    def moves_focus(self, event: events.Key) -> bool:
        """Move the focus by an arrow key. False: it was another key."""
        if event.key not in ARROWS:
            return False
        event.stop()
        move_focus(self, event.key)
        return True
