"""The list below the field: one row each, and a way back up to the field."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from kiosk.tui.desk.rows import RowList


class ChoiceList(RowList):
    """Rows to choose from while somebody types above them."""

    @dataclass
    class Left(Message):
        """Up was pressed on the first row."""

        list: ChoiceList

    def on_key(self, event: events.Key) -> None:
        """Go up to the field from the first row; else as in every list."""
        first = next(iter(self.cards), None)
        if event.key == "up" and first is not None and first.has_focus:
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(self))
