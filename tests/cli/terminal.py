"""The real kiosk in a real terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Self

from tests.cli.grid import COLUMNS, ROWS, Grid
from tests.cli.house import House

PATIENCE_SECONDS: Final = 90.0
"""A busy machine is slow, not wrong."""
AGAIN_SECONDS: Final = 5.0
"""A touch of which nothing came so long, is lost: the page was still moving."""
CALM_SECONDS: Final = 0.4
LEFT: Final = "\x1b[?1049l"
"""Goes back from the alternate screen: the terminal is as it was."""


class Terminal:
    """Runs a program of the kiosk in a pseudo-terminal; ends it whatever happens."""

    def __init__(self, house: House, *arguments: str, program: str = "run") -> None:
        self._read = b""
        self._screen, self._drawn = Grid(), 0
        self.status: int | None = None
        """What the program told when it ended; minus the signal that killed it."""
        command = (sys.executable, "-m", "kiosk", program, *arguments)
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            _become(command, house)
        fcntl.ioctl(
            self._file, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        )
        self._before = termios.tcgetattr(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self._wait()
        self.hang_up()

    @property
    def said_last(self) -> str:
        """What stands in the terminal after the screens are gone."""
        return self.seen.rpartition(LEFT)[2]

    @property
    def seen(self) -> str:
        """Everything that was written since the start."""
        return self._read.decode("utf-8", "replace")

    @property
    def threads(self) -> int:
        """How many threads the program has."""
        return len([*Path(f"/proc/{self.pid}/task").iterdir()])

    @property
    def settings_are_back(self) -> bool:
        """Whether echo, line editing and signals are as they were."""
        return bool(termios.tcgetattr(self._file) == self._before)

    def shows(self, words: str) -> None:
        """Wait until words stand in one row of the screen."""
        self._until(lambda: self._grid().find(words) is not None, words)

    def forgot(self, words: str) -> None:
        """Wait until words stand nowhere on the screen."""
        self._until(lambda: self._grid().find(words) is None, f"no {words}")

    def first_of(self, *several: str) -> str:
        """Wait until one of several words is shown, and return it."""
        self._until(lambda: self._one_of(several) is not None, " or ".join(several))
        found = self._one_of(several)
        assert found is not None
        return found

    def _one_of(self, several: tuple[str, ...]) -> str | None:
        return next((each for each in several if self._grid().find(each)), None)

    def _until(self, done: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not done():
            assert time.monotonic() < deadline, f"{what}: {self._lines()}"
            assert self._take(), f"ended before {what}: {self._lines()}"

    def _grid(self) -> Grid:
        # Anew from the start: a read may end inside a control sequence.
        if self._drawn != len(self._read):
            self._screen = Grid()
            self._screen.write(self.seen)
            self._drawn = len(self._read)
        return self._screen

    def _lines(self) -> str:
        return "\n".join(row for row in self._grid().rows if row.strip())

    def touch(self, words: str, *, below: int = 0) -> None:
        """Touch words when they are there, or some rows below them."""
        self.shows(words)
        found = self._grid().find(words)
        assert found is not None
        at = f"{found[0] + 2};{found[1] + 1 + below}"
        self.type(f"\x1b[<0;{at}M\x1b[<0;{at}m")

    def touch_until(self, words: str, shown: str) -> None:
        """Touch words, and again where nothing comes of it, until others are shown."""
        self.touch(words)
        until = time.monotonic() + PATIENCE_SECONDS
        while not self._within(AGAIN_SECONDS, lambda: bool(self._grid().find(shown))):
            assert time.monotonic() < until, f"{shown}: {self._lines()}"
            if self._grid().find(words):
                self.touch(words)

    def touch_away(self, words: str, gone: str) -> None:
        """Touch words, and again where nothing comes of it, until others are gone."""
        self.touch(words)
        until = time.monotonic() + PATIENCE_SECONDS
        while not self._within(AGAIN_SECONDS, lambda: not self._grid().find(gone)):
            assert time.monotonic() < until, f"no {gone}: {self._lines()}"
            if self._grid().find(words):
                self.touch(words)

    def calm(self) -> None:
        """Wait until nothing more is written: a screen is laid out in steps."""
        before = -1
        while before != (before := len(self._read)):
            self.watch(CALM_SECONDS)

    def _within(self, seconds: float, done: Callable[[], bool]) -> bool:
        until = time.monotonic() + seconds
        while not done():
            if time.monotonic() > until:
                return False
            assert self._take(), f"ended: {self._lines()}"
        return True

    def type(self, keys: str | bytes) -> None:
        """Type."""
        os.write(self._file, keys.encode() if isinstance(keys, str) else keys)

    def watch(self, seconds: float) -> None:
        """Read what is written for some time."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and self._take():
            pass

    def stall(self, words: str) -> None:
        """Touch words again and again and read nothing, until nothing more fits.

        Then the thread that paints waits for room, and does not even look at the clock.
        """
        self.shows(words)
        worked = -1
        while worked != (worked := self._worked()):
            for _ in range(20):
                self.touch(words)
            time.sleep(1)

    def _worked(self) -> int:
        """Return how much that thread has computed, in ticks of the system."""
        told = Path(f"/proc/{self.pid}/task/{self.pid}/stat").read_text("utf-8")
        fields = told.rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def end(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the terminal, as when its window goes."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def ended(self, *, unseen: bool = False) -> int:
        """Wait for the end; return the exit status, or minus the signal.

        Args:
            unseen: Read nothing meanwhile.
        """
        deadline = time.monotonic() + PATIENCE_SECONDS
        reads = self._file >= 0 and not unseen
        while self.status is None:
            assert time.monotonic() < deadline, f"it does not end: {self._lines()}"
            if reads:
                self._take()
            else:
                time.sleep(0.01)
            self._wait(os.WNOHANG)
        while reads and self._take():
            pass
        return self.status

    def _wait(self, options: int = 0) -> None:
        pid, status = os.waitpid(self.pid, options)
        if pid:
            self.status = os.waitstatus_to_exitcode(status)

    def _take(self) -> bool:
        """Read what was written; False at the end."""
        ready, _, _ = select.select([self._file], [], [], 0.05)
        if not ready:
            return self.status is None
        try:
            more = os.read(self._file, 1 << 16)
        except OSError:  # The other side was closed.
            return False
        self._read += more
        return bool(more)


def _become(command: Sequence[str], house: House) -> None:
    os.chdir(house.folder / "start")
    os.execvpe(command[0], list(command), house.environment)  # noqa: S606 - our own
