"""Ports for programs that tests start."""

from __future__ import annotations

import os
import random
import socket

FIRST, LAST = 20_000, 32_000
"""Below those that the system gives to whoever connects: 32,768 to 60,999.

Source: Linux, ip-sysctl, ip_local_port_range.
"""
MOST_WORKERS = 16


def free_port() -> int:
    """Return a port for a program that is started next.

    Nobody takes it meanwhile: no connection is given one so low, not even that of
    whoever asks whether the program listens yet, which could then find itself. And
    tests that run at the same time have other ones.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    ours = range(FIRST + int(worker) % MOST_WORKERS, LAST, MOST_WORKERS)
    while True:
        port = random.SystemRandom().choice(ours)
        if is_free(port):
            return port


def is_free(port: int) -> bool:
    """Tell whether a program could listen there."""
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
