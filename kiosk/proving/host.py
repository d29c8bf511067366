"""The machine as it is read: files under a root, and a few facts of the system."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kiosk.speech.voices import Listed

LONGEST: Final = 4 * 1024 * 1024
"""No file that is read whole is longer."""
_TIME_ERROR: Final = 5
_TIMEX_BYTES: Final = 512
"""More than the structure has. Source: adjtimex(2)."""


def _free_bytes(folder: Path) -> int:
    """Return the bytes that a user may still write where a folder is, or will be."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


def _clock_is_kept() -> bool:
    """Tell whether the kernel says that something keeps its clock right."""
    import ctypes

    told = ctypes.create_string_buffer(_TIMEX_BYTES)
    state = int(ctypes.CDLL(None).adjtimex(told))
    return 0 <= state < _TIME_ERROR


def _sqlite() -> tuple[str, ...]:
    """Return how SQLite was compiled."""
    with sqlite3.connect(":memory:") as database:
        rows = database.execute("PRAGMA compile_options").fetchall()
    database.close()
    return tuple(str(row[0]) for row in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """Reads one machine. Each reader can be another one, to try what it would find."""

    root: Path = Path("/")
    """Where its files are: `/`, or where another system's disk is mounted."""
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    user: int = field(default_factory=os.geteuid)
    """Who runs the kiosk, by number."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    free_bytes: Callable[[Path], int] = _free_bytes
    clock_is_kept: Callable[[], bool] = _clock_is_kept
    sqlite: Callable[[], tuple[str, ...]] = _sqlite
    voices: Callable[[], tuple[Listed, ...]] | None = None
    """The voices there are. None: espeak-ng of this machine is asked."""

    @property
    def is_this(self) -> bool:
        """Tell whether it is the machine this runs on."""
        return self.root == Path("/")

    def at(self, path: str | Path) -> Path:
        """Return where a path of that machine is found on this one."""
        return self.root / Path(path).absolute().relative_to("/")

    def text(self, path: str | Path) -> str:
        """Return the text of a file; empty: there is none that can be read."""
        return _text(self.at(path))

    def stat(self, path: str | Path) -> os.stat_result | None:
        """Return what is known of a file or folder; None: it is not there."""
        try:
            return self.at(path).stat()
        except OSError:
            return None

    def program(self, *names: str) -> Path | None:
        """Return the first of these programs that is installed."""
        folders = self.environ.get("PATH", "/usr/local/bin:/usr/bin:/bin").split(":")
        tried = (
            self.at(folder) / name for name in names for folder in folders if folder
        )
        return next((path for path in tried if os.access(path, os.X_OK)), None)

    def processes(self) -> Iterator[Process]:
        """Yield the processes that can be looked at, ours and others."""
        for folder in sorted(self.at("/proc").glob("[0-9]*")):
            words = _text(folder / "cmdline").split("\0")[:-1]
            if words:
                yield Process(folder, tuple(words))

    def mount_of(self, path: str | Path) -> str:
        """Return the kind of file system a path is on; empty: it is not known.

        Source: proc(5), mounts.
        """
        found, kind = "", ""
        for line in self.text("/proc/mounts").splitlines():
            parts = line.split()
            if len(parts) < 3:
                continue
            place = parts[1].replace("\\040", " ")
            inside = Path(path).is_relative_to(place)
            # The later one lies over an earlier one of the same place.
            if inside and len(place) >= len(found):
                found, kind = place, parts[2]
        return kind


@dataclass(frozen=True, slots=True)
class Process:
    """A process that runs."""

    folder: Path
    """Its folder in /proc."""
    words: tuple[str, ...]
    """Its command line."""

    @property
    def is_kiosk(self) -> bool:
        """Tell whether it is a program of ours."""
        first = self.words[:3]
        named = any(Path(word).name == "kiosk" for word in first[:2])
        return named or any(pair == ("-m", "kiosk") for pair in _pairs(self.words[:6]))

    @property
    def is_browser(self) -> bool:
        """Tell whether it is a browser as kiosks use it, or a part of it."""
        return Path(self.words[0].partition(" ")[0]).name in BROWSERS

    def text(self, name: str) -> str:
        """Return a file of its folder; empty: it is not ours to read."""
        return _text(self.folder / name)

    @property
    def user(self) -> int | None:
        """Return whose rights it has, by number. Source: proc(5), status."""
        for line in self.text("status").splitlines():
            if line.startswith("Uid:"):
                return int(line.split()[2])
        return None

    def sockets(self) -> frozenset[str]:
        """Return the numbers of its sockets."""
        links: set[str] = set()
        try:
            for entry in os.scandir(self.folder / "fd"):
                target = str(Path(entry.path).readlink())
                if target.startswith("socket:["):
                    links.add(target[8:-1])
        except OSError:
            return frozenset(links)  # It is not ours to look into, or just ended.
        return frozenset(links)


BROWSERS: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)


def _pairs(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return pairwise(words)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as source:
            return source.read(LONGEST).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""
