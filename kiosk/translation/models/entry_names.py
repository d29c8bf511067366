"""Names inside an archive: none may lead out of a folder, or meet another."""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zipfile import ZipInfo

MOST_CHARACTERS = 255
"""Of a whole name. Longer ones are no model's."""
_STRANGE = re.compile(r'[\x00-\x1f\x7f-\x9f\\:*?"<>|]')
"""What some system reads as a path, a drive or a stream, and no model needs."""
_KINDS = (0, stat.S_IFREG, stat.S_IFDIR)
_ENCRYPTED = 0x1 | 0x40 | 0x2000


def name_problem(entry: ZipInfo) -> str:
    """Return what is wrong with the name or kind of an entry; empty: nothing."""
    name = entry.orig_filename
    if len(name) > MOST_CHARACTERS:
        return "has a name that is too long"
    if _STRANGE.search(name):
        return "has a name with a character that paths must not have"
    if unicodedata.normalize("NFC", name) != name:
        return "has a name that is not in NFC"
    parts = name.removesuffix("/").split("/")
    if any(not part or part.endswith((" ", ".")) for part in parts):
        return "has a name that leads out of its folder"
    if stat.S_IFMT(entry.external_attr >> 16) not in _KINDS:
        return "is a link or a device"
    return "is encrypted" if entry.flag_bits & _ENCRYPTED else ""


def clash(entries: Sequence[ZipInfo]) -> str:
    """Return a name that meets another on some file system; empty: none does.

    Source: Unicode 15, 3.13 D145 (caseless matching, canonical).
    """
    files: set[str] = set()
    folders: set[str] = set()
    for entry in entries:
        folded = _folded(entry.filename.removesuffix("/"))
        folders.update(_parents(folded))
        if entry.is_dir():
            folders.add(folded)
        elif folded in files:
            return entry.filename
        else:
            files.add(folded)
    return next(iter(sorted(files & folders)), "")


def _parents(name: str) -> Iterator[str]:
    parts = name.split("/")
    for end in range(1, len(parts)):
        yield "/".join(parts[:end])


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
