"""One visitor's screen: a process of its own, and everything that it started."""

from __future__ import annotations

import asyncio
import fcntl
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from zoneinfo import TZPATH

import kiosk
from kiosk.bridge.messages import Size
from kiosk.bridge.packets import MOST_BYTES

KEPT: Final = frozenset(
    {"PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "TZ", "TMPDIR"}
    | {"XDG_STATE_HOME", "XDG_RUNTIME_DIR", "JOURNAL_STREAM", "CUPS_SERVER"}
    | {"DBUS_SYSTEM_BUS_ADDRESS", "PGPASSFILE", "XDG_CACHE_HOME"}
    | {"PYTHONPATH", "PYTHONHASHSEED", "PYTHONDONTWRITEBYTECODE"}
    | {"PYTHONMALLOC", "MALLOC_PERTURB_"}
)
"""What a screen learns of its surroundings; every LC_ comes with it."""
GRACE_SECONDS: Final = 1.5
"""A screen that is told to end stops what it prints, and has this long for it."""
_PIPE_BYTES: Final = 1024 * 1024
"""The first screen waits in the pipe until a browser is there."""


def sparing() -> dict[str, str]:
    """Return what makes a screen take less memory."""
    return {
        # One heap for all threads of a screen: else each keeps room of its own.
        "MALLOC_ARENA_MAX": "1",
        # Else Python asks how it was built, and keeps the whole answer.
        "PYTHONTZPATH": os.pathsep.join(TZPATH),
    }


def clean(environment: Mapping[str, str], size: Size) -> dict[str, str]:
    """Return the surroundings of a screen: what is known to be harmless.

    Args:
        environment: Ours. Variables of Textual or Python could make it write files.
        size: Of its terminal.
    """
    kept = {
        name: value
        for name, value in environment.items()
        if name in KEPT or name.startswith("LC_")
    }
    return {
        **kept,
        "COLUMNS": str(size.columns),
        "ROWS": str(size.rows),
        "COLORTERM": "truecolor",
        "TERM": "xterm-256color",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TEXTUAL_FPS": "60",
        **sparing(),
    }


@dataclass(slots=True)
class Screen:
    """A process, and the two pipes to it."""

    pid: int
    source: int
    """Where its packets are read."""
    sink: int
    """Where packets for it are written."""
    size: Size
    _watched: int = -1
    _ended: asyncio.Future[int] | None = field(default=None, repr=False)
    _reading: asyncio.ReadTransport | None = field(default=None, repr=False)
    _writer: asyncio.StreamWriter | None = field(default=None, repr=False)

    def watch(self) -> asyncio.Future[int]:
        """Return its exit status once it has ended; negative: the signal."""
        if self._ended is None:
            loop = asyncio.get_running_loop()
            self._ended = loop.create_future()
            self._watched = os.pidfd_open(self.pid)
            loop.add_reader(self._watched, self._reap)
        return self._ended

    def _reap(self) -> None:
        asyncio.get_running_loop().remove_reader(self._watched)
        os.close(self._watched)
        _pid, status = os.waitpid(self.pid, 0)
        if self._ended is not None and not self._ended.done():
            self._ended.set_result(os.waitstatus_to_exitcode(status))

    @property
    def over(self) -> bool:
        """Tell whether it has ended."""
        return self.watch().done()

    @property
    def stopped(self) -> bool:
        """Tell whether something holds it still, as SIGSTOP does."""
        return _state(self.pid) in ("T", "t")

    @property
    def worked(self) -> int:
        """Return how much it has computed, in ticks of the system."""
        return _ticks(self.pid)

    async def open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Return where its packets come from and go to; only once."""
        loop = asyncio.get_running_loop()
        reader = asyncio.StreamReader(limit=2 * MOST_BYTES)
        self._reading, _protocol = await loop.connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader),
            os.fdopen(self.source, "rb", 0),
        )
        transport, protocol = await loop.connect_write_pipe(
            asyncio.streams.FlowControlMixin, os.fdopen(self.sink, "wb", 0)
        )
        self._writer = asyncio.StreamWriter(transport, protocol, None, loop)
        return reader, self._writer

    async def end(self) -> int:
        """End it and everything it started; return its exit status."""
        ended = self.watch()
        if not ended.done():
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGTERM)
            await asyncio.wait((ended,), timeout=GRACE_SECONDS)
        kill_group(self.pid)
        if self._writer is not None:
            self._writer.close()
        if self._reading is not None:
            self._reading.close()
        return await ended

    def kill(self) -> None:
        """End it and everything it started, without a word."""
        kill_group(self.pid)


def kill_group(group: int) -> None:
    """Kill every process of a group; there may be none any more."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)


def start(command: Sequence[str], environment: Mapping[str, str], size: Size) -> Screen:
    """Start a screen: no shell, a group of its own, nothing of ours but pipes.

    Args:
        command: The program and its words; the number of this process is added.
        environment: Ours; it gets a few of it.
        size: What it is painted in first.

    Raises:
        OSError: It cannot be started.
    """
    process = subprocess.Popen(  # noqa: S603 - a fixed program of ours
        (*command, "--parent", str(os.getpid())),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # `-m` looks for the package in the folder it starts in.
        cwd=Path(kiosk.__file__).parent.parent,
        env=clean(environment, size),
        start_new_session=True,
    )
    assert process.stdin is not None  # noqa: S101 - for the types
    assert process.stdout is not None  # noqa: S101 - for the types
    source, sink = os.dup(process.stdout.fileno()), os.dup(process.stdin.fileno())
    process.stdin.close()
    process.stdout.close()
    # It is waited for by number, also by the program that comes after this one.
    process.returncode = 0
    with suppress(OSError):
        fcntl.fcntl(source, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    return Screen(process.pid, source, sink, size)


def _stat(pid: int) -> list[str]:
    """Return the fields of a process behind its name. Source: proc(5), stat."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return []


def _state(pid: int) -> str:
    return (_stat(pid) or ["X"])[0]


def _ticks(pid: int) -> int:
    fields = _stat(pid)
    return int(fields[11]) + int(fields[12]) if len(fields) > 12 else 0
