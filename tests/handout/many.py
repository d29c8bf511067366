"""A process that makes many handouts, and says how much memory it holds meanwhile.

Started by the tests: python -m tests.handout.many COUNT.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from kiosk.cli.opening import open_all
from kiosk.cli.visits import voices_of
from kiosk.handout.compose import of_guide, of_service
from kiosk.handout.model import Handout, Line
from kiosk.handout.pdf import Press
from kiosk.handout.receipt import receipt
from tests.handout.rolls import STILL_TO_COME, sample

WARM = 50
"""So many fill the caches: fonts of every script, and codes."""
ONE_IN = 10
"""One in so many is a receipt as well."""


def held() -> int:
    """Bytes in memory."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def handouts() -> Iterator[Handout]:
    """Every service and guide in every language, and again, no two alike."""
    opened = open_all(today=date(2026, 11, 22))
    speaking = [voices_of(opened, one.code) for one in opened.languages]
    services = [opened.library.service(one.id) for one in opened.library.services]
    guides = [opened.library.guide(one.id) for one in opened.library.guides]
    place = 0
    while True:
        for number in range(max(len(services), len(guides))):
            for voices in speaking:
                place += 1
                yield _told(of_service(services[number % len(services)], voices), place)
                yield _told(of_guide(guides[number % len(guides)], voices), place)
            yield from (_told(sample(code), place) for code in STILL_TO_COME)


def _told(handout: Handout, place: int) -> Handout:
    """The same with words that no cache holds."""
    return replace(handout, as_of=Line(f"{handout.as_of.text} {place}"))


def main() -> int:
    """Print the bytes held after the first ones, at the end, and at most between."""
    press, most, warm = Press(), 0, 0
    for place, handout in enumerate(islice(handouts(), int(sys.argv[1]))):
        press.pdf(handout, paper="a4", timestamp=0)
        if place % ONE_IN == 0:
            receipt(handout, roll="80mm", press=press, timestamp=0)
        if place == WARM:
            warm = held()
        most = max(most, held()) if place > WARM else 0
    print(warm, held(), most)  # noqa: T201 - what the test reads
    return 0


if __name__ == "__main__":
    sys.exit(main())
