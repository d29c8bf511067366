"""A booklet of all services and guides against its chapters compiled alone.

Run from the repository: python -m benchmarks.packs [rounds]. Our side composes the
booklet of one language from content and catalogues, makes the codes and sets it on A4.
The other side is Typst compiling the finished page of each chapter, one by one, with
codes that are ready. Both sides take turns, and each round has its own text, so that
neither can reuse a former one. The ratio is of processor time.
"""

import dataclasses
import statistics
import sys
from datetime import date
from functools import partial

import msgspec

from benchmarks._pairs import Time, heading, spread, timed, verdict
from benchmarks.handout import LANGUAGES, STAMP, bare_compiler
from kiosk.cli.opening import Opened, open_all
from kiosk.cli.visits import voices_of
from kiosk.handout.compose import Voices
from kiosk.handout.model import Handout, Line
from kiosk.handout.packs.booklet import of_pages
from kiosk.handout.packs.model import Booklet, Part
from kiosk.handout.packs.press import PackPress
from kiosk.handout.pdf import STANDARDS
from kiosk.handout.sheet import sheet

LIMIT = 3.0
TODAY = date(2026, 11, 22)


def composed(opened: Opened, voices: Voices) -> Booklet:
    library = opened.library
    services = [library.service(page.id) for page in library.services]
    guides = [library.guide(page.id) for page in library.guides]
    return of_pages(services, guides, voices, library)


def fresh(chapter: Handout, place: int) -> Handout:
    """Give a chapter words nobody has set before, and a code of its own."""
    assert chapter.code is not None
    text = f"{place:06d} {chapter.code.text}"[:60]
    return msgspec.structs.replace(
        chapter,
        lead=Line(f"{chapter.lead.text if chapter.lead else ''} {place}"),
        code=msgspec.structs.replace(chapter.code, text=text),
    )


def freshened(booklet: Booklet, place: int) -> Booklet:
    parts = tuple(
        Part(part.title, tuple(fresh(chapter, place) for chapter in part.chapters))
        for part in booklet.parts
    )
    return dataclasses.replace(booklet, parts=parts)


def measured(
    opened: Opened, language: str, count: int
) -> tuple[list[Time], list[Time]]:
    press, bare = PackPress(), bare_compiler()
    voices = voices_of(opened, language)

    def whole(place: int) -> bytes:
        booklet = freshened(composed(opened, voices), place)
        return press.booklet(booklet, "a4", timestamp=STAMP)

    def alone(sheets: list[str]) -> None:
        for one in sheets:
            bare.compile(
                format="pdf",
                sys_inputs={"sheet": one},
                pdf_standards=STANDARDS,
                timestamp=STAMP,
            )

    ours: list[Time] = []
    theirs: list[Time] = []
    for place in range(-1, count):
        chapters = composed(opened, voices).chapters
        sheets = [sheet(fresh(one, 2 * place + 11), "a4") for one in chapters]
        work = partial(whole, 2 * place + 10)
        first = timed(work) if place % 2 else None
        alone_time = timed(partial(alone, sheets))
        whole_time = first or timed(work)
        if place >= 0:
            ours.append(whole_time)
            theirs.append(alone_time)
    return ours, theirs


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    opened = open_all(today=TODAY)
    heading(count)
    kept = True
    for language in LANGUAGES:
        ours, theirs = measured(opened, language, count)
        spread(f"{language}: booklet", [it[0] for it in ours], "s")
        spread(f"{language}: its chapters alone", [it[0] for it in theirs], "s")
        ratio = statistics.median(
            one[0] / other[0] for one, other in zip(ours, theirs, strict=True)
        )
        kept &= verdict(f"{language}: processor time, median", ratio, LIMIT)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
