"""Packs set in a process of its own: what Typst keeps of a language ends with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from typing import TYPE_CHECKING

from kiosk.errors import HandoutError
from kiosk.lifelines import die_with

if TYPE_CHECKING:
    from kiosk.handout.packs.model import (
        Booklet,
        Edition,
        PhraseCard,
        Poster,
        PosterPaper,
    )
    from kiosk.handout.packs.press import PackPress

Made = tuple[bytes, str, str]
"""A file; or what is wrong, and the remedy."""


class PressApart:
    """Sets what `PackPress` sets, in one process until `renew`."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def booklet(self, booklet: Booklet, edition: Edition, *, timestamp: int) -> bytes:
        """As `PackPress.booklet`."""
        return self._told("booklet", (booklet, edition), timestamp)

    def phrase_card(self, card: PhraseCard, *, timestamp: int) -> bytes:
        """As `PackPress.phrase_card`."""
        return self._told("phrase_card", (card,), timestamp)

    def poster(self, poster: Poster, paper: PosterPaper, *, timestamp: int) -> bytes:
        """As `PackPress.poster`."""
        return self._told("poster", (poster, paper), timestamp)

    def renew(self) -> None:
        """End the process; the next page begins another."""
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None

    def _told(self, what: str, model: tuple[object, ...], timestamp: int) -> bytes:
        if self._pool is None:
            # Not forked: a copy of Typst's threads would wait for ever.
            self._pool = ProcessPoolExecutor(
                1, multiprocessing.get_context("spawn"), _settle_in, (os.getpid(),)
            )
        try:
            made, wrong, remedy = self._pool.submit(
                _made, what, model, timestamp
            ).result()
        except BrokenProcessPool as error:
            self._pool = None
            raise HandoutError("The process that sets the pack has ended.") from error
        if wrong:
            raise HandoutError(wrong, remedy=remedy)
        return made


# In the process.


def _settle_in(parent: int) -> None:
    # Told to both by the terminal: the one that asks ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # One that was killed ends nobody any more.
    if not die_with(parent):
        os._exit(1)


@cache
def _press() -> PackPress:
    from kiosk.handout.packs.press import PackPress

    return PackPress()


def _made(what: str, model: tuple[object, ...], timestamp: int) -> Made:
    try:
        return getattr(_press(), what)(*model, timestamp=timestamp), "", ""
    except HandoutError as error:
        return b"", error.problem, error.remedy
