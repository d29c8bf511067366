"""Pages for phones: 200 requests a second while somebody uses the kiosk.

Run from the repository: python -m benchmarks.takeaway [seconds]. The server and the
kiosk run as programs of their own on this machine. Requests begin when they are due,
whatever became of those before, and a time counts from when it was due. The kiosk is
touched all the while, and before, when nobody asks for a page.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp

from benchmarks._pairs import share, verdict
from benchmarks._terminal import Terminal
from benchmarks.taps import KIOSK, Place, find_places, running, touched
from kiosk.content.build import open_library
from kiosk.paths import find_places as find_folders

RATE = 200
LIMIT_MS = 50.0
MOST_SLOWER = 1.3
"""A touch while pages are served, against one while none are. Source: our bound."""
CONNECTIONS = 24
PAUSE_SECONDS = 0.2
PORT = 8497


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    address = f"http://127.0.0.1:{PORT}"
    config = folder / "kiosk.toml"
    config.write_text(
        f'[takeaway]\nenabled = true\nport = {PORT}\naddress = "{address}"\n'
        f'requests_a_minute = 100000\nfolder = "{folder}/spool"\n',
        "utf-8",
    )
    server = subprocess.Popen(
        (sys.executable, "-m", "kiosk", "takeaway", "--config", str(config)),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout is not None
        print(server.stdout.readline().strip())
        yield address
    finally:
        server.terminate()
        print("the server told:", server.communicate(timeout=20)[0].strip())


def paths() -> tuple[str, ...]:
    library = open_library(find_folders())
    pages = (*library.guides, *library.services)
    return tuple(f"/g/{one.id}/{code}" for one in pages for code in ("en", "ko", "ar"))


async def asked(
    session: aiohttp.ClientSession, address: str, due: float, times: list[float]
) -> None:
    await asyncio.sleep(max(0.0, due - time.monotonic()))
    async with session.get(address) as reply:
        assert reply.status == 200, reply.status
        assert await reply.read()
    times.append((time.monotonic() - due) * 1e3)


async def load(address: str, seconds: float) -> list[float]:
    """Ask `RATE` times a second; return milliseconds from when each was due."""
    times: list[float] = []
    names = paths()
    connector = aiohttp.TCPConnector(limit=CONNECTIONS)
    async with aiohttp.ClientSession(connector=connector) as session:
        for name in names:  # each is composed once a day
            await asked(session, address + name, 0.0, [])
        begin = time.monotonic() + 0.1
        count = int(RATE * seconds)
        await asyncio.gather(
            *(
                asked(
                    session,
                    address + names[number % len(names)],
                    begin + number / RATE,
                    times,
                )
                for number in range(count)
            )
        )
    return times


def touches(kiosk: Terminal, second: Place, seconds: float) -> list[float]:
    """Switch the second language on and off; return milliseconds to the last byte."""
    end, found = time.monotonic() + seconds, []
    while time.monotonic() < end:
        found.append(touched(kiosk, second)[1] * 1e3)
        time.sleep(PAUSE_SECONDS)
    return found


def told(name: str, times: list[float]) -> None:
    shares = ", ".join(
        f"p{part * 100:.0f} {share(times, part):.1f}" for part in (0.5, 0.95, 0.99)
    )
    print(f"{name}: {len(times)} times, {shares}, most {max(times):.1f} ms")


def main() -> int:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    print(f"load average before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    at = asyncio.run(find_places())
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder)) as address,
        running(*KIOSK, "en", marker="What would") as kiosk,
    ):
        for _ in range(4):
            touched(kiosk, at.second)
        quiet = touches(kiosk, at.second, seconds / 2)

        async def both() -> tuple[list[float], list[float]]:
            use = asyncio.to_thread(touches, kiosk, at.second, seconds)
            pages, busy = await asyncio.gather(load(address, seconds), use)
            return pages, busy

        pages, busy = asyncio.run(both())
    told(f"pages at {RATE} a second", pages)
    told("touches, no pages served", quiet)
    told("touches, pages served", busy)
    good = verdict("pages, p99 / 50 ms", share(pages, 0.99) / LIMIT_MS, 1.0)
    slower = share(busy, 0.5) / share(quiet, 0.5)
    good &= verdict("touches, pages served / none, p50", slower, MOST_SLOWER)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
