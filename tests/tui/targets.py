"""Whether fingers hit what they aim at: how large targets are, and how far apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from textual.geometry import Region
from textual.widget import Widget

from kiosk.tui.widgets.dock import DockButton
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.keyboard import Keyboard
from tests.tui.hands import Kiosk, frame_of, page_of

LEAST_SIDE = 60
"""Pixels of a target, both ways, on a panel of 1080p. Source: LOOK, targets."""
LEAST_GAP = 8
"""Pixels between what is drawn of two targets."""
LONG, SHORT = 1920, 1080
BOX_ROWS = 3
TAKEN = {"": 0.0, "tall": 1 / 8, "wide": 7 / 8}
"""Share of its row that a frame leaves to no face, by its kind."""


class Box(NamedTuple):
    """In pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def gap(self, other: Box) -> float:
        across = max(other.left - self.right, self.left - other.right)
        down = max(other.top - self.bottom, self.top - other.bottom)
        return max(across, down)


class Panel(NamedTuple):
    """A panel of 1080p under a grid: the size of a cell in pixels."""

    width: float
    height: float

    @classmethod
    def under(cls, columns: int, rows: int) -> Panel:
        upright = columns < 2 * rows
        width, height = (SHORT, LONG) if upright else (LONG, SHORT)
        return cls(width / columns, height / rows)

    def box(self, region: Region) -> Box:
        return Box(
            region.x * self.width,
            region.y * self.height,
            region.right * self.width,
            region.bottom * self.height,
        )

    def hits(self, columns: int, rows: int) -> bool:
        """Whether a finger hits so many cells."""
        return min(columns * self.width, rows * self.height) >= LEAST_SIDE


def panel_of(pilot: Kiosk) -> Panel:
    return Panel.under(*pilot.app.size)


def misses(pilot: Kiosk) -> Iterator[str]:
    """What is too small to hit, and what is too near to something else."""
    panel = panel_of(pilot)
    targets = list(_targets(pilot))
    for target in targets:
        if not panel.hits(*target.region.size):
            yield f"{target} is too small: {target.region}"
    faces = [(each, _face(each, panel)) for each in targets]
    for (one, first), (other, second) in combinations(faces, 2):
        if first.gap(second) < LEAST_GAP:
            yield f"{one} is {first.gap(second):.1f} px from {other}"


def _targets(pilot: Kiosk) -> Iterator[Widget]:
    """What can be touched, wholly on the screen and not under the keyboard."""
    frame, page = frame_of(pilot), page_of(pilot)
    shown = frame._compositor.full_map
    keyboards = [each.region for each in page.query(Keyboard) if each.display]
    for each in frame.focus_chain:
        # What is scrolled half away, of the page or of the pane of staff, is no target.
        inside = each in shown and shown[each].visible_region == each.region
        covered = any(each.region.overlaps(keyboard) for keyboard in keyboards)
        fixed = each is not page and each.region.area
        if fixed and inside and not covered and not isinstance(each, Keyboard):
            yield each


def _face(target: Widget, panel: Panel) -> Box:
    """What is drawn of a target: the fill inside its frame, words where it has none."""
    if isinstance(target, DockButton) and target.id != "call":
        return panel.box(target.content_region)
    box = panel.box(target.region)
    if isinstance(target, Field):
        rule = panel.height / 8
        head = box.bottom - BOX_ROWS * panel.height + rule
        return box._replace(top=head, bottom=box.bottom - rule)
    top, right, bottom, left = (kind for kind, _colour in target.styles.border)
    return Box(
        box.left + (panel.width if left else 0),
        box.top + panel.height * TAKEN[top],
        box.right - (panel.width if right else 0),
        box.bottom - panel.height * TAKEN[bottom],
    )
