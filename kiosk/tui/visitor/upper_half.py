"""The upper half of a screen whose controls are all low: the words of the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, takewhile
from typing import Final

from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from kiosk.tui.visitor.editors.editor import Editor
from kiosk.tui.visitor.grid_screen import LOW
from kiosk.tui.visitor.page import Page
from kiosk.tui.widgets.drawn import Drawn
from kiosk.tui.widgets.lines import Line
from kiosk.tui.widgets.prose import Prose

LOWERED: Final = "-lowered"
"""The page stands in the lower half: there is something on it to touch."""
RAISED: Final = "-raised"
"""Words of the page that stand in the upper half instead."""
LEAST: Final = 8
"""Rows that the page keeps, even where it then begins above the middle."""
LEAST_SHORT: Final = 6
"""The same on a low grid."""
MARGIN: Final = 6
"""Cells beside the words, as on a page."""


class Notes(Drawn):
    """What a page says before the first thing that can be touched."""

    middle = True
    _raised: tuple[Drawn | Prose, ...] = ()

    def show(self, raised: tuple[Drawn | Prose, ...]) -> None:
        """Show the words of these."""
        self._raised = raised
        self.relaid()

    def lines(self, width: int) -> list[Line]:
        """Return their rows, a blank one between two of them."""
        rows: list[Line] = []
        for each in self._raised:
            mine = each.lines(width) if shown(each) else []
            rows += [(), *mine] if rows and mine else mine
        return rows


class UpperHalf:
    """Raises the words of each page while everything is low."""

    def __init__(self) -> None:
        self._notes: Notes | None = None
        """None: nobody wanted it yet."""
        self._raised: tuple[Drawn | Prose, ...] = ()

    def fit(self, screen: Screen[None], page: Page, *, low: bool) -> None:
        """Part the screen, or take the parting away.

        Args:
            screen: Has the page between its bars.
            page: The page on screen.
            low: The visitor wants all controls low.
        """
        screen.set_class(low, LOW)
        self._part(screen, page)
        if low:
            # What was just put in has its size only then.
            screen.call_after_refresh(self._part, screen, page)

    def _part(self, screen: Screen[None], page: Page) -> None:
        if not page.display or not page.is_attached:
            return
        whole = page.bare or page.has_class("-typing")
        lowered = screen.has_class(LOW) and not whole and touchable(page)
        screen.set_class(lowered, LOWERED)
        self._raise(_room_for(screen, page) if lowered else ())
        if lowered:
            self._put_in(screen).show(self._raised)

    def _raise(self, words: tuple[Drawn | Prose, ...]) -> None:
        for each in self._raised:
            each.set_class(each in words, RAISED)
        for each in words:
            each.add_class(RAISED)
        self._raised = words

    def _put_in(self, screen: Screen[None]) -> Notes:
        if self._notes is None:
            self._notes = Notes(id="notes")
            screen.mount(self._notes, after=0)
        self._notes.styles.max_height = _height(screen)
        return self._notes


def _height(screen: Screen[None]) -> int:
    """Return the rows of the upper part, under the band, at most."""
    rows, short = screen.size.height, screen.has_class("-short")
    band = 1 if short else 3
    bars = (screen.query_one(each).region.height for each in ("#actions", "#bar"))
    kept = LEAST_SHORT if short else LEAST
    return max(min(rows // 2, rows - kept - sum(bars)) - band, 1)


def touchable(page: Page) -> bool:
    """Tell whether there is anything on a page to touch."""
    return any(
        all(one.display for one in _up_to(page, each))
        for each in page.walk_children(Widget)
        if each.can_focus
    )


def _up_to(page: Page, widget: Widget) -> Iterator[DOMNode]:
    return takewhile(lambda each: each is not page, widget.ancestors_with_self)


def shown(widget: Widget) -> bool:
    """Tell whether a page shows words of its own, wherever they stand."""
    inline = widget.styles.inline
    return not (inline.has_rule("display") and inline.display == "none")


def _room_for(screen: Screen[None], page: Page) -> tuple[Drawn | Prose, ...]:
    """Return the words that are raised: as many as there is room for."""
    words = tuple(filter(shown, _opening(page)))
    width = max(screen.size.width - MARGIN, 1)
    rows = accumulate(len(each.lines(width)) + 1 for each in words)
    fitting = takewhile(lambda row: row <= _most_rows(screen), rows)
    return words[: sum(1 for _row in fitting)]


def _most_rows(screen: Screen[None]) -> int:
    """Rows that are sure to be there for the words, whatever stands below."""
    return max(screen.size.height // 4, 3)


def _opening(page: Page) -> Iterator[Drawn | Prose]:
    """Yield the words a page begins with, up to anything else: a frame, a section."""
    for leaf in page.walk_children(Widget):
        if leaf.children or leaf.id == "alert":
            continue
        if leaf.can_focus or not isinstance(leaf, Drawn | Prose):
            return
        if leaf.has_class("section") or leaf.styles.border_top[0]:
            return
        if any(isinstance(each, Editor) for each in leaf.ancestors):
            return
        yield leaf
