"""Cards to go on with, in one or two columns."""

from __future__ import annotations

from typing import NamedTuple

from textual.layout import Layout
from textual.layouts.grid import GridLayout

from kiosk.tui.voice import Pair
from kiosk.tui.widgets.card import Card, Face
from kiosk.tui.widgets.row import Mirrored, Row

TWO_COLUMNS_FROM = 70
"""Cells of the list from which two columns fit."""
ONE_COLUMN = 4
"""So many stand below each other on every grid."""


class Way(NamedTuple):
    """What one card leads to."""

    id: str
    title: Pair
    line: Pair | None = None


class WayCard(Card):
    """One of them."""

    way: str = ""
    """Where it leads."""


class CardList(Row):
    """As many cards as there are ways to go."""

    DEFAULT_CSS = """
    CardList {
        layout: grid; height: auto; grid-size: 1; grid-rows: auto; grid-gutter: 0 2;
    }
    """

    def pre_layout(self, layout: Layout) -> None:
        """Make the cards of a row as high as the highest of them."""
        grid = layout.straight if isinstance(layout, Mirrored) else layout
        if isinstance(grid, GridLayout):
            grid.stretch_height = True

    async def offer(self, ways: tuple[Way, ...]) -> None:
        """Show these; cards that are there already are written again."""
        cards = list(self.query(WayCard))
        surplus, missing = cards[len(ways) :], len(ways) - len(cards)
        if surplus:
            await self.remove_children(surplus)
        if missing > 0:
            await self.mount(*(WayCard() for _each in range(missing)))
        for card, way in zip(self.query(WayCard), ways, strict=True):
            card.way = way.id
            card.show(Face(way.title, way.line, "go"))
        self.display = bool(ways)
        self.on_resize()

    def on_resize(self) -> None:
        """Take two columns where they fit."""
        wide = self.size.width >= TWO_COLUMNS_FROM
        columns = 2 if wide and len(self.children) > ONE_COLUMN else 1
        if self.styles.grid_size_columns != columns:
            self.styles.grid_size_columns = columns
