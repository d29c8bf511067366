"""Writers that are killed at random moments, and what they had been told is kept.

A program of its own, because it forks: `python -m tests.records.killing URL FOLDER
ROUNDS SEED` ends with status 0 and prints how many writes were acknowledged.
"""

from __future__ import annotations

import os
import random
import select
import selectors
import signal
import sys
import traceback
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from kiosk.counter.audit import START, hash_of
from kiosk.errors import ConflictError
from kiosk.records.records import Records
from tests.records.stores import NOW, Opener, a_call, a_case, deed

WRITERS = 2
LONGEST_SECONDS = 0.02
PAUSE_SECONDS = 0.005


def write(opener: Opener, first: int, told: int) -> None:
    """Place calls, number them and use passes, and tell each that was acknowledged."""
    store = opener.open()
    for turn in range(first, first + 1_000_000):
        for act in (place, redeem):
            try:
                act(store, turn)
            except ConflictError:
                # Only what was in flight at the last kill may be done already.
                assert turn == first
        os.write(told, b"%d\n" % turn)
        # Two that never pause would starve each other of a file's only lock.
        select.select((), (), (), 0 if store.shared else PAUSE_SECONDS)


def place(store: Records, turn: int) -> None:
    call = store.place_call(a_call(turn), deed("call-placed", f"call:{turn}"))
    if call.state == "waiting":
        numbered = replace(call, state="numbered")
        store.change_call(numbered, ["waiting"], deed("call-numbered"))


def redeem(store: Records, turn: int) -> None:
    used, until = turn.to_bytes(16, "big"), NOW + timedelta(days=1)
    store.redeem(used, until, a_case(turn), deed("pass-opened", f"case:{turn}"))


@dataclass(slots=True)
class Writer:
    """A writer's process, which is killed and started again."""

    opener: Opener
    next: int
    """The first turn that was not acknowledged."""
    process: int = 0
    heard: int = 0

    def start(self) -> None:
        self.heard, told = os.pipe()
        self.process = os.fork()
        if self.process:
            os.close(told)
            return
        try:
            write(self.opener, self.next, told)
        except BaseException:
            traceback.print_exc()
        os._exit(1)

    def kill(self, seconds: float) -> None:
        """Kill it so long after its next answer."""
        with selectors.DefaultSelector() as selector:
            selector.register(self.heard, selectors.EVENT_READ)
            selector.select()
            selector.unregister(self.heard)
            selector.select(seconds)
        os.kill(self.process, signal.SIGKILL)
        _, status = os.waitpid(self.process, 0)
        assert os.WIFSIGNALED(status), "the writer ended by itself"
        with os.fdopen(self.heard, "rb") as lines:
            acknowledged = [int(line) for line in lines.read().split(b"\n") if line]
        assert acknowledged == list(range(self.next, self.next + len(acknowledged)))
        self.next += len(acknowledged)


def check(store: Records, until: list[int]) -> None:
    """Hold what is kept against what was acknowledged to each writer."""
    placed: dict[str, int] = {}
    opened: dict[str, int] = {}
    previous = START
    for place, row in enumerate(store.audit_rows(), 1):
        assert (row.sequence, row.previous) == (place, previous)
        assert row.hash == hash_of(row.sequence, row.deed, row.previous)
        previous = row.hash
        counted = {"call-placed": placed, "pass-opened": opened}.get(row.deed.verb)
        if counted is not None:
            counted[row.deed.subject] = counted.get(row.deed.subject, 0) + 1
    assert set(placed.values()) == {1}, "a call was placed twice"
    assert set(opened.values()) == {1}, "a pass was used twice"
    calls = {call.id: call for call in store.calls(["waiting", "numbered"])}
    cases = {case.id for case in store.cases("open")}
    numbers = sorted(call.number for call in calls.values() if call.number)
    assert numbers == list(range(1, len(numbers) + 1)), "a number is lost or doubled"
    for writer, end in enumerate(until):
        for turn in range(first_of(writer), end):
            assert calls[a_call(turn).id].state == "numbered"
            assert a_case(turn).id in cases
            assert f"case:{turn}" in opened
    # Besides what was acknowledged, at most what was in flight is there.
    acknowledged = sum(end - first_of(writer) for writer, end in enumerate(until))
    assert acknowledged <= len(cases) <= len(calls) <= acknowledged + len(until)
    assert len(calls) == len(placed)
    assert len(cases) == len(opened)


def first_of(writer: int) -> int:
    return 1 + writer * 10_000_000


def main(url: str, folder: str, rounds: str, seed: str) -> None:
    chance = random.Random(int(seed))  # noqa: S311 - moments, no secrets
    opener = Opener(url, Path(folder))
    opener.open().close()
    writers = [Writer(opener, first_of(number)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    # While one is killed and comes back, the other goes on.
    for turn in range(int(rounds)):
        writer = writers[turn % WRITERS]
        writer.kill(chance.uniform(0, LONGEST_SECONDS))
        writer.start()
    for writer in writers:
        writer.kill(0)
    until = [writer.next for writer in writers]
    store = opener.open()
    check(store, until)
    store.close()
    print(sum(end - first_of(writer) for writer, end in enumerate(until)))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
