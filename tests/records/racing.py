"""Several programs that all want the same at once.

As a program: waits for a line, does one thing many times, and prints how often it
won. As a module: starts such programs and adds up what they print.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from kiosk.errors import ConflictError
from kiosk.records.records import Records
from tests.records.stores import NOW, Opener, a_call, a_case, deed

MOST_GUESSES = 10
ROOT = Path(__file__).resolve().parents[2]


def redeem(store: Records, turn: int) -> bool:
    try:
        store.redeem(b"pass", NOW + timedelta(days=1), a_case(turn), deed())
    except ConflictError:
        return False
    return True


def guess(store: Records, turn: int) -> bool:
    counted = store.count_try(
        "staff:wang", NOW, lambda tries, now: tries.failures < MOST_GUESSES, deed()
    )
    return counted is not None


def take(store: Records, turn: int) -> bool:
    taken = replace(a_call(), state="accepted", staff=f"staff-{turn}")
    try:
        store.change_call(taken, ["waiting", "numbered"], deed("call-accepted"))
    except ConflictError:
        return False
    return True


def place(store: Records, turn: int) -> bool:
    """Place the same call, as one whose answer was lost would be."""
    store.place_call(a_call(), deed())
    return True


def number(store: Records, turn: int) -> bool:
    """Ask for a number for a call that somebody else may have numbered already."""
    numbered = replace(a_call(turn % 100 + 1), state="numbered")
    try:
        store.change_call(numbered, ["waiting"], deed("call-numbered"))
    except ConflictError:
        return False
    return True


def say(store: Records, turn: int) -> bool:
    store.send("session", "kiosk", str(turn).encode())
    return True


def note(store: Records, turn: int) -> bool:
    store.note(deed(subject=f"case:{turn}"))
    return True


ACTS: dict[str, Callable[[Records, int], bool]] = {
    act.__name__: act for act in (redeem, guess, take, place, number, say, note)
}


def race(
    opener: Opener, act: str, *, programs: int, threads: int, turns: int
) -> list[int]:
    """Return how often each program won; `turns` are those of all together."""
    started = [
        subprocess.Popen(
            (
                *(sys.executable, "-m", __name__, opener.url, opener.folder, act),
                *map(str, (place, programs, turns, threads)),
            ),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for place in range(programs)
    ]
    for program in started:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in started:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    results = [program.communicate()[0] for program in started]
    assert [program.returncode for program in started] == [0] * programs
    return [json.loads(result) for result in results]


def main(url: str, folder: str, act: str, *counts: str) -> None:
    place, programs, turns, threads = map(int, counts)
    opener = Opener(url, Path(folder))
    # On an empty database this is a race already: who makes the tables?
    store = opener.open()
    print("ready", flush=True)  # noqa: T201
    sys.stdin.readline()
    with ThreadPoolExecutor(threads) as pool:
        mine = range(place, turns, programs)
        won = sum(pool.map(lambda turn: ACTS[act](store, turn), mine))
    opener.close()
    print(json.dumps(won))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
