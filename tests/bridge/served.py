"""A real bridge: `kiosk serve` as a process of its own, on loopback."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

from tests.ports import free_port
from tests.takeaway.served import Got

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 90.0
COMMAND = (sys.executable, "-m", "kiosk", "serve", "--unsafe-host")
"""On a machine for tests, where swap may be on and browsers run without a sandbox."""


@dataclass
class Served:
    """A bridge that runs."""

    port: int
    folder: Path
    config: Path
    process: subprocess.Popen[bytes]
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        """What whoever starts the browser opens; used up once the page is there."""
        return (self.folder / "touch" / "address").read_text("utf-8").strip()

    def get(self, path: str, method: str = "GET", **headers: str) -> Got:
        """Send a path as it is, and read the reply; _ stands for - in names."""
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            asked.request(method, path, headers=named)
            reply = asked.getresponse()
            return Got(reply.status, reply.read(), dict(reply.getheaders()))
        finally:
            asked.close()

    def cookie(self) -> str:
        """Open the page as the browser does; return the cookie it has then."""
        moved = self.get(self.address.removeprefix(self.origin))
        assert moved.status == 303, moved
        cookie = moved.headers["Set-Cookie"].partition(";")[0]
        assert self.get("/", Cookie=cookie).status == 200
        return cookie

    def told(self) -> list[dict[str, Any]]:
        """Return the lines of the journal so far."""
        text = (self.folder / "said").read_text("utf-8")
        return [json.loads(line) for line in text.splitlines() if line.startswith("{")]

    def screens(self) -> list[int]:
        """Return the processes of screens, by number."""
        return [pid for pid in children(self.process.pid) if _is_screen(pid)]

    def start_again(self) -> None:
        """Do what the service manager does after its end."""
        self.process.wait(timeout=SECONDS)
        self.process = _started(self.config, self.folder, self.environment)

    def end(self) -> int:
        """Ask it to end; return its status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=SECONDS)


@contextmanager
def serving(
    folder: Path,
    *,
    touchscreen: str = "",
    counter: str = "",
    more: str = "",
    **environment: str,
) -> Iterator[Served]:
    """Run a bridge.

    Args:
        folder: Everything of it stands there.
        touchscreen: Further lines of its table.
        counter: Further lines of that one.
        more: Further lines of kiosk.toml, before the first table.
        environment: Further variables.
    """
    fonts_cut()
    port = free_port()
    config = folder / "kiosk.toml"
    config.write_text(
        f'{more}\n[touchscreen]\nport = {port}\nfolder = "{folder}/touch"\n'
        f'{touchscreen}\n[journal]\nto = "stderr"\n'
        f'[counter]\nfolder = "{folder}/counter"\n{counter}\n',
        "utf-8",
    )
    process = _started(config, folder, environment)
    served = Served(port, folder, config, process, environment)
    try:
        yield served
    finally:
        if served.process.poll() is None:
            served.process.terminate()
            try:
                served.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                served.process.kill()
        served.process.wait()


@cache
def fonts_cut() -> None:
    """Have the fonts of the page ready: the first time it takes minutes."""
    subprocess.run((*COMMAND, "--prepare"), cwd=ROOT, stdout=DEVNULL, check=True)


def _started(
    config: Path, folder: Path, environment: dict[str, str]
) -> subprocess.Popen[bytes]:
    said = folder / "said"
    before = said.stat().st_size if said.exists() else 0
    with said.open("ab") as log:
        process = subprocess.Popen(
            (*COMMAND, "--config", str(config)),
            cwd=ROOT,
            stdout=log,
            stderr=log,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
        )

    def listens() -> bool:
        return b'"listening"' in said.read_bytes()[before:]

    wait_for(lambda: listens() or process.poll() is not None)
    assert process.poll() is None, said.read_text("utf-8")
    return process


def wait_for(true: Callable[[], object], seconds: float = SECONDS) -> None:
    """Wait until something is so; nothing tells us when."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not come"
        time.sleep(0.02)


def children(pid: int) -> list[int]:
    """Return the processes that a process has started, those of its threads too."""
    found = []
    for told in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(one) for one in told.read_text("utf-8").split()]
    return found


def _is_screen(pid: int) -> bool:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return b"screen" in words
