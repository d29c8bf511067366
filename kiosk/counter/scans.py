"""What a scanner types, a person pastes or a file holds -> the text of a pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct

from kiosk.counter.pass_text import (
    Part,
    joined,
    length_at,
    part_of,
    sealed_of,
)

Why = Literal["empty", "input-method", "cut-short", "no-pass", "several-passes"]
"""Why a scan gives no pass.

- `empty`: nothing was typed.
- `input-method`: an input method was on and changed what the scanner typed.
- `cut-short`: it begins as a pass and is damaged or ends too early.
- `no-pass`: something else was scanned.
- `several-passes`: two different passes were scanned into one text.
"""

LONGEST: Final = 16_384
"""Signs looked at; three scans of the largest code run together are under 3,000."""

_STARTS: Final = re.compile(r"KP1[:/]")
_SPACES: Final = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u3000"), " ")
_FULL_WIDTH: Final = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_BREAKS: Final = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_INVISIBLE: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\u200b-\u200f\ufeff]")
_HAN: Final = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff01-\uff60]")


class Scan(Struct, frozen=True):
    """What was found in a text: whole passes and parts, each once."""

    passes: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    def __repr__(self) -> str:
        """Say how much was found, and nothing of it."""
        return f"<Scan {len(self.passes)} passes, {len(self.parts)} parts>"


class Garbled(Struct, frozen=True):
    """Nothing can be done with it."""

    why: Why


def read_scan(text: str) -> Scan | Garbled:
    """Return what a wedge scanner typed or a person pasted.

    A prefix and suffix of the scanner, an AIM identifier, line ends and tabs, small
    letters, full-width letters and several scans run together are all understood.
    No code ends in a space, so that one lost at the end is none of the code. Never
    raises, whatever the text.

    Source: RFC 9285 for the signs; AIM identifiers are those of ISO/IEC 15424.
    """
    typed = text[:LONGEST]
    if not typed.strip():
        return Garbled("empty")
    plain = _INVISIBLE.sub("", typed.translate(_SPACES).translate(_FULL_WIDTH))
    scan = _found(plain) or _found(_swapped(plain))
    if scan is not None:
        return scan if len(scan.passes) <= 1 else Garbled("several-passes")
    return Garbled(_why(typed, plain))


def _swapped(text: str) -> str:
    # Caps lock turns capitals into small letters; nothing of a pass is small.
    return text.upper()


def _found(text: str) -> Scan | None:
    passes: dict[str, None] = {}
    parts: dict[Part, None] = {}
    for line in _BREAKS.split(text):
        for code in _codes(line):
            part = part_of(code)
            if part is not None:
                parts[part] = None
            else:
                passes[code] = None
    return Scan(tuple(passes), tuple(parts)) if passes or parts else None


def _codes(line: str) -> Iterator[str]:
    """Yield every code of a line; one begins where another ends, never inside it."""
    at = 0
    while (start := _STARTS.search(line, at)) is not None:
        rest = line[start.start() :]
        length = length_at(rest)
        code = rest[:length]
        whole = len(code) == length and _is_code(code)
        if whole:
            yield code
        at = start.start() + (len(code) if whole else 1)


def _is_code(text: str) -> bool:
    return part_of(text) is not None or bool(sealed_of(text))


def _why(typed: str, plain: str) -> Why:
    if _HAN.search(typed):
        return "input-method"
    return "cut-short" if _STARTS.search(plain.upper()) else "no-pass"


def collected(parts: tuple[Part, ...], more: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return parts with more of them; those of another pass take their place."""
    if not more:
        return parts
    newest = more[-1]
    alike = {
        part.number: part
        for part in (*parts, *more)
        if (part.count, part.mark) == (newest.count, newest.mark)
    }
    return tuple(alike[number] for number in sorted(alike))


def pass_of(scan: Scan, parts: tuple[Part, ...] = ()) -> str | None:
    """Return the whole pass of a scan and the parts before it; None: not all yet."""
    if scan.passes:
        return scan.passes[0]
    return joined(collected(parts, scan.parts))
