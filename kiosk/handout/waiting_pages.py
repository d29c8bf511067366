"""Pages of visits that wait for a phone: a folder of sealed files, none for long.

The kiosk leaves them, the server of pages finds them: by the hash of a token that
stands in a code on the screen, and nowhere else.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from kiosk.errors import SealError
from kiosk.handout.model import Handout
from kiosk.sealing.guarded_files import check_folder, make_folder, read_guarded
from kiosk.sealing.page_box import (
    SECRET,
    name_of,
    new_secret,
    open_waiting,
    seal_waiting,
)

LIFE_SECONDS: Final = 30 * 60
"""Source: issue 6, "Phone"."""
MOST_WAITING: Final = 64
"""Pages of one folder; the one that ends first makes room."""
ENDING: Final = ".page"
TAKEN: Final = ".taken"
FRESH: Final = ".new"
WRITING_SECONDS: Final = 60
FILE_MODE: Final = 0o600


class Waiting(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One page, as it waits."""

    ends: int
    """Unix seconds after which it is no more."""
    language: str
    """Our code of the visitor's language."""
    handout: Handout | None = None
    """What it says; nothing personal. None: the page is sealed."""
    sealed: bytes = b""
    """A personal page, which only the visitor's phone opens."""


class WaitingPages:
    """The folder. What others wrote there, or what is damaged, is not there."""

    def __init__(self, folder: Path, clock: Callable[[], float]) -> None:
        """Use a folder.

        Args:
            folder: Only its owner may enter it; it is made when it is first needed.
            clock: Unix seconds.
        """
        self._folder = folder
        self._clock = clock

    def leave(
        self, *, language: str, handout: Handout | None = None, sealed: bytes = b""
    ) -> str:
        """Leave a page; return the token that finds it.

        Raises:
            SealError: The folder cannot be used, or others can enter it.
        """
        make_folder(self._folder)
        self.sweep()
        token = new_secret()
        page = Waiting(
            ends=int(self._clock()) + LIFE_SECONDS,
            language=language,
            handout=handout,
            sealed=sealed,
        )
        box = seal_waiting(msgspec.msgpack.encode(page), token)
        _write(self._path(token), box, page.ends)
        return token

    def look(self, token: str) -> Waiting | None:
        """Return a page and leave it where it is; None: there is none."""
        return self._opened(self._path(token), token)

    def take(self, token: str) -> Waiting | None:
        """Return a page once, whoever else asks at the same moment; None: none."""
        path = self._path(token)
        taken = path.with_suffix(f"{TAKEN}-{os.urandom(8).hex()}")
        try:
            # Only one rename finds the file.
            path.rename(taken)
        except OSError:
            return None
        try:
            return self._opened(taken, token)
        finally:
            taken.unlink(missing_ok=True)

    def forget(self, token: str) -> None:
        """Delete a page; one that is gone is gone."""
        with suppress(OSError):
            self._path(token).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Delete what has ended, what was left half taken, and what is too much."""
        kept = []
        for path, ends in self._files():
            # One that is being written has the time at which that began.
            life = WRITING_SECONDS if path.suffix == FRESH else 0
            if ends + life <= self._clock():
                with suppress(OSError):
                    path.unlink(missing_ok=True)
            elif path.suffix == ENDING:
                kept.append((ends, path))
        for _ends, path in sorted(kept)[: max(0, len(kept) - MOST_WAITING + 1)]:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _files(self) -> Iterator[tuple[Path, float]]:
        with suppress(OSError):
            for path in self._folder.iterdir():
                with suppress(OSError):
                    yield path, path.lstat().st_mtime

    def _path(self, token: str) -> Path:
        return self._folder / f"{name_of(token)}{ENDING}"

    def _opened(self, path: Path, token: str) -> Waiting | None:
        if not SECRET.fullmatch(token):
            return None
        try:
            check_folder(self._folder)
            plain = open_waiting(read_guarded(path), token)
            page = msgspec.msgpack.decode(plain, type=Waiting)
        except (OSError, SealError, msgspec.DecodeError):
            return None
        return page if self._clock() < page.ends else None


def _write(path: Path, box: bytes, ends: int) -> None:
    """Write a file whole, or not at all; its time tells when it ends."""
    fresh = path.with_suffix(FRESH)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    try:
        with os.fdopen(os.open(fresh, flags, FILE_MODE), "wb") as target:
            target.write(box)
        os.utime(fresh, (ends, ends))
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise SealError(
            f"A page cannot wait in {path.parent}: {error.strerror}.",
            remedy="Give takeaway.folder room, or another place.",
        ) from error
