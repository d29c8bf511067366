"""One line that tells a person how far an installation is."""

from __future__ import annotations

import sys
from typing import TextIO

STEPS_OFF_TERMINAL = 4


class Progress:
    """A line that is rewritten on a terminal, and a few short lines elsewhere."""

    def __init__(self, title: str, *, total: int, out: TextIO | None = None) -> None:
        self._title = title
        self._total = total
        self._seen = 0
        self._out = sys.stdout if out is None else out
        self._live = self._out.isatty()

    def begin(self) -> None:
        """Say what begins."""
        self._say(f"{self._title} ...")

    def read(self, line: str) -> None:
        """Take one line that pip printed and move on when it names a package."""
        words = line.split()
        if words[:1] == ["Collecting"] or words[:2] == ["Requirement", "already"]:
            self._seen += 1
            self._show(package_name(words[1 if words[0] == "Collecting" else 3]))
        elif words[:2] == ["Installing", "collected"]:
            self._say(f"{self._title}: writing files ...")

    def end(self, *, done: bool) -> None:
        """Say how it ended and leave the line."""
        self._say(f"{self._title}: {'done' if done else 'failed'}")
        if self._live:
            print(file=self._out, flush=True)

    def _show(self, package: str) -> None:
        step = max(1, self._total // STEPS_OFF_TERMINAL)
        if self._live or self._seen % step == 0:
            self._say(f"{self._title}: {self._seen} of {self._total}, {package}")

    def _say(self, text: str) -> None:
        if self._live:
            print(f"\r\x1b[2K{text}", end="", file=self._out, flush=True)
        else:
            print(text, file=self._out, flush=True)


def package_name(requirement: str) -> str:
    """Return the name in a requirement such as `babel==2.18.0`."""
    return requirement.split("==")[0].split(";")[0]


def count_requirements(lock: str) -> int:
    """Return how many packages the text of a lock installs on this platform.

    Lines for another system carry a marker and are not counted.
    """
    lines = (line for line in lock.splitlines() if "==" in line)
    return sum("sys_platform == 'win32'" not in line for line in lines)
