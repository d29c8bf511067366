"""An app that wears the palettes, and begins in the usual one."""

from __future__ import annotations

from collections.abc import Sequence

from textual.filter import ANSIToTruecolor, LineFilter

from kiosk.language.visual import Bidi
from kiosk.tui.locked import LockedApp
from kiosk.tui.themes import DEFAULT, LOBBY, themes


class ColouredApp(LockedApp):
    """Gives its sheet the tokens of a palette."""

    def __init__(self, bidi: Bidi = "app") -> None:
        """Make the app.

        Args:
            bidi: Who orders right-to-left text: this program, or the terminal.
        """
        super().__init__(bidi)
        # Before the sheet is read, so that it is parsed once and not again.
        for theme in themes():
            self.register_theme(theme)
        self.set_reactive(ColouredApp.theme, DEFAULT)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave out what looks for the sixteen colours of terminals.

        No palette has any, and each row would be made, and kept, a second time.
        """
        filters = super().get_line_filters()
        return [each for each in filters if not isinstance(each, ANSIToTruecolor)]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the sheet its tokens before a palette is set."""
        return {**LOBBY}
