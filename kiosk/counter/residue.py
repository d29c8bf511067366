"""Looking for bytes that must not be on the disk, in every form they may take."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

BLOCK = 1 << 20
SHORTEST = 4
"""Bytes below which a find would be chance."""


def forms_of(text: str) -> tuple[bytes, ...]:
    """Return how a text can stand in a file.

    UTF-8, UTF-16 in both orders, percent form, and base64 at each of its three
    alignments, without the characters its neighbours have a part in.
    """
    raw = text.encode()
    kinds = {
        raw,
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
        quote(text, safe="").encode(),
        quote(text, safe="").lower().encode(),
        *_base64(raw),
    }
    return tuple(sorted(kind for kind in kinds if len(kind) >= SHORTEST))


def forms_of_bytes(raw: bytes) -> tuple[bytes, ...]:
    """Return how bytes, such as a key, can stand in a file: raw, hex, base64."""
    hexed = raw.hex()
    return (raw, hexed.encode(), hexed.upper().encode(), *_base64(raw))


def files_in(places: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that stand in or are these places."""
    for place in places:
        if place.is_dir():
            yield from (path for path in sorted(place.rglob("*")) if path.is_file())
        elif place.is_file():
            yield place


def found_in(path: Path, needles: Sequence[bytes]) -> bool:
    """Tell whether a file holds one of these byte strings, wherever it stands."""
    longest = max(map(len, needles), default=0)
    if not longest:
        return False
    kept = b""
    with path.open("rb") as source:
        while block := source.read(BLOCK):
            window = kept + block
            if any(needle in window for needle in needles):
                return True
            kept = window[-(longest - 1) :] if longest > 1 else b""
    return False


def _base64(raw: bytes) -> Iterator[bytes]:
    for shift in range(3):
        coded = b64encode(b"\0" * shift + raw)
        first = (0, 2, 3)[shift]
        rest = (shift + len(raw)) % 3
        last = len(coded) - (0, 3, 2)[rest]
        yield coded[first:last]
