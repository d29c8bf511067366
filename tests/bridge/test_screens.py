"""One screen: what it is started with, what ends with it, what it tells."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import zoneinfo
from dataclasses import asdict
from pathlib import Path
from typing import cast

import pytest
from aiohttp import web

from kiosk.bridge.messages import Size, resized
from kiosk.bridge.packets import (
    DATA,
    MOST_BYTES,
    PRELUDE,
    Spoiled,
    meta,
    packed,
    read_meta,
    read_packet,
)
from kiosk.bridge.relay import BUSY_SECONDS, STILL_SECONDS, Pulse, Relay
from kiosk.bridge.renewal import Handed, receive, spare_of
from kiosk.bridge.screens import Screen, clean, start
from tests.bridge.served import wait_for

SLEEPS = "import time; time.sleep(60)"
STARTS_ANOTHER = (
    "import subprocess, sys, time\n"
    f"subprocess.Popen([sys.executable, '-c', {SLEEPS!r}])\n"
    "print('started', flush=True)\ntime.sleep(60)"
)
STUBBORN = (
    "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    "print('deaf', flush=True)\ntime.sleep(60)"
)


def screen(program: str) -> Screen:
    return start((sys.executable, "-c", program), os.environ, Size())


async def first_line(one: Screen) -> bytes:
    reader, _writer = await one.open()
    return await reader.readline()


async def test_the_status_of_a_screen_is_told() -> None:
    one = screen("import sys; sys.exit(20)")
    assert await one.watch() == 20
    assert one.over
    assert await one.end() == 20


async def test_what_a_screen_started_ends_with_it() -> None:
    one = screen(STARTS_ANOTHER)
    assert await first_line(one) == b"started\n"
    group = one.pid
    assert await one.end() == -signal.SIGTERM
    wait_for(lambda: not living(group))


async def test_a_screen_that_does_not_listen_is_killed() -> None:
    one = screen(STUBBORN)
    assert await first_line(one) == b"deaf\n"
    assert await one.end() == -signal.SIGKILL


async def test_a_screen_that_is_held_still_is_seen() -> None:
    one = screen(SLEEPS)
    assert not one.stopped
    os.kill(one.pid, signal.SIGSTOP)
    wait_for(lambda: one.stopped)
    one.kill()
    assert await one.watch() == -signal.SIGKILL


async def test_a_screen_gets_along_without_what_started_it() -> None:
    one = screen(SLEEPS)
    opened = os.memfd_create("test")
    told = Handed(one.source, 3, {"moment": []}, spare_of(one))
    os.write(opened, json.dumps(asdict(told)).encode())
    handed = receive(opened)
    assert handed.visits == 3
    again = handed.screen
    assert again is not None
    assert (again.pid, again.source, again.sink, again.size) == (
        *(one.pid, one.source, one.sink),
        Size(),
    )
    again.kill()
    assert await again.watch() == -signal.SIGKILL
    os.close(one.source)
    os.close(one.sink)


def test_nothing_is_taken_from_a_file_that_is_none() -> None:
    opened = os.memfd_create("test")
    os.write(opened, b"{}")
    with pytest.raises(ValueError, match="nothing was handed over"):
        receive(opened)
    with pytest.raises(ValueError, match="nothing was handed over"):
        receive(987)


def test_a_screen_learns_only_what_is_known_to_be_harmless() -> None:
    given = {"PATH": "/bin", "LC_ALL": "C", "TEXTUAL": "debug", "LD_PRELOAD": "x"}
    told = clean(given, Size(67, 58))
    assert told["PATH"] == "/bin"
    assert told["LC_ALL"] == "C"
    assert (told["COLUMNS"], told["ROWS"]) == ("67", "58")
    assert "TEXTUAL" not in told
    assert "LD_PRELOAD" not in told


def test_the_threads_of_a_screen_share_one_heap() -> None:
    assert clean({"MALLOC_ARENA_MAX": "8"}, Size())["MALLOC_ARENA_MAX"] == "1"


def test_a_screen_need_not_ask_where_time_zones_stand() -> None:
    asked = (
        "import sys, zoneinfo; print(zoneinfo.TZPATH,"
        " any(name.startswith('_sysconfigdata') for name in sys.modules))"
    )
    environment = clean({}, Size())
    told = subprocess.run(
        (sys.executable, "-S", "-c", asked),
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == f"{zoneinfo.TZPATH} False"


def living(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return any(
        told.read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
        for told in Path("/proc").glob(f"{group}/stat")
    )


# Packets.


async def read(sent: bytes) -> tuple[bytes, bytes]:
    reader = asyncio.StreamReader()
    reader.feed_data(sent)
    reader.feed_eof()
    return await read_packet(reader)


async def test_a_packet_is_read_behind_the_prelude_and_without() -> None:
    assert await read(packed(DATA, b"abc")) == (b"D", b"abc")
    assert await read(PRELUDE + packed(DATA, b"")) == (b"D", b"")
    kind, payload = await read(meta(type="pong", number=1))
    assert (kind, read_meta(payload)["type"]) == (b"M", "pong")


async def test_a_packet_that_is_none_ends_the_screen() -> None:
    with pytest.raises(Spoiled):
        await read(b"D" + (MOST_BYTES + 1).to_bytes(4, "big"))
    with pytest.raises(asyncio.IncompleteReadError):
        await read(b"D\0\0\0\x05abc")


@pytest.mark.parametrize("told", [b"", b"[]", b"1", b"\xff", b"{"])
def test_what_a_screen_tells_wrongly_is_nothing(told: bytes) -> None:
    assert read_meta(told) == {}


# Whether it hangs.


class Worker(Screen):
    """A screen that computes as a test says."""

    ticks = 0

    @property
    def worked(self) -> int:
        return self.ticks


def pulse() -> tuple[Pulse, Worker, list[float]]:
    now = [100.0]
    worker = Worker(0, -1, -1, Size())
    return Pulse(worker, lambda: now[0]), worker, now


def test_a_screen_that_does_nothing_hangs_soon() -> None:
    beat, _worker, now = pulse()
    now[0] += STILL_SECONDS - 0.1
    assert not beat.lost
    now[0] += 0.2
    assert beat.lost


def test_a_screen_that_computes_hangs_later() -> None:
    beat, worker, now = pulse()
    for _second in range(int(BUSY_SECONDS)):
        assert not beat.lost
        now[0] += 1
        worker.ticks += 50
    now[0] += 0.1
    assert beat.lost


def test_an_answer_begins_the_time_anew() -> None:
    beat, _worker, now = pulse()
    for _more in range(20):
        now[0] += STILL_SECONDS - 0.1
        assert not beat.lost
        beat.heard()


# What a screen tells, and what of it reaches the page.

TELLS = """
import json, sys
def say(kind, payload):
    sys.stdout.buffer.write(kind + len(payload).to_bytes(4, "big") + payload)
