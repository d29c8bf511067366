"""The terminal: nothing it sends stops the kiosk, and when it goes the kiosk ends."""

from __future__ import annotations

import os
import select
import signal
from typing import TYPE_CHECKING, Final

from textual.drivers.linux_driver import LinuxDriver

from kiosk.tui.endings import HUNG_UP, end_on_signals
from kiosk.tui.locked import LockedApp
from kiosk.tui.terminal_input import QUIET_SECONDS, TerminalInput

if TYPE_CHECKING:
    from textual.app import App

_MOST_BYTES: Final = 4096
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
        terminal = TerminalInput(self.process_message)
        try:
            while not self.exit_event.is_set():
                self._read(terminal)
        except OSError:
            self._app.call_later(self._app.exit, None, HUNG_UP)

    def _read(self, terminal: TerminalInput) -> None:
        if not select.select((self.fileno,), (), (), QUIET_SECONDS)[0]:
            terminal.rest()
            return
        arrived = os.read(self.fileno, _MOST_BYTES)
        if arrived:
            terminal.read(arrived)
        else:
            # It is no terminal; nothing comes any more, and nothing ends either.
            self.exit_event.wait(QUIET_SECONDS)

    def write(self, data: str) -> None:
        """Write, unless the terminal is gone: a full queue would wait for ever."""
        # Textual tells nobody that its writer ended, and has no other way to look.
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(data)
