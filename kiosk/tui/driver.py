"""The terminal: nothing it sends stops the kiosk, and when it goes the kiosk ends."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Final

from textual._parser import ParseError
from textual.drivers.linux_driver import LinuxDriver

from kiosk.tui.endings import HUNG_UP, end_on_signals
from kiosk.tui.locked import LockedApp

if TYPE_CHECKING:
    from textual.app import App

UNREADABLE: Final = (ValueError, OverflowError, ParseError)
"""What reading keys raises for bytes that are no text and codes that are no keys.

Source: Textual 8.2.8, found by sending it random bytes.
"""
ORDERED_HERE: Final = "\x1b[8l"
ORDERED_THERE: Final = "\x1b[8h"
"""Who orders right-to-left text: the program, or the terminal, as at its start.

Source: ECMA-48, bi-directional support mode; terminals that order no text ignore it.
"""


class Driver(LinuxDriver):
    """Leaves out what cannot be read; a scanner may send anything."""

    def __init__(
        self,
        app: App[None],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # A kiosk is never put behind. And a terminal that goes sends SIGCONT too:
        # taken for a return, it would start reading keys a second time.
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        signal.signal(signal.SIGCONT, signal.SIG_DFL)
        end_on_signals(lambda status: app.exit(return_code=status))

    def start_application_mode(self) -> None:
        """Begin, and leave the order of the cells to one of the two."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if isinstance(self._app, LockedApp) and self._app.bidi == "app":
            self.write(ORDERED_HERE)

    def stop_application_mode(self) -> None:
        """End, with the terminal as it was."""
        self.write(ORDERED_THERE)
        super().stop_application_mode()

    def run_input_thread(self) -> None:
        """Read keys until the end."""
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
            except UNREADABLE:
                continue  # Lost is what came in the same moment, nothing else.
            except OSError:
                self._app.call_later(self._app.exit, None, HUNG_UP)
                return

    def write(self, data: str) -> None:
        """Write, unless the terminal is gone: a full queue would wait for ever."""
        # Textual tells nobody that its writer ended, and has no other way to look.
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(data)
