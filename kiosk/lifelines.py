"""A process that ends with the one that started it, however that one ends."""

from __future__ import annotations

import os
import signal
from typing import Final

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
