"""How processes of ours end: with the one that started them, or by its word."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from asyncio.subprocess import Process

_PR_SET_PDEATHSIG: Final = 1
"""Source: linux/prctl.h; prctl(2)."""


def die_with(parent: int) -> bool:
    """Have the system kill this process when its parent ends.

    Args:
        parent: Who started it, by number.

    Returns:
        False: that one has ended already.
    """
    # Imported here: only processes that are started by one of ours need it.
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    return os.getppid() == parent


def kill(child: Process) -> None:
    """Kill a process of the loop; one that has ended already is left alone.

    Its own `kill` looks whether it has ended, and by that takes the status away from
    whoever waits for it: the loop then warns of a child that it does not know.
    Source: CPython 3.11, subprocess.Popen.send_signal, asyncio.ThreadedChildWatcher.
    """
    if child.returncode is None:
        with suppress(ProcessLookupError):
            os.kill(child.pid, signal.SIGKILL)
