"""Making a two-page handout against Typst compiling the finished page alone.

Run from the repository: python -m benchmarks.handout [rounds]. Both sides take
turns; each round has its own text, so neither Typst nor the code's cache can
reuse a former one. The ratio is of processor time; wall time stands beside it.
"""

import statistics
import sys
from functools import partial
from importlib import resources

import msgspec
import typst

from benchmarks._pairs import heading, spread, timed
from kiosk.handout.model import Handout, Line
from kiosk.handout.pdf import FONT_PACKAGES, STANDARDS, Press
from kiosk.handout.sheet import sheet
from tests.handout.samples import open_account

LIMIT = 1.3
STAMP = 1_763_769_600
LANGUAGES = ("en", "zh", "ko", "ar")


def fresh(language: str, place: int) -> Handout:
    """A sample with words nobody has set before and 200 bytes in its code."""
    made = open_account(language)
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


def rounds(count: int) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    press, bare = Press(), bare_compiler()
    ours: list[tuple[float, float]] = []
    alone: list[tuple[float, float]] = []
    for place in range(-4, count):
        language = LANGUAGES[place % 4]
        handout = fresh(language, 2 * place + 10)
        finished = {"sheet": sheet(fresh(language, 2 * place + 11), "a4")}
        whole = partial(press.pdf, handout, paper="a4", timestamp=STAMP)
        typeset = partial(
            bare.compile,
            format="pdf",
            sys_inputs=finished,
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
