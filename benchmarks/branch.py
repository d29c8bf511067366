"""A branch against one PostgreSQL: kiosks that call, and 20 desks that see and accept.

Ten calls a second, 30 times what 200 kiosks place on a busy day, from 10 to 200 kiosks.
Every kiosk and desk has a store of its own, as on a machine of its own: a connection
each, and one more at each desk to be told. For every call two desks try to accept it.
Seen is when a desk has read its queue after it was told of the call; of all desks the
slowest counts.
Cost is processor time of kiosks, desks and server together.

    python -m benchmarks.branch [calls]
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from msgspec.structs import replace

from benchmarks._pairs import share
from benchmarks.accepted_call import check_chain
from kiosk.counter.model import Call, Deed
from kiosk.errors import ConflictError
from kiosk.records.records import Records
from tests.postgresql import Server, new_server
from tests.records.stores import shared_store

KIOSKS = (10, 50, 100, 200)
DESKS = 20
PROCESSES = 2
"""That share the kiosks; as many others share the desks."""
EACH_SECONDS = 0.1
LONGEST_SECONDS = 60.0
LIMIT_SECONDS = 1.0
FLAT = 1.3
"""What a call may cost from most kiosks, as a part of what it costs from fewest."""
TICK = os.sysconf("SC_CLK_TCK")

Found = dict[str, float]
"""When each call was placed or last seen, in seconds of the machine's clock."""


def deed(actor: str, verb: str, call: str) -> Deed:
    return Deed(actor=actor, verb=verb, subject=f"call:{call}", at=datetime.now(UTC))


def place(stores: list[Records], calls: list[str], begin: float) -> Found:
    """Place calls evenly, each from the next kiosk."""
    placed: Found = {}
    pause = threading.Event()
    for turn, id_ in enumerate(calls):
        due = begin + turn * EACH_SECONDS * PROCESSES
        pause.wait(max(0.0, due - time.monotonic()))
        call = Call(
            id=id_,
            kiosk=f"K-{turn % len(stores)}",
            language="ko",
            services=("open-account",),
            placed_at=datetime.now(UTC),
            sealed=os.urandom(500),
        )
        placed[id_] = time.monotonic()
        store = stores[turn % len(stores)]
        store.place_call(call, deed(f"kiosk:{call.kiosk}", "call-placed", id_))
    return placed


class Desk:
    """Reads the queue whenever it is told that it changed, and accepts some."""

    def __init__(self, store: Records, number: int) -> None:
        self.store = store
        self.number = number
        self.seen: Found = {}
        self.won = 0
        self._told: queue.SimpleQueue[str] = queue.SimpleQueue()
        store.listen(lambda notice: self._told.put(notice.subject))

    def work(self, ended: threading.Event) -> None:
        while not ended.is_set():
            with suppress(queue.Empty):
                told = {self._told.get(timeout=0.5)}
                while not self._told.empty():
                    told.add(self._told.get())
                self._look(told)

    def _look(self, told: set[str]) -> None:
        waiting = self.store.calls(("waiting", "numbered"))
        now = time.monotonic()
        new = told - self.seen.keys()
        self.seen.update(dict.fromkeys(new, now))
        for call in waiting:
            # Its own calls, and those of the desk beside it.
            if call.id in new and (int(call.id, 16) - self.number) % DESKS < 2:
                self._accept(call)

    def _accept(self, call: Call) -> None:
        taken = replace(call, state="accepted", staff="wang")
        try:
            done = deed("staff:wang", "call-accepted", call.id)
            self.store.change_call(taken, ("waiting", "numbered"), done)
        except ConflictError:
            return
        self.won += 1


def watch(desks: list[Desk], count: int) -> tuple[Found, int]:
    """Work until the calls are over; return when the slowest saw each, and who won."""
    ended = threading.Event()
    workers = [threading.Thread(target=desk.work, args=(ended,)) for desk in desks]
    for worker in workers:
        worker.start()
    pause = threading.Event()
    until = time.monotonic() + count * EACH_SECONDS + LONGEST_SECONDS
    while time.monotonic() < until and any(len(each.seen) < count for each in desks):
        pause.wait(0.5)
    ended.set()
    for worker in workers:
        worker.join()
    assert all(len(desk.seen) == count for desk in desks), "a desk saw not all"
    return latest(desk.seen for desk in desks), sum(desk.won for desk in desks)


def latest(found: Iterable[Found]) -> Found:
    last: Found = {}
    for each in found:
        for id_, moment in each.items():
            last[id_] = max(moment, last.get(id_, 0.0))
    return last


