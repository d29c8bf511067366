"""Tells the system's service manager that the kiosk lives.

Source: sd_notify(3), the protocol over $NOTIFY_SOCKET; sd_listen_fds(3).
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

_FIRST_FD: Final = 3
MOST_SECONDS: Final = 1.0
"""How often it is told at least."""


class Watchdog:
    """Speaks when there is somebody to hear it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Find whom to tell.

        Args:
            environment: As the service manager set it.
        """
        self._address = environment.get("NOTIFY_SOCKET", "")
        limit = environment.get("WATCHDOG_USEC", "")
        half = int(limit) / 2e6 if limit.isdecimal() else MOST_SECONDS
        self.seconds = min(MOST_SECONDS, half)
        """How often to tell that all is well."""

    def tell(self, state: str) -> None:
        """Send READY=1, WATCHDOG=1 or STOPPING=1."""
        if not self._address.startswith(("/", "@")):
            return
        address = self._address.replace("@", "\0", 1)
        with (
            suppress(OSError),
            socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as wire,
        ):
            wire.setblocking(False)
            wire.sendto(state.encode(), address)


def handed_socket(environment: Mapping[str, str]) -> socket.socket | None:
    """Return the socket that the service manager listens on; None: it does not."""
    if environment.get("LISTEN_PID") != str(os.getpid()):
        return None
    if environment.get("LISTEN_FDS") != "1":
        return None
    return socket.socket(fileno=_FIRST_FD)
