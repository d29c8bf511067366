"""The second sheet: looks of what the first screen does not show."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from textual.app import App

LATER: Final = str(Path(__file__).with_name("later.tcss"))


def read_later_sheet(app: App[None]) -> None:
    """Read the second sheet, once; it holds from the next widget that is put in."""
    if not app.stylesheet.has_source(LATER):
        app.stylesheet.read(LATER)