def start(
    role: Callable[[list[Records]], object], url: str, stores: int, gate: int
) -> tuple[int, int]:
    """Return a process with so many stores, and where it tells its result."""
    heard, told = os.pipe()
    process = os.fork()
    if process:
        os.close(told)
        return process, heard
    try:
        opened = [shared_store(url, Path("/")) for _ in range(stores)]
        os.write(told, b"r")
        os.read(gate, 1)
        before = time.process_time()
        result = role(opened)
        told_all = json.dumps([result, time.process_time() - before])
        with os.fdopen(told, "w") as line:
            line.write(told_all)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    os._exit(1)


def server_seconds(server: Server) -> float:
    """Return what the server and all it ever started have used of the processor."""
    main = int((server.data / "postmaster.pid").read_text().split()[0])
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        ours = int(stat.parent.name) == main
        if ours or int(fields[1]) == main:
            total += sum(map(int, fields[11 : 15 if ours else 13])) / TICK
    return total


def run(server: Server, url: str, kiosks: int, count: int) -> tuple[float, float]:
    """Return the slowest but one in a hundred, and the processor seconds of a call."""
    ids = [os.urandom(16).hex() for _ in range(count)]
    begin = time.monotonic() + 3 + kiosks / 20  # when all are connected
    gate, opened = os.pipe()
    started = []
    for part in range(PROCESSES):

        def call(stores: list[Records], part: int = part) -> object:
            late = begin + part * EACH_SECONDS
            return place(stores, ids[part::PROCESSES], late)

        def see(stores: list[Records], part: int = part) -> object:
            first = part * DESKS // PROCESSES
            desks = [Desk(store, first + at) for at, store in enumerate(stores)]
            return watch(desks, count)

        started.append(start(see, url, DESKS // PROCESSES, gate))
        started.append(start(call, url, kiosks // PROCESSES, gate))
    for _, heard in started:
        assert os.read(heard, 1) == b"r"
    before = server_seconds(server)
    os.write(opened, b"g" * len(started))
    results = []
    for process, heard in started:
        with os.fdopen(heard) as line:
            results.append(tuple(json.loads(line.read())))
        assert os.waitpid(process, 0)[1] == 0
    spent = server_seconds(server) - before + sum(used for _, used in results)
    os.close(gate)
    os.close(opened)
    return told(ids, results, kiosks, spent)


def told(
    ids: list[str], results: list[tuple[Any, float]], kiosks: int, spent: float
) -> tuple[float, float]:
    placed: Found = {}
    for result, _ in results:
        placed |= result if isinstance(result, dict) else {}
    watched = [result for result, _ in results if isinstance(result, list)]
    seen = latest(found for found, _ in watched)
    won = sum(wins for _, wins in watched)
    assert placed.keys() == seen.keys() == set(ids), "a call was lost"
    assert won == len(ids), "a call was accepted twice, or never"
    waits = [seen[id_] - placed[id_] for id_ in ids]
    middle, slow, cost = share(waits, 0.5), share(waits, 0.99), spent / len(ids)
    print(
        f"{kiosks:4} kiosks: seen after {middle * 1000:6.1f} ms (median), "
        f"{slow * 1000:6.1f} ms (p99); {cost * 1000:6.2f} ms of processor a call"
    )
    return slow, cost


def main(count: int) -> int:
    server = new_server()
    server.start(f"max_connections={max(KIOSKS) + 3 * DESKS + 20}")
    figures = []
    try:
        for kiosks in KIOSKS:
            with server.database() as url:
                shared_store(url, Path("/")).close()
                figures.append(run(server, url, kiosks, count))
                store = shared_store(url, Path("/"))
                with psycopg.connect(url) as connection:
                    row = connection.execute("SELECT count(*) FROM calls").fetchone()
                assert row == (count,)
                check(store, count)
                store.close()
    finally:
        server.remove()
    slowest = max(slow for slow, _ in figures)
    ratio = figures[-1][1] / figures[0][1]
    print(f"slowest p99: {slowest:.3f} s (limit {LIMIT_SECONDS})")
    print(f"cost from most kiosks: {ratio:.2f} x of fewest (limit {FLAT})")
    return 0 if slowest <= LIMIT_SECONDS and ratio <= FLAT else 1


def check(store: Records, count: int) -> None:
    """None lost, none doubled: one row for each placing and each accepting."""
    rows = [(row.deed.verb, row.deed.subject) for row in store.audit_rows()]
    assert len(rows) == len(set(rows)) == 2 * count
    check_chain(store)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