sys.stdout.buffer.write(b"__GANGLION__\\n")
for told in ({"type": "open_url", "url": "http://x", "new_tab": True},
             {"type": "deliver_file_start", "key": "k", "path": "/etc/passwd"},
             {"type": "text_size", "step": 7}, {"type": "text_size", "step": 1},
             {"type": "exit"}, {"no": "type"}):
    say(b"M", json.dumps(told).encode())
say(b"P", b"deliver_chunk")
say(b"?", b"unknown")
say(b"D", b"painted")
"""


class Wire:
    """A page that says nothing."""

    def __init__(self) -> None:
        self.sent: list[bytes | str] = []

    async def send_bytes(self, sent: bytes) -> None:
        self.sent.append(sent)

    async def send_str(self, sent: str) -> None:
        self.sent.append(sent)

    def __aiter__(self) -> Wire:
        return self

    async def __anext__(self) -> object:
        return await asyncio.Future()


async def test_of_all_that_a_screen_tells_only_what_is_ours_goes_on() -> None:
    one, wire = screen(TELLS), Wire()
    relay = Relay(one, cast("web.WebSocketResponse", wire), lambda _size: None)
    await relay.run(Size())
    assert wire.sent == ['["text_size", 1]', b"painted"]
    assert not relay.hung
    assert await one.end() == 0


PAINTS_AND_RESTS = f"{TELLS}\nsys.stdout.flush()\nimport time\ntime.sleep(1)"


async def test_a_bridge_that_was_held_does_not_take_its_screen_for_hung() -> None:
    now = [0.0]

    class Holding(Wire):
        async def send_bytes(self, sent: bytes) -> None:
            now[0] += 60

    one, wire = screen(PAINTS_AND_RESTS), cast("web.WebSocketResponse", Holding())
    relay = Relay(one, wire, lambda _size: None, clock=lambda: now[0])
    await relay.run(Size())
    assert now[0] == 60
    assert not relay.hung
    assert await one.end() == 0


async def test_the_size_of_the_page_is_taken_while_a_screen_still_starts(
    tmp_path: Path,
) -> None:
    # A bridge that comes back starts a screen in the last size, which a visitor chose.
    config = tmp_path / "kiosk.toml"
    config.write_text(f'[counter]\nfolder = "{tmp_path}/counter"\n', "utf-8")
    command = (sys.executable, "-m", "kiosk", "screen", "--config", str(config))
    one = start(command, os.environ, Size(72, 20))
    reader, writer = await one.open()
    writer.write(resized(Size(114, 32)))
    painted = b""
    async with asyncio.timeout(60):
        while b"\x1b[32;" not in painted:
            kind, payload = await read_packet(reader)
            painted += payload if kind == DATA else b""
    await one.end()
