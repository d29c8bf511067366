"""Which browser is the kiosk's: the one that was opened with a key that is used up.

The key stands in a file that only the kiosk's own user reads. Whoever starts the
browser opens the address in it; once the page is there the file holds another key, and
the browser a cookie. So it can load the page again, and no other browser can.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from secrets import token_urlsafe
from typing import Final

from kiosk.bridge.messages import Size, clamped

ADDRESS: Final = "address"
"""The file with the address for the browser."""
STATE: Final = "browser.json"
COOKIE: Final = "kiosk"
_BYTES: Final = 32
_WORDS: Final = ("key", "offered", "accepted")


@dataclass(frozen=True, slots=True)
class _Kept:
    key: str
    offered: str = ""
    """Hash of the cookie that came with the key; the page has not been seen yet."""
    accepted: str = ""
    """Hash of the cookie of the one browser."""
    size: Size = field(default_factory=Size)
    """Of the last screen: the next is painted in it before anybody comes."""


class Access:
    """Knows the one browser; outlives the bridge in two small files."""

    def __init__(self, folder: Path, origin: str) -> None:
        """Read what an earlier bridge left, or begin.

        Args:
            folder: Of the two files; it is made.
            origin: What stands before the path in the browser.

        Raises:
            OSError: The folder cannot be written.
        """
        self._folder, self._origin = folder, origin
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._kept = _read(folder / STATE) or _Kept(token_urlsafe(_BYTES))
        self._keep(self._kept)

    @property
    def size(self) -> Size:
        """The size of the last screen, in cells."""
        return self._kept.size

    @size.setter
    def size(self, size: Size) -> None:
        if size != self._kept.size:
            kept = self._kept
            self._keep(_Kept(kept.key, kept.offered, kept.accepted, size))

    def offer(self, key: str) -> str | None:
        """Return the cookie for whoever has the key; None: that is no key.

        The key can be tried again until a page was loaded with the cookie: an answer
        can get lost.
        """
        kept = self._kept
        if not compare_digest(key.encode(), kept.key.encode()):
            return None
        cookie = token_urlsafe(_BYTES)
        self._keep(_Kept(kept.key, _hash(cookie), kept.accepted, kept.size))
        return cookie

    def accepts(self, cookie: str) -> bool:
        """Tell whether a page or a connection is for the browser with this cookie."""
        kept, given = self._kept, _hash(cookie)
        if kept.offered and compare_digest(given, kept.offered):
            self._keep(_Kept(token_urlsafe(_BYTES), "", given, kept.size))
            return True
        return bool(kept.accepted) and compare_digest(given, kept.accepted)

    def _keep(self, kept: _Kept) -> None:
        self._kept = kept
        size = (kept.size.columns, kept.size.rows)
        told = {"key": kept.key, "offered": kept.offered, "accepted": kept.accepted}
        _write(self._folder / STATE, json.dumps({**told, "size": size}))
        _write(self._folder / ADDRESS, f"{self._origin}/?key={kept.key}\n")


def _hash(cookie: str) -> str:
    return sha256(cookie.encode("utf-8", "replace")).hexdigest()


def _read(path: Path) -> _Kept | None:
    try:
        told = json.loads(path.read_text("utf-8"))
        size = clamped(*told["size"]) or Size()
        key, offered, accepted = (str(told[name]) for name in _WORDS)
        return _Kept(key, offered, accepted, size) if key else None
    except (OSError, ValueError, LookupError, TypeError):
        return None  # A power cut, or the first start: a new key is made.


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f"{path.name}.new")
    opened = os.open(
        beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600
    )
    with os.fdopen(opened, "w", encoding="utf-8") as file:
        os.fchmod(opened, 0o600)
        file.write(text)
    beside.replace(path)
