"""Whether people keep the kiosk up: content, PIN, who runs it, what runs beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

import kiosk
from kiosk.errors import KioskError
from kiosk.paths import Places, find_places
from kiosk.proving.finding import Finding, Ground, Probe

SHORTEST_PIN: Final = 6
SILENT: Final = frozenset(
    {"at-spi-dbus-bus", "pipewire", "pulseaudio", "wireplumber", "xdg-user-dirs"}
)
"""Programs of a session that show nothing."""
AUTOSTART: Final = ("/etc/xdg/autostart", "/var/lib/kiosk/.config/autostart")


def content_of(places: Places | None = None) -> Probe:
    """Return the probe of the content.

    Args:
        places: Where content is. None: that of this program.
    """

    def content(ground: Ground) -> Iterator[Finding]:
        from kiosk.content.build import digests
        from kiosk.content.library import read_library

        own = places or find_places()
        try:
            library = read_library(own.library)
            facts = library.facts.values()
        except KioskError as error:
            yield Finding("content", "refuse", error.problem, "Run: kiosk build")
            return
        if own.checkout and library.index.sources != digests(own):
            yield Finding(
                "content-stale",
                "warn",
                "The compiled content is older than guides/ and locales/.",
                "Run: kiosk build",
            )
        day = ground.host.now().date()
        late = sum(fact.overdue_on(day) for fact in facts)
        if late:
            yield Finding(
                "facts-overdue",
                "warn",
                f"{late} figures and rules are past the day of their review.",
                "See kiosk facts, and install a newer version.",
            )

    return content


def program_of(*folders: Path) -> Probe:
    """Return the probe of the program's own files.

    Args:
        folders: What is looked at. Without any: what this program runs on.
    """

    def program(_ground: Ground) -> Iterator[Finding]:
        own = find_places()
        used = folders or (Path(kiosk.__file__).parent, own.guides, own.locales)
        for folder in used:
            inside = (path for path in (folder, *folder.glob("*")) if path.exists())
            wide = next((path for path in inside if path.stat().st_mode & 0o002), None)
            if wide is not None:
                yield Finding(
                    "program-writable",
                    "refuse",
                    f"Everybody on this machine can change {wide}.",
                    f"chmod -R o-w {folder}",
                )

    return program


def pin(ground: Ground) -> Iterator[Finding]:
    """Staff must be able to leave the kiosk, and nobody else."""
    told = ground.settings.staff_pin
    if not told:
        yield Finding(
            "no-pin",
            "warn",
            "Staff cannot leave the kiosk: it has no PIN.",
            "Set staff_pin in kiosk.toml.",
        )
    elif len(told) < SHORTEST_PIN or _is_row(told):
        yield Finding(
            "weak-pin",
            "warn",
            "The PIN of staff is easily guessed.",
            f"Set staff_pin to {SHORTEST_PIN} digits or more that are no row.",
        )


def _is_row(digits: str) -> bool:
    """Tell whether digits repeat, or go up or down one by one."""
    steps = {(ord(b) - ord(a)) % 10 for a, b in pairwise(digits)}
    return len(steps) == 1 and steps <= {0, 1, 9}


def user(ground: Ground) -> Iterator[Finding]:
    """What a program may not do, a fault in it cannot do either."""
    running = [each for each in ground.host.processes() if each.is_kiosk]
    if any(each.user == 0 for each in running if "doctor" not in each.words):
        yield Finding(
            "root",
            "warn",
            "The kiosk is run by root.",
            "Run it as a user of its own, as the units of systemd in deploy/ do.",
        )


def beside(ground: Ground) -> Iterator[Finding]:
    """A screensaver or a notice in front of the kiosk is a way out of it."""
    names = sorted(
        {
            path.stem
            for folder in AUTOSTART
            for path in ground.host.at(folder).glob("*.desktop")
            if path.stem not in SILENT
            and "Hidden=true" not in ground.host.text(Path(folder) / path.name)
        }
    )
    if names:
        yield Finding(
            "autostart",
            "warn",
            f"Other programs start with a session: {', '.join(names)}.",
            "Remove them, or show the kiosk in cage, which starts none of them.",
        )
