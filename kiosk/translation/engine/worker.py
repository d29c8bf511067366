"""The process that translates: it reads requests, writes answers, and nothing else.

It ends when its standard input does. What visitors wrote stands in no argument,
environment, file or message of it but the answer.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final, Protocol

from kiosk.apart.inside import serve, settle_in
from kiosk.errors import TranslationError
from kiosk.translation.engine.frames import (
    MOST_BYTES,
    REQUESTS,
    Answer,
    Ask,
    Begin,
    Done,
    Refused,
    refusal_of,
)

NICENESS: Final = 10
"""Below the screen: it paints first."""


class Room(Protocol):
    """What answers everything but the first request."""

    def answer(self, ask: Ask) -> Answer:
        """Do what is asked."""
        ...


class Serving:
    """Answers; a request before the first one ends it."""

    def __init__(self) -> None:
        self._room: Room | None = None

    def answer(self, ask: Ask) -> Answer | None:
        """Do what is asked, or say why not."""
        try:
            if isinstance(ask, Begin):
                self._room = _begun(ask)
                return Done()
            return self._room.answer(ask) if self._room is not None else None
        except TranslationError as error:
            return refusal_of(error)
        except MemoryError:
            return Refused("other", "There is not enough memory to translate.", "")


def main() -> int:
    """Serve standard input until it ends. Returns the exit status."""
    answers = settle_in(niceness=NICENESS)
    return serve(REQUESTS, answers, Serving().answer, most_bytes=MOST_BYTES)


def _begun(begin: Begin) -> Room:
    from kiosk.translation.engine.offline import seal_off

    folder = Path(begin.folder)
    try:
        seal_off(folder)
    except OSError as error:
        raise TranslationError(
            f"{folder} cannot be written: {error.strerror}.",
            remedy="Give it to the user that runs the kiosk.",
        ) from error
    from kiosk.translation.engine.workshop import Workshop

    return Workshop(folder, begin.terms, begin.pairs_kept)


if __name__ == "__main__":
    sys.exit(main())
