"""Fields in one column or beside each other, whatever the grid has room for."""

from textual.widget import Widget

from kiosk.tui.widgets.row import Row

BESIDE_FROM = 70
"""Cells of the screen from which two long boxes stand beside each other."""


class FieldGrid(Row):
    """Holds the fields of a form."""

    DEFAULT_CSS = """
    FieldGrid {
        layout: grid; height: auto; grid-size: 1; grid-rows: auto; grid-gutter: 0 2;
    }
    """

    def __init__(self, *fields: Widget, id: str | None = None) -> None:
        super().__init__(*fields, id=id)
        self._count = 1
        self._side_by_side = False

    def lay_in(self, count: int, *, side_by_side: bool) -> None:
        """Lay so many fields out.

        Args:
            count: Fields in use.
            side_by_side: True: always in one row, as the parts of a date.
        """
        self._count, self._side_by_side = count, side_by_side
        # Beside each other at once: else they were painted below each other first.
        if self.is_attached or side_by_side:
            self.on_resize()

    def on_resize(self) -> None:
        """Lay them out for another size."""
        columns = self._count if self._side_by_side else self._fitting
        if self.styles.grid_size_columns != columns:
            self.styles.grid_size_columns = columns

    @property
    def _fitting(self) -> int:
        wide = self.app.size.width >= BESIDE_FROM
        return min(self._count, 2) if wide else 1
