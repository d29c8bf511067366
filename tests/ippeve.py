"""A real IPP printer of our own: CUPS' ippeveprinter, on loopback, moods included."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from kiosk.printers import Printer
from tests.ports import free_port

PDFS = "application/pdf,image/jpeg,image/pwg-raster"
PAGES = 3
COMMAND = f"""#!/bin/sh
# Prints: takes as long as the moods of the folder say, and tells of it.
cd "${{0%/*}}"
trap 'exit 1' TERM
echo "ATTR: job-impressions={PAGES}" >&2
if [ -e empty ]; then
    echo "STATE: +media-empty-error" >&2
    while [ -e empty ]; do sleep 0.02; done
    echo "STATE: -media-empty-error" >&2
fi
if [ -e jam ]; then echo "STATE: +media-jam-error" >&2; exit 1; fi
for page in $(seq 1 {PAGES}); do
    while [ -e hold-$page ]; do sleep 0.02; done
    echo "ATTR: job-impressions-completed=$page" >&2
done
sha256sum "$1" | cut -d' ' -f1 >>printed
"""
START_SECONDS = 90
"""A busy machine is slow, not wrong."""


@dataclass
class IppEve:
    """A printer that can be out of paper, jammed, busy, away, or hung."""

    folder: Path
    formats: str = PDFS
    port: int = field(default_factory=free_port)
    _bus: subprocess.Popen[bytes] | None = None
    _program: subprocess.Popen[bytes] | None = None

    @property
    def printer(self) -> Printer:
        """What an operator would set for it."""
        uri = f"ipp://localhost:{self.port}/ipp/print"
        return Printer(name="Lobby", kind="ipp", uri=uri)

    @property
    def printed(self) -> list[str]:
        """SHA-256 of each document that came out, in order."""
        path = self.folder / "printed"
        return path.read_text().split() if path.exists() else []

    @property
    def spooled(self) -> list[str]:
        """SHA-256 of each document that the printer was brought."""
        files = sorted((self.folder / "spool").glob("*.[pj][dp][fg]"))
        return [sha256(file.read_bytes()).hexdigest() for file in files]

    def mood(self, name: str) -> None:
        """Let it be `empty`, `jam`, or `hold-2` before it is through with page 2."""
        (self.folder / name).touch()

    def well(self, name: str) -> None:
        """Take a mood away."""
        (self.folder / name).unlink()

    def start(self) -> None:
        """Switch it on."""
        for name in ("spool", "keys"):
            (self.folder / name).mkdir(exist_ok=True)
        command = self.folder / "print"
        command.write_text(COMMAND)
        command.chmod(0o755)
        bus = f"unix:path={self.folder}/bus"
        if self._bus is None:
            # Without a system bus of its own it does not start; Avahi is not needed.
            self._bus = subprocess.Popen(
                ("dbus-daemon", "--session", f"--address={bus}", "--nofork"),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            _until((self.folder / "bus").exists)
        self._program = subprocess.Popen(
            (
                *("ippeveprinter", "-r", "off", "-n", "localhost", "-k"),
                *("-p", str(self.port), "-d", str(self.folder / "spool")),
                *("-K", str(self.folder / "keys")),
                *("-f", self.formats, "-c", str(command), "Kiosk Test"),
            ),
            env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": bus},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _until(self._listens)

    def hang(self) -> None:
        """Let it neither answer nor end."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it answer again."""
        self._signal(signal.SIGCONT)

    def stop(self) -> None:
        """Switch it off."""
        if self._program is not None:
            self._program.kill()
            self._program.wait()
            self._program = None

    def remove(self) -> None:
        """Switch everything off."""
        self.stop()
        for mood in self.folder.glob("hold-*"):
            mood.unlink()
        (self.folder / "empty").unlink(missing_ok=True)
        if self._bus is not None:
            self._bus.kill()
            self._bus.wait()

    def _signal(self, number: int) -> None:
        assert self._program is not None
        self._program.send_signal(number)

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


def _until(true: object) -> None:
    assert callable(true)
    ends = time.monotonic() + START_SECONDS
    while not true():
        assert time.monotonic() < ends, "the printer did not start"
        time.sleep(0.01)


def require_ippeve() -> None:
    """Skip the test where the printer is not installed; the gate fails then."""
    for program in ("ippeveprinter", "dbus-daemon"):
        if _found(program) is None:
            pytest.skip(f"{program} is missing: apt install cups-ipp-utils dbus")


def _found(program: str) -> str | None:
    # Debian puts a printer among the programs of root.
    os.environ["PATH"] = os.environ["PATH"].removesuffix(":/usr/sbin") + ":/usr/sbin"
    return shutil.which(program)


@pytest.fixture
def ippeve(tmp_path: Path) -> Iterator[IppEve]:
    """A printer that takes PDF and JPEG, switched on."""
    require_ippeve()
    folder = tmp_path / "ippeve"
    folder.mkdir()
    printer = IppEve(folder)
    try:
        printer.start()
        yield printer
    finally:
        printer.remove()
