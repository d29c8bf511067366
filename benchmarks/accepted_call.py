"""One accepted call in PostgreSQL, against a bare psycopg loop.

Each accepted call is one durable transaction (`synchronous_commit=on`): the call
changes, an audit row is chained to the one before, and others are notified. The bare
loop commits the same rows, with the same function of the database for the audit row,
in a plain transaction: no SQLAlchemy, no models, no pool. 1, 10 and 40 writers, each a
process with a connection of its own, as desks are; they queue for the end of the audit
chain.

    python -m benchmarks.accepted_call [rounds]
"""

from __future__ import annotations

import os
import statistics
import struct
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from benchmarks._pairs import heading, spread
from kiosk.counter.audit import after_previous, hash_of
from kiosk.counter.model import Call, Deed
from kiosk.records.records import Records
from tests.postgresql import Server, new_server
from tests.records.stores import NOW, shared_store

WRITERS = (1, 10, 40)
CALLS = 800
"""Accepted by all writers of a round together."""
WARM = 8
"""Accepted by each writer beforehand: a desk compiles and prepares once a day."""
LEAST = 0.7
"""What our throughput must be of the bare loop's."""

Work = Callable[[str], Callable[[list[str]], None]]
"""Connects, and returns what then accepts calls."""

CHANGE = """
UPDATE calls SET state = %s, changed_at = %s, staff = %s, reason = %s
WHERE id = %s AND state IN ('waiting', 'numbered')
RETURNING id, kiosk, language, services, step, placed_at, state, changed_at, staff,
    reason, number, sealed
"""
APPEND = "SELECT audit_append(%s, %s, %s, %s, %s, %s)"
COPY = """
COPY calls (id, kiosk, language, services, step, placed_at, state, staff, reason,
    number, sealed) FROM STDIN
"""
WAITING = ("K-01", "ko", '["open-account"]', "visa", NOW, "waiting", "", "", 0)


def ours(url: str) -> Callable[[list[str]], None]:
    store = shared_store(url, Path("/"))

    def accept(calls: list[str]) -> None:
        for call in calls:
            store.change_call(accepted(call), ("waiting", "numbered"), deed(call))

    return accept


def bare(url: str) -> Callable[[list[str]], None]:
    connection = psycopg.connect(url)

    def accept(calls: list[str]) -> None:
        for call in calls:
            accept_bare(connection, call, deed(call))

    return accept


def accept_bare(connection: psycopg.Connection, call: str, done: Deed) -> None:
    changed = connection.execute(CHANGE, ("accepted", done.at, "wang", "", call))
    assert changed.fetchone() is not None
    words = (done.actor, done.verb, done.subject, done.at)
    connection.execute(APPEND, (after_previous(done), *words, f"calls {call}"))
    connection.commit()


def accepted(call: str) -> Call:
    return Call(
        id=call,
        kiosk="K-01",
        language="ko",
        placed_at=NOW,
        state="accepted",
        staff="wang",
    )


def deed(call: str) -> Deed:
    return Deed(
        actor="staff:wang",
        verb="call-accepted",
        subject=f"call:{call}",
        at=datetime.now(UTC),
    )


def place_calls(url: str, count: int) -> list[str]:
    """Return the ids of calls that wait."""
    ids = [os.urandom(16).hex() for _ in range(count)]
    with (
        psycopg.connect(url) as connection,
        connection.cursor() as cursor,
        cursor.copy(COPY) as copy,
    ):
        for id_ in ids:
            copy.write_row((id_, *WAITING, os.urandom(400)))
    return ids


def throughput(work: Work, url: str, writers: int) -> tuple[float, float]:
    """Return accepted calls in a second, and the writers' processor seconds of one."""
    calls = place_calls(url, CALLS + writers * WARM)
    gate, opened = os.pipe()  # closed by us: every writer begins
    ready, tell = os.pipe()  # each writer tells that it is ready, and what it used
    processes = [
        start(work, url, calls[place::writers], (gate, opened, tell))
        for place in range(writers)
    ]
    os.close(gate)
    os.close(tell)
    for _ in processes:
        assert os.read(ready, 1) == b"r"
    before = time.perf_counter()
    os.close(opened)
    with os.fdopen(ready, "rb") as told:
        used = struct.unpack(f"{writers}d", told.read())
    wall = time.perf_counter() - before
    assert all(os.waitpid(process, 0)[1] == 0 for process in processes)
    return CALLS / wall, sum(used) / CALLS


def start(work: Work, url: str, calls: list[str], pipes: tuple[int, int, int]) -> int:
    gate, opened, tell = pipes
    process = os.fork()
    if process:
        return process
    try:
        os.close(opened)
        accept = work(url)
        accept(calls[:WARM])
        os.write(tell, b"r")
        os.read(gate, 1)
        before = time.process_time()
        accept(calls[WARM:])
        os.write(tell, struct.pack("d", time.process_time() - before))
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    os._exit(1)


def compare(server: Server, url: str, writers: int, rounds: int) -> float:
    """Print figures of both; return our throughput as a part of the bare one's."""
    figures: dict[str, list[tuple[float, float]]] = {"ours": [], "bare": []}
    sides: tuple[tuple[str, Work], ...] = (("ours", ours), ("bare", bare))
    for turn in range(rounds):
        for name, work in sides if turn % 2 else sides[::-1]:
            figures[name].append(throughput(work, url, writers))
    for name, values in figures.items():
        spread(f"{name}, {writers} writers", [each[0] for each in values], "calls/s")
        spread("  processor", [each[1] for each in values], "ms a call", 1000)
    pairs = zip(figures["ours"], figures["bare"], strict=True)
    return statistics.median(one[0] / other[0] for one, other in pairs)


def check_chain(store: Records) -> None:
    """What was measured was right: one whole chain, nothing twice, all accepted."""
    previous, done = bytes(32), []
    for place, row in enumerate(store.audit_rows(), 1):
        assert (row.sequence, row.previous) == (place, previous)
        assert row.hash == hash_of(row.sequence, row.deed, row.previous)
        previous = row.hash
        done.append((row.deed.verb, row.deed.subject))
    assert len(set(done)) == len(done)
    assert all(each.staff == "wang" for each in store.calls(["accepted"]))
    assert not store.calls(["waiting"])


def main(rounds: int) -> int:
    server = new_server()
    server.start("max_connections=60")
    try:
        with server.database() as url:
            shared_store(url, Path("/")).close()
            heading(rounds)
            ratios = [compare(server, url, each, rounds) for each in WRITERS]
            store = shared_store(url, Path("/"))
            check_chain(store)
            store.close()
    finally:
        server.remove()
    for writers, ratio in zip(WRITERS, ratios, strict=True):
        print(f"throughput with {writers} writers: {ratio:.2f} x (at least {LEAST})")
    return 0 if min(ratios) >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 7))
