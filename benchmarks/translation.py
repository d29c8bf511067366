"""Translation: our pipeline against CTranslate2 itself, and the screen meanwhile.

Run from the repository: python -m benchmarks.translation [rounds] [--libretranslate].
Models of the official size with random weights; both sides have the same settings and
write as many pieces as they read. Ratios of one sentence and of a page are taken from
processor time in one process, that of the first sentence and later ones from the
processor time of the process that translates. A back-translation is another such call:
the guard stops what random weights write, so none is made here. LibreTranslate joins
on request, in an environment of its own that is made the first time: see
benchmarks/_libretranslate.py.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks._libretranslate import Neighbour
from benchmarks._official import official_folder, words
from benchmarks._pairs import heading, in_turns, share, spread, timed, verdict
from benchmarks._same_length import write_same_length
from kiosk.translation.engine.client import Hired, Patience
from kiosk.translation.engine.frames import Translate, Translated
from kiosk.translation.engine.offline import seal_off

WITH_LIBRETRANSLATE = "--libretranslate"
OVERHEAD_LIMIT = 1.1
FIRST_LIMIT = 1.2
SCREEN_LIMIT = 1.5
LENGTH = 20
"""Words of a sentence."""
PAGE = 60
"""Sentences of a guide."""
PAIRS = (("en", "zh"), ("zh", "en"))
WORKER = (sys.executable, "-m", "benchmarks._same_length")
TAPS = 150
PATIENCE = Patience(start=120, ask=120)


def sentences(count: int) -> tuple[str, ...]:
    chosen, vocabulary = random.Random(5), list(words())  # noqa: S311
    return tuple(
        " ".join((*chosen.sample(vocabulary, LENGTH - 5), "500", "."))
        for _ in range(count)
    )


def overhead(folder: Path, rounds: int) -> bool:
    """One sentence, and a page, in this process."""
    import ctranslate2

    from kiosk.translation.engine.argos import options
    from kiosk.translation.engine.workshop import Workshop

    workshop = Workshop(folder, (), 4)
    place = folder / "packages" / "translate-en_zh-1_9"
    direct = ctranslate2.Translator(str(place / "model"), intra_threads=1)
    read = tokenizer(place)
    good = True
    for name, texts, turns in (
        ("one sentence", sentences(1), rounds),
        ("one page", sentences(PAGE), max(3, rounds // 8)),
    ):
        pieces = [read(text) for text in texts]
        given = options(max(map(len, pieces)))
        ours = asking(workshop.answer, Translate(texts, "en", "zh", False))
        bare = calling(lambda p=pieces, g=given: direct.translate_batch(p, **g))  # type: ignore[misc]
        ours(), bare()
        print(f"{name}: {len(texts)} of {statistics.mean(map(len, pieces)):.0f} pieces")
        our_times, bare_times = in_turns(ours, bare, turns)
        heading(turns)
        for part, kind in ((0, "processor"), (1, "wall")):
            spread(f"{name}, kiosk, {kind}", [t[part] for t in our_times], "ms", 1e3)
            spread(f"{name}, direct, {kind}", [t[part] for t in bare_times], "ms", 1e3)
        middle = [
            statistics.median(t[0] for t in side) for side in (our_times, bare_times)
        ]
        good &= verdict(
            f"{name}, kiosk / direct", middle[0] / middle[1], OVERHEAD_LIMIT
        )
    return good


def beside(folder: Path, home: Path, rounds: int) -> bool:
    """One sentence here, and through LibreTranslate's own call path there."""
    from kiosk.translation.engine.argos import BEAMS
    from kiosk.translation.engine.workshop import Workshop

    workshop, neighbour = Workshop(folder, (), 4), Neighbour(folder, home, beams=BEAMS)
    ours, theirs = [], []
    # It remembers what it translated: each sentence is a new one.
    for place, text in enumerate(sentences(rounds + 2)):
        ask = asking(workshop.answer, Translate((text,), "en", "zh", False))
        if place % 2:
            theirs.append(neighbour.ask(text))
            ours.append(timed(ask))
        else:
            ours.append(timed(ask))
            theirs.append(neighbour.ask(text))
    neighbour.close()
    ours, theirs = ours[2:], theirs[2:]
    heading(rounds)
    for part, kind in ((0, "processor"), (1, "wall")):
        spread(f"one sentence, kiosk, {kind}", [t[part] for t in ours], "ms", 1e3)
        spread(f"LibreTranslate, {kind}", [t[part] for t in theirs], "ms", 1e3)
    middle = [statistics.median(t[0] for t in side) for side in (ours, theirs)]
    return verdict("kiosk / LibreTranslate", middle[0] / middle[1], OVERHEAD_LIMIT)


