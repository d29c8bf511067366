"""A real server of pages: `kiosk takeaway` as a process of its own, on loopback."""

from __future__ import annotations

import http.client
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 90
"""A busy machine is slow, not wrong."""
BRANCH = """
[branch]
address = "1 Sample Road"
address_zh = "示例路1号"
phone = "+86 10 1234 5678"
latitude = 39.9087
longitude = 116.3975
"""


@dataclass(frozen=True)
class Got:
    """One reply."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Served:
    """A server that runs."""

    port: int
    process: subprocess.Popen[str]
    tls: ssl.SSLContext | None = None
    told: str = ""
    """What it said before it was ready."""

    def get(self, path: str, method: str = "GET", **headers: str) -> Got:
        """Send a path as it is, and read the reply."""
        asked = (
            http.client.HTTPSConnection(
                "127.0.0.1", self.port, timeout=SECONDS, context=self.tls
            )
            if self.tls
            else http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        )
        try:
            asked.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers.items():
                asked.putheader(name, value)
            asked.endheaders()
            reply = asked.getresponse()
            return Got(reply.status, reply.read(), dict(reply.getheaders()))
        finally:
            asked.close()

    def raw(self, sent: bytes, seconds: float = SECONDS) -> bytes:
        """Send bytes and read until the server has had enough."""
        with socket.create_connection(("127.0.0.1", self.port), seconds) as wire:
            wire.sendall(sent)
            got = b""
            try:
                while more := wire.recv(65536):
                    got += more
            except ConnectionResetError:
                pass
            return got

    def end(self) -> str:
        """Ask it to end; return all it has said."""
        self.process.send_signal(signal.SIGTERM)
        said, _ = self.process.communicate(timeout=SECONDS)
        assert self.process.returncode == 0
        return said


@contextmanager
def serving(
    folder: Path, *, minute: int = 100_000, more: str = "", branch: str = ""
) -> Iterator[Served]:
    port = free_port()
    secure = "certificate" in more
    config = folder / "takeaway.toml"
    config.write_text(
        f"{BRANCH}{branch}[takeaway]\nenabled = true\nport = {port}\n"
        f'address = "http{"s" if secure else ""}://127.0.0.1:{port}"\n'
        f'requests_a_minute = {minute}\nfolder = "{folder}/spool"\n{more}',
        "utf-8",
    )
    process = subprocess.Popen(
        (sys.executable, "-m", "kiosk", "takeaway", "--config", str(config)),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert process.stdout is not None
        told = ""
        while "Serving" not in told:
            line = process.stdout.readline()
            assert line, told
            told += line
        yield Served(port, process, told=told)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
