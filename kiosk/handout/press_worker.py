"""The process that makes codes and handouts of one visit.

It ends when its standard input does. What visitors answered stands in no argument,
environment, file or message of it but the answer.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from kiosk.apart.inside import serve, settle_in
from kiosk.errors import HandoutError, KioskError
from kiosk.handout.model import Handout, Line
from kiosk.handout.press_words import (
    MOST_BYTES,
    REQUESTS,
    Answer,
    Ask,
    Done,
    DrawAll,
    DrawFirst,
    Drawn,
    Made,
    Refused,
)
from kiosk.handout.qr import QrCode, draw_unkept
from kiosk.handout.wanted import JpegRequest, Request

if TYPE_CHECKING:
    from kiosk.handout.pdf import Press

MOST_MEMORY: Final = 2 * 1024**3
"""Bytes of address space; a page in Chinese takes a third of that."""


class Hall:
    """Makes what is asked for, with one press."""

    def __init__(self) -> None:
        self._kept: Press | None = None

    def answer(self, ask: Ask) -> Answer:
        """Do what is asked, or say why not."""
        try:
            return self._made(ask)
        except KioskError as error:
            return Refused(error.problem, error.remedy)
        except MemoryError:
            return Refused("There is not enough memory for the page.", "")

    def _made(self, ask: Ask) -> Answer:
        match ask:
            case DrawFirst():
                return Drawn(first_code(ask.texts, ask.largest))
            case DrawAll():
                return Drawn(tuple(draw_unkept(text) for text in ask.texts))
            case Request():
                return self._rendered(ask)
            case JpegRequest():
                return self._pictured(ask)
            case _:
                self._warm()
                return Done()

    def _rendered(self, ask: Request) -> Made:
        from kiosk.handout.writing import render

        return Made(
            render(
                ask.handout,
                ask.format,
                paper=ask.paper,
                timestamp=ask.timestamp,
                press=self._press,
            )
        )

    def _pictured(self, ask: JpegRequest) -> Made:
        from kiosk.handout.jpegs import jpegs

        return Made(
            jpegs(
                ask.handout,
                paper=ask.paper,
                press=self._press,
                timestamp=ask.timestamp,
            )
        )

    @property
    def _press(self) -> Press:
        if self._kept is None:
            from kiosk.handout.pdf import Press

            self._kept = Press()
        return self._kept

    def _warm(self) -> None:
        draw_unkept("a")
        self._press.pdf(_one_line(), paper="a4", timestamp=0)


def _one_line() -> Handout:
    """Return a page with a letter of each script that handouts have."""
    line = Line("a 行 가 ب")
    return Handout(
        id="warm",
        language="en",
        locale="en",
        direction="ltr",
        title=line,
        lead=None,
        sections=(),
        code=None,
        branch=line,
        as_of=line,
        footer=(),
    )


def first_code(texts: tuple[str, ...], largest: int) -> tuple[QrCode, ...]:
    """Return the code of the first text that is small enough; none: there is none.

    Args:
        texts: What a phone may show, the best first.
        largest: The largest version that fits, 0 to 40.
    """
    for text in texts:
        try:
            return (draw_unkept(text, level="L", max_version=largest),)
        except HandoutError:
            continue
    return ()


def main() -> int:
    """Serve standard input until it ends. Returns the exit status."""
    answers = settle_in(writes_files=False, memory_bytes=MOST_MEMORY)
    return serve(REQUESTS, answers, Hall().answer, most_bytes=MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main())
