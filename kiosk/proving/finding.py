"""What is found on a machine, and who looks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from kiosk.proving.host import Host
from kiosk.settings import Settings

Severity = Literal["refuse", "warn", "fine"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    id: str
    """Stable: letters and hyphens."""
    severity: Severity
    """refuse: no visitor may use this machine; warn: somebody must look at it."""
    problem: str
    """One sentence: what is wrong. Of something fine: what is."""
    remedy: str = ""
    """One sentence: what to do. Empty when all is fine."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is looked at."""

    host: Host
    settings: Settings
    config: str = ""
    """Path of kiosk.toml on that machine; empty: the defaults are used."""


class Probe(Protocol):
    """Looks at one thing."""

    def __call__(self, ground: Ground, /) -> Iterable[Finding]:
        """Return what is wrong; nothing: all is well."""


@dataclass(frozen=True, slots=True)
class Check:
    """A probe with its name, and what is said when it finds nothing."""

    id: str
    fine: str
    """One sentence."""
    probe: Probe

    def look(self, ground: Ground) -> tuple[Finding, ...]:
        """Return what was found; one that says so when nothing was."""
        found = tuple(self.probe(ground))
        return found or (Finding(self.id, "fine", self.fine),)
