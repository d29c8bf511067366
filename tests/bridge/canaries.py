"""40 words in 8 scripts that nobody else says, and where a machine may hold them."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

from kiosk.counter.residue import files_in, forms_of, found_in
from tests.bridge.served import children
from tests.conftest import IN_PROOF

SCRIPTS = {
    "latin": "Zaunkönig",
    "cyrillic": "Крапивник",
    "greek": "Τρυποφράχτης",
    "arabic": "صعوةالسياج",
    "han": "鷦鷯鳥鳴",
    "hangul": "굴뚝새뷁",
    "thai": "นกเรนยูเรเซีย",
    "kana": "ミソサザイどり",
}
MARK = "zqxjkvw"
"""Stands in every one of them, and in no other word."""
EACH = 5
SCANNED = MARK.upper()
"""What a machine-readable zone has of it: the name."""


PAGE = os.sysconf("SC_PAGE_SIZE")
SHORT = 6
"""Bytes that could stand somewhere by chance."""


def canaries(number: int = 0) -> tuple[str, ...]:
    """Return 40 words: the same of each number, others of another."""
    return tuple(
        f"{word}{MARK}{number}{at}" for at in range(EACH) for word in SCRIPTS.values()
    )


def needles() -> tuple[bytes, ...]:
    """Return what to look for: a word cut short is still found, by its mark or core.

    In UTF-8, UTF-16 and base64, in small and in capital letters, and as an address
    has it. Each more makes the search of a process longer.
    """
    found = {one for form in (MARK, MARK.upper()) for one in forms_of(form)}
    for word in SCRIPTS.values():
        raw, wide = word.encode(), word.encode("utf-16-le")
        found |= {raw, wide}
        if IN_PROOF:
            found |= {one for form in _cases(word) for one in forms_of(form)}
            found.add(b64encode(raw))
    # UTF-16 the other way round is no machine's own, and slow to look for.
    told = (one for one in found if len(one) > SHORT and one[0])
    return tuple(sorted(told))


def _cases(word: str) -> tuple[str, ...]:
    return word, word.lower(), word.upper()


def everywhere(top: int) -> tuple[int, ...]:
    """Return a process and everything that it has started, by number."""
    found = [top]
    for pid in found:
        try:
            found += children(pid)
        except OSError:
            continue
    return tuple(found)


def in_memory(pid: int, wanted: Sequence[bytes]) -> set[bytes]:
    """Return what of these stands in the memory of a process."""
    held: set[bytes] = set()
    for block in _written(pid):
        held |= {one for one in wanted if one in block}
    return held


def _written(pid: int) -> Iterator[bytes]:
    """Yield what a process may write to; it may end meanwhile."""
    with ExitStack() as stack:
        try:
            maps = Path(f"/proc/{pid}/maps").read_text("utf-8").splitlines()
            memory, pages = (
                stack.enter_context(Path(f"/proc/{pid}/{name}").open("rb", 0))
                for name in ("mem", "pagemap")
            )
        except OSError:
            return
        for line in maps:
            span, rights = line.split()[:2]
            low, high = (int(end, 16) for end in span.split("-"))
            if rights.startswith("rw"):
                for begin, end in _used(pages.fileno(), low, high):
                    yield _read(memory.fileno(), begin, end)


def _used(pages: int, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a span that were ever written to: a browser's are large.

    Source: the kernel's documentation of /proc/PID/pagemap; 8 bytes a page, of which
    the highest bits say whether it is in memory or swapped out.
    """
    told = memoryview(_read(pages, low // PAGE * 8, high // PAGE * 8)).cast("Q")
    for used, run in groupby(range(len(told)), lambda at: told[at] >> 62 > 0):
        if used:
            first, *rest = run
            last = rest[-1] if rest else first
            yield low + first * PAGE, low + (last + 1) * PAGE


def _read(memory: int, low: int, high: int) -> bytes:
    try:
        return os.pread(memory, high - low, low)
    except (OSError, OverflowError):
        return b""


def in_surroundings(pid: int, wanted: Sequence[bytes]) -> set[bytes]:
    """Return what of these a process was started with: its words, its variables."""
    told = b""
    for name in ("environ", "cmdline"):
        try:
            told += Path(f"/proc/{pid}/{name}").read_bytes()
        except OSError:
            continue
    return {one for one in wanted if one in told}


def in_files(places: Iterable[Path], wanted: Sequence[bytes]) -> list[Path]:
    """Return the files that hold one of these, or are named so."""
    found = []
    for path in files_in(places):
        try:
            if found_in(path, wanted) or any(one in bytes(path) for one in wanted):
                found.append(path)
        except OSError:
            continue  # It has gone.
    return found
