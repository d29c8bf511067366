"""Making a two-page handout against Typst compiling the finished page alone.

Run from the repository: python -m benchmarks.handout [rounds]. Our side composes the
end of an open-account visit from content and catalogues, makes the code and sets the
pages. Both sides take turns; each round has its own text, so neither Typst nor the
code's cache can reuse a former one. The ratio is of processor time; wall time stands
beside it.
"""

import statistics
import sys
from datetime import date
from functools import partial
from importlib import resources

import msgspec
import typst

from benchmarks._pairs import Time, heading, spread, timed
from kiosk.cli.opening import Opened, open_all
from kiosk.cli.visits import voices_of
from kiosk.handout.compose import Voices, of_visit
from kiosk.handout.model import Handout, Line
from kiosk.handout.pdf import FONT_PACKAGES, STANDARDS, Press
from kiosk.handout.sheet import sheet
from kiosk.interview.context import Context
from kiosk.interview.path import Ended, path
from kiosk.interview.paths import every_way

LIMIT = 1.3
STAMP = 1_763_769_600
LANGUAGES = ("en", "zh", "ko", "ar")
PAGES = 2
TODAY = date(2026, 11, 22)


def ended(opened: Opened) -> tuple[Ended, ...]:
    """The longest end of an open-account visit: two pages, and no code for a time."""
    account, context = opened.library.service("open-account"), Context(TODAY)
    ends = (
        path([account], way.answers, context).ended
        for way in every_way(account, context)
    )
    return max(ends, key=lambda end: len(end[0].lines) + len(end[0].bring))


def fresh(ends: tuple[Ended, ...], voices: Voices, place: int) -> Handout:
    """Compose it, with words nobody has set before and 200 bytes in its code."""
    made = of_visit(ends, voices)
    assert made.code is not None
    text = f"{place:06d} {made.code.text}"
    text += "." * (200 - len(text.encode()))
    return msgspec.structs.replace(
        made,
        lead=Line(f"{made.lead.text if made.lead else ''} {place}"),
        code=msgspec.structs.replace(made.code, text=text),
    )


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


def rounds(count: int) -> tuple[list[Time], list[Time]]:
    press, bare, opened = Press(), bare_compiler(), open_all(today=TODAY)
    voices = [voices_of(opened, code) for code in LANGUAGES]
    ends = ended(opened)

    def made(place: int) -> bytes:
        handout = fresh(ends, voices[place % 4], 2 * place + 10)
        return press.pdf(handout, paper="a4", timestamp=STAMP)

    samples = [fresh(ends, spoken, place) for place, spoken in enumerate(voices)]
    assert all(len(pages(press, sample)) == PAGES for sample in samples)
    assert not any(sample.event for sample in samples)
    ours: list[Time] = []
    alone: list[Time] = []
    for place in range(-4, count):
        finished = sheet(fresh(ends, voices[place % 4], 2 * place + 11), "a4")
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


def pages(press: Press, handout: Handout) -> tuple[bytes, ...]:
    return press.png(handout, paper="a4", timestamp=STAMP, ppi=72)


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    ours, alone = rounds(count)
    heading(count)
    for place, kind in enumerate(("processor", "wall")):
        spread(f"whole handout, {kind}", [it[place] for it in ours], "ms", 1e3)
        spread(f"Typst alone, {kind}", [it[place] for it in alone], "ms", 1e3)
        ratios = [a[place] / b[place] for a, b in zip(ours, alone, strict=True)]
        spread(f"ratio, {kind}", ratios, "x")
    # Languages differ in cost, so a round is compared with its own pair.
    pairs = [whole[0] / bare[0] for whole, bare in zip(ours, alone, strict=True)]
    total = sum(it[0] for it in ours) / sum(it[0] for it in alone)
    ratio = statistics.median(pairs)
    print(f"processor time, all rounds together: {total:.2f} x")
    print(f"processor time, median of the pairs: {ratio:.2f} x (limit {LIMIT})")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
