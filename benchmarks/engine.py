"""Replaying a complete open-account visit against its field checks alone.

Run from the repository: python -m benchmarks.engine [rounds]. Two replays are
timed: a cold one that checks all answers, and that of a touch, which knows all
but one: the one that costs most to check has just changed. One repaint is a whole
question screen, without a terminal. Prints too how the cost grows with the number
of steps, up to 500.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from benchmarks._pairs import Time, heading, in_turns, spread, timed, verdict
from kiosk.content.build import open_library
from kiosk.interview.context import Context
from kiosk.interview.fields import accept
from kiosk.interview.model import Answers, Service, Value
from kiosk.interview.path import Path, path
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
CHANGED = "scan"
"""The answer that costs most to check."""
BATCH = 20


def fullest_visit(bank_service: Service) -> Answers:
    """The answers of the longest way to the counter."""
    ways = every_way(bank_service, CONTEXT)
    return max(ways, key=lambda way: len(way.steps)).answers


def check_fields(bank_service: Service, answers: Answers) -> None:
    for step in bank_service.steps:
        if step.id in answers:
            accept(step, answers[step.id], CONTEXT)


def replay(bank_service: Service, answers: Answers, before: Path | None = None) -> None:
    path([bank_service], answers, CONTEXT, before)


def before_a_touch(bank_service: Service, answers: Answers) -> Path:
    """The path before the answer that costs most to check was changed."""
    text = answers[CHANGED]
    assert isinstance(text, str)
    before = path([bank_service], {**answers, CHANGED: text.lower()}, CONTEXT)
    assert len(before.taken) == len(answers)
    return before


def again(work: partial[None]) -> None:
    for _ in range(BATCH):
        work()


def each(batches: Sequence[Time]) -> list[Time]:
    """The time of one piece of work in a batch."""
    return [(processor / BATCH, wall / BATCH) for processor, wall in batches]


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


async def beside_repaints(
    works: Sequence[Callable[[], None]], count: int
) -> list[tuple[Time, ...]]:
    """Times of painting a whole question screen, and of each work, in turns."""
    places = find_places()
    app = KioskApp(
        Settings(),
        read_languages(places.locales / "languages.toml"),
        lambda: open_library(places),
        language_code="en",
    )
    times: list[tuple[Time, ...]] = []
    async with app.run_test(size=(114, 32)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        app.frame.post_message(ServicesChosen(("open-account",)))
        await pilot.pause()
        for _ in range(count):
            wall, processor = time.perf_counter(), time.process_time()
            app.screen.refresh(layout=True)
            await pilot.pause()
            paint = (time.process_time() - processor, time.perf_counter() - wall)
            times.append((paint, *(timed(work) for work in works)))
    return times


def print_rows(rows: Mapping[str, Sequence[Time]]) -> None:
    for place, kind in enumerate(("processor", "wall")):
        for name, times in rows.items():
            spread(f"{name}, {kind}", [it[place] for it in times], "ms", 1e3)


def ratio(ours: Sequence[Time], theirs: Sequence[Time]) -> float:
    """The median of the ratios of processor time, pair by pair."""
    return statistics.median(a[0] / b[0] for a, b in zip(ours, theirs, strict=True))


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    account = open_library(find_places()).service("open-account")
    answers = fullest_visit(account)
    found = path([account], answers, CONTEXT)
    print(f"{len(found.taken)} answers, ending in {found.ended[0].outcome.id}")
    before = before_a_touch(account, answers)
    whole = partial(again, partial(replay, account, answers))
    touch = partial(again, partial(replay, account, answers, before))
    fields = partial(again, partial(check_fields, account, answers))
    again(partial(replay, account, answers))
    cold, alone = map(each, in_turns(whole, fields, rounds))
    beside = asyncio.run(beside_repaints((whole, touch), rounds // 3))
    painted = [times[0] for times in beside]
    again_cold, touched = (each([times[n] for times in beside]) for n in (1, 2))
    heading(rounds)
    print_rows({"cold replay": cold, "field checks": alone})
    print_rows({"replay at a touch": touched, "one repaint": painted})
    print_curve()
    good = verdict("cold replay / field checks", ratio(cold, alone), LIMIT)
    print(f"cold replay / one repaint: {ratio(again_cold, painted):.2%}")
    part = ratio(touched, painted)
    print(f"replay at a touch / one repaint: {part:.2%} (limit {REPAINT_LIMIT:.0%})")
    return 0 if good and part <= REPAINT_LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
