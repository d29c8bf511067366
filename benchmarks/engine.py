"""Replaying a complete open-account visit against its field checks alone.

Run from the repository: python -m benchmarks.engine [rounds]. Prints too how the
cost grows with the number of steps, up to 500.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from datetime import date
from functools import partial

from benchmarks._pairs import Time, heading, in_turns, spread, timed, verdict
from kiosk.content.build import open_library
from kiosk.interview.context import Context
from kiosk.interview.fields import accept
from kiosk.interview.model import Answers, Service, Value
from kiosk.interview.path import path
from kiosk.interview.paths import every_way
from kiosk.language.languages import read_languages
from kiosk.paths import find_places
from kiosk.settings import Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.visitor.messages import ServicesChosen
from tests.interview.services import choice, service

LIMIT = 3.0
REPAINT_LIMIT = 0.02
CONTEXT = Context(date(2026, 11, 22), ("2026-11-23T10:00",))
BATCH = 20


def fullest_visit(bank_service: Service) -> Answers:
    """The answers of the longest way to the counter."""
    ways = every_way(bank_service, CONTEXT)
    return max(ways, key=lambda way: len(way.steps)).answers


def check_fields(bank_service: Service, answers: Answers) -> None:
    for step in bank_service.steps:
        if step.id in answers:
            accept(step, answers[step.id], CONTEXT)


def replay(bank_service: Service, answers: Answers) -> None:
    path([bank_service], answers, CONTEXT)


def again(work: partial[None]) -> None:
    for _ in range(BATCH):
        work()


def print_curve() -> None:
    print("steps    processor ms for one replay    us a step")
    for count in (10, 50, 100, 200, 300, 400, 500):
        steps = [
            choice(f"q{n}", "a", "b", **({"when": {f"q{n - 1}": "a"}} if n else {}))
            for n in range(count)
        ]
        long_service = service("long", *steps)
        answers: dict[str, Value] = {f"q{n}": "a" for n in range(count)}
        work = partial(again, partial(replay, long_service, answers))
        cost = min(timed(work)[0] for _ in range(9)) / BATCH
        print(f"{count:5} {cost * 1e3:18.3f} {cost / count * 1e6:24.2f}")


async def repaints(count: int) -> list[Time]:
    """Times of painting a whole question screen again, without a terminal."""
    places = find_places()
    app = KioskApp(
        Settings(),
        read_languages(places.locales / "languages.toml"),
        lambda: open_library(places),
        language_code="en",
    )
    times: list[Time] = []
    async with app.run_test(size=(114, 32)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        app.frame.post_message(ServicesChosen(("open-account",)))
        await pilot.pause()
        for _ in range(count):
            wall, processor = time.perf_counter(), time.process_time()
            app.screen.refresh(layout=True)
            await pilot.pause()
            times.append((time.process_time() - processor, time.perf_counter() - wall))
    return times


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    account = open_library(find_places()).service("open-account")
    answers = fullest_visit(account)
    found = path([account], answers, CONTEXT)
    print(f"{len(found.taken)} answers, ending in {found.ended[0].outcome.id}")
    whole = partial(again, partial(replay, account, answers))
    fields = partial(again, partial(check_fields, account, dict(found.answers)))
    again(partial(replay, account, answers))
    ours, alone = in_turns(whole, fields, rounds)
    heading(rounds)
    for place, kind in enumerate(("processor", "wall")):
        spread(f"replay, {kind}", [it[place] / BATCH for it in ours], "ms", 1e3)
        spread(f"field checks, {kind}", [it[place] / BATCH for it in alone], "ms", 1e3)
    print_curve()
    painted = [it[0] for it in asyncio.run(repaints(50))]
    spread("one repaint of a question, processor", painted, "ms", 1e3)
    ratio = statistics.median(a[0] / b[0] for a, b in zip(ours, alone, strict=True))
    good = verdict("replay / field checks, median", ratio, LIMIT)
    replayed = statistics.median(it[0] for it in ours) / BATCH
    part = replayed / statistics.median(painted)
    return 0 if verdict("replay / one repaint", part, REPAINT_LIMIT) and good else 1


if __name__ == "__main__":
    sys.exit(main())
