"""Making a two-page handout against Typst compiling the finished page alone.

Run from the repository: python -m benchmarks.handout [rounds]. Our side composes the
end of an open-account visit from content and catalogues, makes the codes and sets the
pages: with one code of 200 bytes, with two of 80 bytes, and with two and the fullest
counter pass there can be. Both sides take turns; each round has its own text and its
own codes, so neither Typst nor the codes' cache can reuse a former one. The ratio is
of processor time; wall time stands beside it. At the end the same handout is made here
and in the process that makes a visit's pages.
"""

import asyncio
import statistics
import sys
import time
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib import resources

import msgspec
import typst

from benchmarks._pairs import Time, heading, spread, timed, verdict
from kiosk.cli.opening import Opened, open_all
from kiosk.cli.visits import voices_of
from kiosk.handout.compose import Voices, of_visit
from kiosk.handout.model import (
    LARGEST_PASS_SIGNS,
    Code,
    CounterCode,
    Event,
    Handout,
    Line,
)
from kiosk.handout.pdf import FONT_PACKAGES, STANDARDS, Press
from kiosk.handout.press_room import PressRoom
from kiosk.handout.sheet import sheet
from kiosk.interview.context import Context
from kiosk.interview.path import Ended, path
from kiosk.interview.paths import every_way

LIMIT = 1.3
PASS_LIMIT = 2.0
SHORT = 80
LONG = 200
STAMP = 1_763_769_600
LANGUAGES = ("en", "zh", "ko", "ar")
PAGES = 2
TODAY = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Kind:
    """What is measured."""

    name: str
    code_bytes: int
    event: bool
    counter: bool
    limit: float


KINDS = (
    Kind("one code of 200 bytes", LONG, event=False, counter=False, limit=LIMIT),
    Kind("two codes of 80 bytes", SHORT, event=True, counter=False, limit=LIMIT),
    Kind("two, and a counter pass", SHORT, event=True, counter=True, limit=PASS_LIMIT),
)


def ends(opened: Opened) -> list[tuple[Ended, ...]]:
    """Every end of an open-account visit, the longest first."""
    account, context = opened.library.service("open-account"), Context(TODAY)
    found = (
        path([account], way.answers, context).ended
        for way in every_way(account, context)
    )
    return sorted(found, key=lambda end: -len(end[0].lines) - len(end[0].bring))


def fresh(kind: Kind, end: tuple[Ended, ...], voices: Voices, place: int) -> Handout:
    """Compose it, with words nobody has set before and codes nobody has drawn."""
    made = of_visit(end, voices)
    assert made.code is not None
    text = cut(f"{place:06d} {made.code.text}", kind.code_bytes)
    time = cut(f"{place:06d} BEGIN:VEVENT", SHORT)
    caption = made.code.caption
    event = Event(
        start="2026-11-23T09:00",
        minutes=60,
        time_zone="Asia/Shanghai",
        title="",
        place="",
        code=Code(time, caption, said="09:00"),
    )
    counter = CounterCode(cut(f"{place:06d} KP1:", LARGEST_PASS_SIGNS), caption)
    return msgspec.structs.replace(
        made,
        lead=Line(f"{made.lead.text if made.lead else ''} {place}"),
        code=msgspec.structs.replace(made.code, text=text),
        event=event if kind.event else None,
        counter=counter if kind.counter else None,
    )


def cut(text: str, size: int) -> str:
    """The text with exactly so many bytes."""
    short = text.encode()[:size].decode(errors="ignore")
    return short + "." * (size - len(short.encode()))


def bare_compiler() -> typst.Compiler:
    folder = resources.files("kiosk.handout") / "templates"
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(resources.files(name)) for name in FONT_PACKAGES],
    )
    return typst.Compiler(
        str(folder / "handout.typ"),
        root=str(folder),
        font_paths=fonts,
        ignore_system_fonts=True,
    )


