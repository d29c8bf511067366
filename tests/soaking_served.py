"""Many short visits to the product as it runs, and what lives on after each of them.

python -m tests.soaking_served [COUNT]. `kiosk serve` and `kiosk takeaway` run; each
visitor comes to a screen of its own, answers three questions, fetches the page that
waits for the phone, and goes. Then the bridge has begun anew and the next screen
stands ready. The program ends with 1 when a process that lives on has grown by a tenth
or more since the warm visit, or holds other files, threads or processes than it did
then, or when a visit has left a process or a file behind.
"""

from __future__ import annotations

import asyncio
import ssl
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from tests.bridge.connections import connected
from tests.bridge.served import Served, serving, wait_for
from tests.bridge.short_visits import SIZE, short_visit
from tests.holding import Held, held, trouble
from tests.takeaway.certificates import certificate
from tests.takeaway.served import Served as Pages
from tests.takeaway.served import serving as serving_pages

WARM, WARM_OF_FEW = 50, 5
FEW = 60
"""Fewer visits are compared with an earlier one."""
ONE_IN = 5
"""One phone in so many fetches its page on paper too."""
REST_SECONDS = 3.0
"""A connection that was closed is still open for a moment at the other end."""


@dataclass
class Kiosk:
    """The programs of one kiosk, and what was found after each visit."""

    folder: Path
    bridge: Served
    pages: Pages
    found: dict[str, list[Held]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    """What a visit left behind."""

    @property
    def screens(self) -> set[int]:
        """The processes of the visits so far; each leads a session."""
        events = self.bridge.told()
        return {one["pid"] for one in events if one["event"] == "screen started"}

    def begun_anew(self, times: int) -> bool:
        """Tell whether so many visits are over, and the next screen stands ready."""
        told = [one for one in self.bridge.told() if one["event"] == "relay renewed"]
        return len(told) == times and len(self.bridge.screens()) == 1

    def look(self) -> None:
        """Take note of what is held, and of what is left."""
        lives = {"bridge": self.bridge.process.pid, "pages": self.pages.process.pid}
        for name, process in lives.items():
            found = self.found.setdefault(name, [])
            found.append(at_rest(process, found[-1] if found else None))
        self.left += [f"a process of {one}" for one in sessions() & self.screens]
        self.left += [f"a page: {one.name}" for one in self.folder.glob("spool/*")]

    def trouble(self) -> list[str]:
        """Return what has grown, and what was left."""
        told = [*self.left]
        for name, found in self.found.items():
            warm = WARM if len(found) > FEW else WARM_OF_FEW
            told += [f"{grown} of {name}" for grown in trouble(found, warm)]
        return told


def at_rest(process: int, before: Held | None) -> Held:
    """Return what is held once that is no more than before: a leak never ends.

    Args:
        process: Its number.
        before: What it held after the last visit.
    """
    until = time.monotonic() + REST_SECONDS
    while True:
        now = held(process)
        if before is not None and replace(now, memory=before.memory) == before:
            return now
        if time.monotonic() > until:
            return now
        time.sleep(0.05)


def sessions() -> set[int]:
    """Return the sessions of all processes. Source: proc(5), stat."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            told = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
            found.add(int(told[3]))
    return found


@contextmanager
def kiosk(folder: Path) -> Iterator[Kiosk]:
    """Run a bridge and a server of pages."""
    with serving_pages(folder, more=certificate(folder)) as pages:
        pages.tls = ssl.create_default_context(cafile=folder / "takeaway.pem")
        shared = (folder / "takeaway.toml").read_text("utf-8")
        with serving(folder, counter=shared) as bridge:
            yield Kiosk(folder, bridge, pages)


async def visit(all_: Kiosk, cookie: str, number: int) -> None:
    """Load the page, come, answer, fetch the handout by phone, and go."""
    assert all_.bridge.get("/", Cookie=cookie).status == 200
    origin = f"https://127.0.0.1:{all_.pages.port}"
    async with connected(all_.bridge, cookie, SIZE) as page:
        visitor = await short_visit(page)
        path = (await visitor.take_along(f"{origin}/s/")).removeprefix(origin)
        fetched = ("", ".pdf") if number % ONE_IN == 0 else ("",)
        for ending in fetched:
            assert all_.pages.get(path + ending).status == 200
        await visitor.go()


async def soak(all_: Kiosk, count: int) -> None:
    """Let so many visitors come, and look after each."""
    cookie = all_.bridge.cookie()
    for number in range(1, count + 1):
        await visit(all_, cookie, number)
        wait_for(partial(all_.begun_anew, number))
        assert all_.bridge.get("/alive").status == 204
        all_.look()
        if number in (1, WARM_OF_FEW, WARM, count) or number % 100 == 0:
            for name, found in all_.found.items():
                print(f"visit {number}: {name} {found[-1]}", flush=True)  # noqa: T201


def main() -> int:
    """Soak, and tell what has grown."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as name, kiosk(Path(name)) as all_:
        asyncio.run(soak(all_, max(count, WARM_OF_FEW + 1)))
        grown = all_.trouble()
    print("grown or left:", ", ".join(grown) or "nothing")  # noqa: T201
    return 1 if grown else 0


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main())
