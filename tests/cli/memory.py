"""How often a word stands in the memory of another process."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

FORMS: Final = ("utf-8", "utf-16-le", "utf-32-le")
"""How Python and what it calls keep texts."""
_AREA: Final = re.compile("([0-9a-f]+)-([0-9a-f]+) rw")


def copies(pid: int, word: str) -> int:
    """Count a word in everything a process may write to, freed memory too."""
    forms = [word.encode(form) for form in FORMS]
    return sum(area.count(form) for area in _areas(pid) for form in forms)


def _areas(pid: int) -> Iterator[bytes]:
    folder = Path(f"/proc/{pid}")
    with (folder / "mem").open("rb", buffering=0) as memory:
        for line in (folder / "maps").read_text("utf-8").splitlines():
            area = _AREA.match(line)
            if area:
                start, end = (int(edge, 16) for edge in area.groups())
                memory.seek(start)
                yield memory.read(end - start)
