"""What a page leaves behind, given back while its reader reads.

A page that is turned leaves about 50 kB in circles that point at each other. Python
looks for them only now and then, and the C library keeps what Python gives back.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from contextvars import Context
from typing import Final

QUIET_SECONDS: Final = 0.5
"""After this long somebody reads: a touch that follows waits for nothing."""


class Tidying:
    """Tidies up once nothing was turned for a while."""

    def __init__(self, tidy: Callable[[], object] | None = None) -> None:
        """Prepare; nothing is tidied before something was turned.

        Args:
            tidy: Gives memory back; None: as this process can.
        """
        self._tidy = tidy or give_back
        self._due: asyncio.TimerHandle | None = None

    def turned(self) -> None:
        """Tidy up in a while, unless something else is turned until then."""
        if self._due is not None:
            self._due.cancel()
        loop = asyncio.get_running_loop()
        # In a context of its own: ours would hold the page, past a wipe even.
        self._due = loop.call_later(QUIET_SECONDS, self._tidy, context=Context())


def give_back() -> None:
    """Give the system back what nothing points at.

    Only where modules were set aside before (`gc.freeze`), as in a visitor's process:
    looking through them too would take ten times as long.
    """
    if not gc.get_freeze_count():
        return
    gc.collect()
    import ctypes  # here: the first screen does not wait for it

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:  # there is none but in glibc
        trim(0)
