"""A page that says how large it is, and what the launcher of the browser needs."""

from __future__ import annotations

import asyncio
import os
import pwd
import re
import signal
import subprocess
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web

from tests.chromium import pause

GREEN = (18, 164, 86)
PAGE = """<!doctype html><title>kiosk</title>
<body style="margin:0;background:rgb(18,164,86)">
<script>fetch(`/seen/${innerWidth}x${innerHeight}/${screen.width}x${screen.height}`)
addEventListener("resize", () => location.reload())</script>"""
SECONDS = 120.0


@dataclass
class Seen:
    """What pages asked for, and how large they were."""

    address: str = ""
    keys: list[str] = field(default_factory=list)
    sizes: list[tuple[str, str]] = field(default_factory=list)

    async def page(self, request: web.Request) -> web.Response:
        self.keys.append(request.query.get("key", ""))
        return web.Response(text=PAGE, content_type="text/html")

    async def size(self, request: web.Request) -> web.Response:
        self.sizes.append((request.match_info["page"], request.match_info["screen"]))
        return web.Response()

    async def until_full(self) -> tuple[str, str]:
        """Return the size of the page once it is that of the screen.

        Under X without a window manager a point of it may be missing.
        """
        async with asyncio.timeout(SECONDS):
            while not self.sizes or missing(*self.sizes[-1]) > 1:
                await pause()
        return self.sizes[-1]


def missing(page: str, screen: str) -> int:
    """Return how many points a page has less than the screen, or more."""
    pairs = zip(page.split("x"), screen.split("x"), strict=True)
    return max(abs(int(one) - int(other)) for one, other in pairs)


@asynccontextmanager
async def page() -> AsyncIterator[Seen]:
    """Serve the page on this machine."""
    seen, app = Seen(), web.Application()
    app.router.add_get("/", seen.page)
    app.router.add_get("/seen/{page}/{screen}", seen.size)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        seen.address = f"http://127.0.0.1:{runner.addresses[0][1]}/?key=secret-key"
        yield seen
    finally:
        await runner.cleanup()


@asynccontextmanager
async def started(
    *command: str | Path, environment: Mapping[str, str], user: str = ""
) -> AsyncIterator[Process]:
    """Start a program and end it with everything it started."""
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=DEVNULL,
        stdout=DEVNULL,
        stderr=DEVNULL,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **environment},
        start_new_session=True,
        user=user or None,
        group=pwd.getpwnam(user).pw_gid if user else None,
        extra_groups=[] if user else None,
    )
    try:
        yield process
    finally:
        for number in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, number)
            with suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), 5)


@dataclass(frozen=True)
class Account:
    """Who the browser runs as, and the folders that are that user's."""

    user: str
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return {
            "HOME": str(self.folder / "home"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "CREDENTIALS_DIRECTORY": str(self.folder / "credentials"),
        }


def account(folder: Path, address: str) -> Account:
    """Make the folders that the service manager makes, with the address in one."""
    user = "nobody" if os.geteuid() == 0 else ""
    for name in ("home", "run", "credentials"):
        (folder / name).mkdir(mode=0o700)
    (folder / "credentials" / "address").write_text(f"{address}\n", "utf-8")
    if user:
        owner = pwd.getpwnam(user)
        for each in (folder, *folder.rglob("*")):
            os.chown(each, owner.pw_uid, owner.pw_gid)
    return Account(user, folder)


def sandbox_words() -> tuple[str, ...]:
    """Return what a machine that forbids the browser's sandbox makes us add."""
    tried = subprocess.run(
        ("unshare", "--user", "--net", "true"), check=False, stderr=subprocess.DEVNULL
    )
    return () if tried.returncode == 0 else ("--no-sandbox",)


def renderers(profile: Path) -> list[dict[str, str]]:
    """Return how the kernel describes the processes that run pages."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (each / "cmdline").read_bytes()
            if b"--type=renderer" in words and bytes(profile) in parent_words(each):
                found.append(status(each))
    return found


def parent_words(process: Path) -> bytes:
    """Return the words of the browser that a process belongs to."""
    words = b""
    while b"--user-data-dir" not in words:
        process = process.parent / status(process)["PPid"]
        words = (process / "cmdline").read_bytes()
    return words


def status(process: Path) -> dict[str, str]:
    return dict(
        re.findall(r"^(\w+):\s+(.*)$", (process / "status").read_text(), re.MULTILINE)
    )
