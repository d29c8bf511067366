"""What a process that lives on holds between two visitors, and whether that grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TOO_MUCH = 10
"""Percent of growth."""
OWN = ("Anonymous", "Pss_Shmem", "Swap")
"""What is nobody else's: a shared page weighs more when another program ends."""


@dataclass(frozen=True)
class Held:
    """What a process holds."""

    memory: int
    """Bytes that it wrote, or shares with nobody; Source: proc(5), smaps_rollup."""
    files: int
    threads: int
    children: int

    def __str__(self) -> str:
        """Return it as one line."""
        return (
            f"{self.memory / 1e6:.1f} MB, {self.files} files, "
            f"{self.threads} threads, {self.children} processes"
        )


def held(process: int | str = "self") -> Held:
    """Look at a process.

    Args:
        process: Its number, or `self`.
    """
    folder = Path("/proc", str(process))
    told = (folder / "smaps_rollup").read_text("ascii").splitlines()[1:]
    sizes = dict(line.split(":") for line in told)
    tasks = [*(folder / "task").iterdir()]
    children = [(task / "children").read_text("ascii").split() for task in tasks]
    files = len([*(folder / "fd").iterdir()])
    return Held(
        memory=sum(int(sizes[name].split()[0]) for name in OWN) * 1024,
        files=files - (process == "self"),  # the folder itself is one
        threads=len(tasks),
        children=sum(map(len, children)),
    )


def trouble(found: Sequence[Held], warm: int) -> list[str]:
    """Return what has grown since a kiosk was warm.

    Args:
        found: What was held after each visit.
        warm: The visit that it is compared with.
    """
    before, after = found[warm - 1], found[warm:]
    told = []
    most = max(each.memory for each in after)
    if most * 100 >= before.memory * (100 + TOO_MUCH):
        told.append("memory")
    for name in ("files", "threads", "children"):
        if {getattr(each, name) for each in after} != {getattr(before, name)}:
            told.append(name)
    return told
