"""What the service manager is told, and what it hands over."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.bridge.watchdog import Watchdog, handed_socket
from tests.bridge.connections import reconnected
from tests.bridge.served import serving


@pytest.fixture
def manager(tmp_path: Path) -> socket.socket:
    """The socket on which a service manager hears."""
    wire = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    wire.bind(str(tmp_path / "notify"))
    wire.settimeout(20)
    return wire


async def test_it_is_told_that_the_kiosk_is_ready_and_lives(
    tmp_path: Path, manager: socket.socket
) -> None:
    told = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "4000000"}
    with manager, serving(tmp_path, **told) as served:
        assert manager.recv(64) == b"READY=1"
        assert manager.recv(64) == b"WATCHDOG=1"
        async with reconnected(served, served.cookie()):
            pass
        # The program after it, in the same process, tells on.
        for _more in range(100):
            if manager.recv(64) == b"READY=1":
                break
        assert manager.recv(64) == b"WATCHDOG=1"
        heard(manager)
        assert served.end() == 0
        assert heard(manager)[-1] == b"STOPPING=1"


def heard(manager: socket.socket) -> list[bytes]:
    """Return all that was told and not read."""
    # Few fit into a queue that nobody reads; the next would be lost.
    manager.setblocking(False)
    told = []
    with suppress(BlockingIOError):
        while True:
            told.append(manager.recv(64))
    return told


def test_nobody_is_told_where_nobody_hears(tmp_path: Path) -> None:
    for address in ("", "relative", str(tmp_path / "nobody"), "@kiosk-nobody"):
        Watchdog({"NOTIFY_SOCKET": address}).tell("READY=1")


@pytest.mark.parametrize(
    ("set_to", "seconds"),
    [("", 1.0), ("10000000", 1.0), ("600000", 0.3), ("x", 1.0), ("-5", 1.0)],
)
def test_it_tells_twice_as_often_as_it_must(set_to: str, seconds: float) -> None:
    assert Watchdog({"WATCHDOG_USEC": set_to}).seconds == seconds


def test_a_socket_for_another_process_is_left() -> None:
    assert handed_socket({}) is None
    assert handed_socket({"LISTEN_PID": "1", "LISTEN_FDS": "1"}) is None
    ours = {"LISTEN_PID": str(os.getpid()), "LISTEN_FDS": "2"}
    assert handed_socket(ours) is None