def rounds(
    kind: Kind, count: int, opened: Opened, press: Press
) -> tuple[list[Time], list[Time]]:
    bare = bare_compiler()
    voices = [voices_of(opened, code) for code in LANGUAGES]
    end = two_pages(kind, opened, voices, press)

    def made(place: int) -> bytes:
        handout = fresh(kind, end, voices[place % 4], 2 * place + 10)
        return press.pdf(handout, paper="a4", timestamp=STAMP)

    ours: list[Time] = []
    alone: list[Time] = []
    for place in range(-4, count):
        finished = sheet(fresh(kind, end, voices[place % 4], 2 * place + 11), "a4")
        whole = partial(made, place)
        typeset = partial(
            bare.compile,
            format="pdf",
            sys_inputs={"sheet": finished},
            pdf_standards=STANDARDS,
            timestamp=STAMP,
        )
        # Who comes second finds some shaped words ready, so they change places.
        first = timed(whole) if place % 8 < 4 else None
        bare_time = timed(typeset)
        whole_time = first or timed(whole)
        if place >= 0:
            ours.append(whole_time)
            alone.append(bare_time)
    return ours, alone


def two_pages(
    kind: Kind, opened: Opened, voices: list[Voices], press: Press
) -> tuple[Ended, ...]:
    """The longest end that fills two pages in every language."""
    for end in ends(opened):
        samples = [fresh(kind, end, spoken, 1) for spoken in voices]
        if all(len(pages(press, sample)) == PAGES for sample in samples):
            return end
    raise AssertionError("no end of the visit has two pages in every language")


def pages(press: Press, handout: Handout) -> tuple[bytes, ...]:
    return press.png(handout, paper="a4", timestamp=STAMP, ppi=36)


def measured(kind: Kind, count: int, opened: Opened, press: Press) -> bool:
    ours, alone = rounds(kind, count, opened, press)
    print(f"\n{kind.name}")
    heading(count)
    for place, unit in enumerate(("processor", "wall")):
        spread(f"whole handout, {unit}", [it[place] for it in ours], "ms", 1e3)
        spread(f"Typst alone, {unit}", [it[place] for it in alone], "ms", 1e3)
        ratios = [a[place] / b[place] for a, b in zip(ours, alone, strict=True)]
        spread(f"ratio, {unit}", ratios, "x")
    # Languages differ in cost, so a round is compared with its own pair.
    pairs = [whole[0] / bare[0] for whole, bare in zip(ours, alone, strict=True)]
    total = sum(it[0] for it in ours) / sum(it[0] for it in alone)
    print(f"processor time, all rounds together: {total:.2f} x")
    name = "processor time, median of the pairs"
    return verdict(name, statistics.median(pairs), kind.limit)


async def hop(count: int, opened: Opened, press: Press) -> None:
    """Print the wall time of pages made here, and through the process of a visit."""
    kind, room = KINDS[-1], PressRoom()
    voices = [voices_of(opened, code) for code in LANGUAGES]
    end = two_pages(kind, opened, voices, press)
    rows: dict[str, list[float]] = {"here": [], "in a process apart": []}
    await room.warm()
    try:
        for place in range(-4, count):
            for at, name in enumerate(rows):
                spoken = voices[place % 4]
                handout = fresh(kind, end, spoken, 2 * place + 900_000 + at)
                begun = time.perf_counter()
                if at:
                    await room.render(handout, "pdf", paper="a4", timestamp=STAMP)
                else:
                    press.pdf(handout, paper="a4", timestamp=STAMP)
                if place >= 0:
                    rows[name].append(time.perf_counter() - begun)
    finally:
        await room.close()
    print("\nthe last of these, composed before")
    heading(count)
    for name, values in rows.items():
        spread(f"{name}, wall", values, "ms", 1e3)
    here, apart = (statistics.median(values) for values in rows.values())
    print(f"apart / here, wall: {apart / here:.2f} x")


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    press, opened = Press(), open_all(today=TODAY)
    held = [measured(kind, count, opened, press) for kind in KINDS]
    asyncio.run(hop(count, opened, press))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
