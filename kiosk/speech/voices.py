"""Which voices espeak-ng has, and which of them says a language."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

LIST_SECONDS: Final = 5
SPELLING: Final = frozenset(("ja", "yue"))
"""Languages whose voice says "Chinese letter" for most characters. Source: espeak-ng
1.51, `espeak-ng -q -x -v ja` for kanji; kana alone are said well."""
_OTHER = re.compile(r"\(([a-z]{2,3}(?:-[A-Za-z0-9]+)*) (\d+)\)")


class Listed(NamedTuple):
    """One row of the table."""

    tag: str
    """Such as ko, en-gb or cmn."""
    others: tuple[tuple[str, int], ...]
    """Tags it is offered for too, such as zh, and how far from first choice it is."""


def read_table(table: str) -> tuple[Listed, ...]:
    """Return the rows of what `espeak-ng --voices` prints; its heading is no row."""
    rows = (line.split() for line in table.splitlines()[1:])
    lines = zip(table.splitlines()[1:], rows, strict=True)
    return tuple(
        Listed(row[1].lower(), _others(line)) for line, row in lines if len(row) >= 4
    )


def _others(line: str) -> tuple[tuple[str, int], ...]:
    return tuple((tag, int(rank)) for tag, rank in _OTHER.findall(line))


def list_voices(program: Path) -> tuple[Listed, ...]:
    """Return the voices of an espeak-ng; none when it cannot be asked."""
    try:
        asked = subprocess.run(  # noqa: S603 - a fixed argument, no shell
            (program, "--voices"),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LIST_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    return read_table(asked.stdout.decode("utf-8", "replace"))


def voice_of(language: str, listed: Iterable[Listed], chosen: Mapping[str, str]) -> str:
    """Return the name of the voice for a language; empty: there is none.

    Never the voice of another language: what it says would not be understood.

    Args:
        language: Its code, such as ko or zh_Hant.
        listed: The voices there are.
        chosen: Names of voices by code, which come before what the table says.
    """
    rows = tuple(listed)
    tags = {row.tag for row in rows} | {
        tag for row in rows for tag, _rank in row.others
    }
    for code in _codes(language):
        if code in chosen and chosen[code].lower().partition("+")[0] in tags:
            return chosen[code]
        tag = code.lower().replace("_", "-")
        ranked = [(rank, row.tag) for row in rows for rank in _ranks(row, tag)]
        if ranked:
            return min(ranked)[1]
    return ""


def _codes(language: str) -> Iterator[str]:
    """Yield the code, then the same with less and less said of script and country."""
    parts = language.replace("-", "_").split("_")
    for count in range(len(parts), 0, -1):
        yield "_".join(parts[:count])


def _ranks(row: Listed, tag: str) -> Iterator[int]:
    """Yield how far from first choice a voice is for a tag; nothing: it is none."""
    if row.tag == tag:
        yield 0
    yield from (rank for other, rank in row.others if other == tag)
