"""A program in a terminal of its own, timed until it has painted what it should."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks._pairs import Time

QUIET_SECONDS = 0.08
PATIENCE_SECONDS = 30.0


class Terminal:
    """Runs a command in a new pseudo-terminal of a given size."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int,
        rows: int,
        *,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._seen = b""
        self._begun = time.perf_counter()
        self._pid, self._file = pty.fork()
        if self._pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.environ.update(environment or {})
            os.execvp(command[0], list(command))  # noqa: S606 - our own program
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, size)

    @property
    def pid(self) -> int:
        """The process of the program."""
        return self._pid

    def painted(self, marker: str = "") -> Time:
        """Wait until `marker`, or anything, was painted and the screen is quiet.

        Returns:
            Processor and wall seconds from the start to the last byte of that paint.
        """
        seen = b""
        last = processor = 0.0
        deadline = time.perf_counter() + PATIENCE_SECONDS
        while time.perf_counter() < deadline:
            ready, _, _ = select.select([self._file], [], [], QUIET_SECONDS)
            if ready:
                seen += os.read(self._file, 1 << 16)
                last, processor = time.perf_counter(), self._processor()
            elif seen and marker.encode() in seen:
                self._seen = seen
                return processor, last - self._begun
        raise TimeoutError(f"{marker!r} was not painted")

    @property
    def text(self) -> str:
        """What the last paint wrote, with its control sequences."""
        return self._seen.decode("utf-8", "replace")

    def send(self, keys: bytes) -> None:
        """Type, and count the time from now."""
        self._before = self._processor()
        self._begun = time.perf_counter()
        os.write(self._file, keys)

    def touch(self, column: int, row: int) -> None:
        """Touch a cell, counted from 1, and let go."""
        self.send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m".encode())

    def repainted(self, marker: str = "") -> Time:
        """As `painted`, from the last `send`."""
        processor, wall = self.painted(marker)
        return processor - self._before, wall

    def close(self) -> None:
        """End the program."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._file)

    def _processor(self) -> float:
        """Processor seconds of all threads, as the kernel counts them."""
        total = 0
        for task in Path(f"/proc/{self._pid}/task").glob("*/schedstat"):
            try:
                total += int(task.read_text().split()[0])
            except (OSError, IndexError):
                continue  # a thread that has just ended
        return total / 1e9
