"""The kiosk in a real terminal: tmux, which draws its cells and takes touches."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
COMMAND = (sys.executable, "-m", "kiosk", "run")


@dataclass(frozen=True)
class Terminal:
    """One window of a tmux of its own."""

    socket: Path

    def tmux(self, *words: str) -> str:
        asked = ("tmux", "-S", str(self.socket), *words)
        return subprocess.run(asked, check=True, capture_output=True, text=True).stdout

    async def lines(self) -> list[str]:
        """Return what stands in the window, row by row."""
        return self.tmux("capture-pane", "-p").split("\n")[:-1]

    async def tap(self, column: float, row: float) -> None:
        """Touch a cell and let go, as a terminal reports it."""
        at = f"{int(column) + 1};{int(row) + 1}"
        report = f"\x1b[<0;{at}M\x1b[<0;{at}m".encode()
        self.tmux("send-keys", "-H", *(f"{byte:02x}" for byte in report))

    @property
    def process(self) -> int:
        """The program in the window."""
        return int(self.tmux("display-message", "-p", "#{pane_pid}"))


@contextmanager
def terminal(folder: Path, columns: int, rows: int, *words: str) -> Iterator[Terminal]:
    """Start the kiosk in a window of so many cells.

    Args:
        folder: For the socket and everything the kiosk keeps.
        columns: Of the window.
        rows: Of the window.
        words: More words of the command.
    """
    if not shutil.which("tmux"):
        if os.environ.get("CI"):
            pytest.fail("the gate needs tmux")
        pytest.skip("there is no tmux here")
    opened = Terminal(folder / "tmux")
    size = ("-x", str(columns), "-y", str(rows))
    surroundings = (
        "env",
        f"XDG_STATE_HOME={folder}",
        f"PYTHONPATH={ROOT}",
        "TEXTUAL_COLOR_SYSTEM=truecolor",
    )
    plain = ("-f", "/dev/null", "new-session", "-d", *size)
    opened.tmux(*plain, *surroundings, *COMMAND, *words)
    try:
        opened.tmux("set-option", "-g", "status", "off")
        opened.tmux("resize-window", *size)
        yield opened
    finally:
        opened.tmux("kill-server")