def asking(
    answer: Callable[[Translate], object], ask: Translate
) -> Callable[[], object]:
    def work() -> object:
        made = answer(ask)
        assert isinstance(made, Translated)
        return made

    return work


def calling(work: Callable[[], object]) -> Callable[[], object]:
    return work


def tokenizer(place: Path) -> Callable[[str], list[str]]:
    from argostranslate.package import Package

    encode: Callable[[str], list[str]] = Package(place).tokenizer.encode
    return encode


async def hired(folder: Path, rounds: int) -> bool:
    """The process of its own: starts, the first sentence after one, and memory."""
    texts = sentences(1)
    firsts, later, starts = [], [], []
    first_work, later_work = [], []
    for _ in range(rounds):
        machine = Hired(folder, command=WORKER, patience=PATIENCE)
        starts.append(await seconds(machine.pairs()))
        empty = (await machine.standing()).memory_bytes
        await machine.warm(PAIRS)
        loaded = await machine.standing()
        used = processor(machine.pid)
        firsts.append(await seconds(machine.translate(texts, "en", "zh")))
        first_work.append(processor(machine.pid) - used)
        for _ in range(3):
            used = processor(machine.pid)
            later.append(await seconds(machine.translate(texts, "en", "zh")))
            later_work.append(processor(machine.pid) - used)
        await machine.close()
    heading(rounds)
    spread("process started, every byte read", starts, "ms", 1e3)
    for name, wall, work in (
        ("first sentence after warm", firsts, first_work),
        ("later sentence", later, later_work),
    ):
        spread(f"{name}, processor", work, "ms", 1e3)
        spread(f"{name}, wall", wall, "ms", 1e3)
    each = (loaded.memory_bytes - empty) / len(loaded.loaded) / 1e6
    print(f"memory: {empty / 1e6:.0f} MB empty, {each:.0f} MB for each model in memory")
    ratio = statistics.median(first_work) / statistics.median(later_work)
    return verdict("first sentence / later sentence", ratio, FIRST_LIMIT)


def processor(pid: int | None) -> float:
    """Processor seconds of all threads of a process, as the kernel counts them."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


async def seconds(work: object) -> float:
    begun = time.perf_counter()
    await work  # type: ignore[misc]
    return time.perf_counter() - begun


@contextmanager
def translating(folder: Path) -> Iterator[None]:
    """Keep a process busy, as if visitors never stopped talking."""
    stopped = threading.Event()

    async def talk() -> None:
        machine = Hired(folder, command=WORKER, patience=PATIENCE)
        await machine.warm(PAIRS)
        ready.set()
        while not stopped.is_set():
            await machine.translate(sentences(1), "en", "zh")
        await machine.close()

    ready = threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(talk()))
    thread.start()
    ready.wait()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


def screen(folder: Path, taps: int) -> bool:
    """How long a touch takes to be painted, while nothing and while much is said."""
    from benchmarks.taps import KIOSK, find_places, question, running, walk_to_question

    at = asyncio.run(find_places())
    idle: list[float] = []
    busy: list[float] = []
    with running(*KIOSK, "en", marker="What would") as kiosk:
        walk_to_question(kiosk, at)
        for _ in range(5):
            idle += [question(kiosk, at)[1] for _ in range(taps // 5)]
            with translating(folder):
                busy += [question(kiosk, at)[1] for _ in range(taps // 5)]
    heading(len(idle))
    spread("touch to paint, idle, wall", idle, "ms", 1e3)
    spread("touch to paint, translating, wall", busy, "ms", 1e3)
    for part in (0.5, 0.99):
        ratio = share(busy, part) / share(idle, part)
        good = verdict(f"translating / idle, p{part * 100:.0f}", ratio, SCREEN_LIMIT)
    return good


def main() -> int:
    given = [word for word in sys.argv[1:] if word != WITH_LIBRETRANSLATE]
    rounds = int(given[0]) if given else 24
    home = dict(os.environ)
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as other:
        folder = official_folder(Path(made), *PAIRS)
        verdicts = [asyncio.run(hired(folder, max(3, rounds // 4)))]
        verdicts.append(screen(folder, TAPS))
        seal_off(folder)
        write_same_length()
        verdicts.append(overhead(folder, rounds))
        if WITH_LIBRETRANSLATE in sys.argv:
            verdicts.append(beside(folder, Path(other), rounds))
    os.environ.update(home)
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
