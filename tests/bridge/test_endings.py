"""However a visit ends, its processes end with it, and a start screen comes."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.bridge.connections import WELCOME, Connection, reconnected
from tests.bridge.served import SECONDS, Served, serving, wait_for

PROOF = bool(os.environ.get("KIOSK_PROOF"))
KILLS = 200 if PROOF else 20
MOST_SECONDS = 5.0


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path) as bridge:
        yield bridge


def group(leader: int) -> list[int]:
    """Return the processes of a screen: its own, and those it started."""
    return [pid for pid, of in _groups() if of == leader]


def gone(leader: int) -> bool:
    return not group(leader)


def _groups() -> Iterator[tuple[int, int]]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if told[0] != "Z":
            yield int(folder.name), int(told[2])


def shown(served: Served) -> int:
    """Return the process of the screen that is in use: the last that was started."""
    started = [line for line in served.told() if line["event"] == "screen started"]
    return int(started[-1]["pid"])


async def enter(page: Connection) -> None:
    """Choose the first language: from here on somebody is there."""
    for kind in "Mm":
        await page.type(f"\x1b[<0;15;9{kind}")
    await page.until(b"Start over")


def kill_screen(served: Served) -> None:
    os.kill(shown(served), signal.SIGKILL)


def end_screen(served: Served) -> None:
    os.kill(shown(served), signal.SIGTERM)


def hold_screen(served: Served) -> None:
    os.kill(shown(served), signal.SIGSTOP)


def kill_bridge(served: Served) -> None:
    served.process.kill()
    served.start_again()


def cut_power(served: Served) -> None:
    for pid in (served.process.pid, *served.screens()):
        os.kill(pid, signal.SIGKILL)
    served.start_again()


ENDS: tuple[Callable[[Served], None], ...] = (
    *(kill_screen, kill_screen, kill_screen, end_screen, end_screen),
    *(hold_screen, kill_bridge, cut_power),
)


async def test_after_any_kill_there_is_a_new_start_screen(served: Served) -> None:
    cookie, chosen = served.cookie(), random.Random(7)  # noqa: S311 - a fixed order
    slowest = 0.0
    ends = [*ENDS, *(chosen.choice(ENDS) for _more in range(KILLS - len(ENDS)))]
    seen: set[int] = set()
    begun, how = time.monotonic(), "start"
    for end in ends:
        async with reconnected(served, cookie) as page:
            took = time.monotonic() - begun
            slowest = max(slowest, took)
            assert not PROOF or took < MOST_SECONDS, (how, took)
            assert b"Start over" not in page.painted
            before = shown(served)
            assert before not in seen
            seen.add(before)
            await enter(page)
            begun, how = time.monotonic(), end.__name__
            end(served)
        wait_for(partial(gone, before))
    print(f"{KILLS} kills, slowest start screen {slowest:.1f} s")  # noqa: T201


async def test_a_page_that_goes_takes_everything_of_its_visit_with_it(
    served: Served,
) -> None:
    cookie = served.cookie()
    async with reconnected(served, cookie) as page:
        await enter(page)
        leader = shown(served)
        assert leader in group(leader)
    wait_for(lambda: not group(leader))
    async with reconnected(served, cookie) as page:
        assert shown(served) != leader
        assert WELCOME in page.painted


async def test_the_bridge_begins_anew_in_its_process_after_each_visit(
    served: Served,
) -> None:
    cookie, program = served.cookie(), served.process.pid
    for visits in range(1, 4):
        async with reconnected(served, cookie) as page:
            await enter(page)
        wait_for(partial(begun_anew, served, visits))
    assert served.process.pid == program
    assert served.process.poll() is None
    assert renewals(served) == [1, 2, 3]


def begun_anew(served: Served, times: int) -> bool:
    return len(renewals(served)) == times


def renewals(served: Served) -> list[int]:
    return [one["visits"] for one in served.told() if one["event"] == "relay renewed"]


async def test_a_killed_bridge_leaves_no_screen_behind(served: Served) -> None:
    async with reconnected(served, served.cookie()) as page:
        await enter(page)
        wait_for(lambda: len(served.screens()) == 2)
        screens = served.screens()
        served.process.kill()
        wait_for(lambda: not any(group(leader) for leader in screens))


CANARIES = ("Кенарь7781", "金丝雀ABX", "카나리아 93", "كناري٧", "CANARY<<<L898902C3")


def found_in(pid: int, wanted: tuple[str, ...]) -> set[str]:
    """Return the texts that stand in the memory of a process, in UTF-8 or UTF-16."""
    held = set()
    maps = Path(f"/proc/{pid}/maps").read_text("utf-8").splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            low, high = (int(end, 16) for end in span.split("-"))
            try:
                memory.seek(low)
                content = memory.read(high - low)
            except (OSError, ValueError, OverflowError):
                continue
            for text in wanted:
                if any(text.encode(way) in content for way in ("utf-8", "utf-16-le")):
                    held.add(text)
    return held


async def test_what_was_typed_is_in_no_process_that_lives_on(served: Served) -> None:
    async with reconnected(served, served.cookie()) as page:
        await enter(page)
        for canary in CANARIES:
            await page.type(canary)
        await page.quiet()
        # The search finds what is there. What the bridge only hands on may be gone.
        there = ("Content-Security-Policy",)
        assert found_in(served.process.pid, there) == {*there}
    wait_for(partial(begun_anew, served, 1))
    wait_for(lambda: len(served.screens()) == 1)
    for pid in (served.process.pid, *served.screens()):
        assert found_in(pid, CANARIES) == set()
    for kept in served.folder.rglob("*"):
        if kept.is_file():
            content = kept.read_bytes()
            assert not [one for one in CANARIES if one.encode() in content], kept


async def test_a_second_connection_ends_the_first_visit(served: Served) -> None:
    cookie = served.cookie()
    async with reconnected(served, cookie) as first:
        await enter(first)
        before = shown(served)
        async with reconnected(served, cookie) as second:
            assert b"Start over" not in second.painted
            assert shown(served) != before
            assert await first.closed() is not None
            assert ["over", "done"] in first.told


async def test_a_crash_is_told_from_an_end(served: Served) -> None:
    cookie = served.cookie()
    for end, how in ((kill_screen, "trouble"), (end_screen, "done")):
        async with reconnected(served, cookie) as page:
            await enter(page)
            end(served)
            await page.closed()
            assert page.told[-1] == ["over", how]


def test_the_end_of_the_bridge_is_in_order(served: Served) -> None:
    served.cookie()
    screens = served.screens()
    assert served.end() == 0
    wait_for(lambda: not any(group(leader) for leader in screens))
    assert served.told()[-1]["event"] == "ended"


async def test_staff_who_leave_end_the_bridge(tmp_path: Path) -> None:
    with serving(tmp_path, more='staff_pin = "4821"') as served:
        cookie = served.cookie()
        async with reconnected(served, cookie) as page:
            for _knock in range(10):
                for kind in "Mm":
                    await page.type(f"\x1b[<0;8;2{kind}")
                await page.quiet()
            await page.until(b"PIN")
            await page.type("4821\r")
            await page.closed()
            assert page.told[-1] == ["over", "closed"]
        assert served.process.wait(timeout=SECONDS) == 70
