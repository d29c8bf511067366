"""The programs that speak, as they are started: no shell, no text among arguments."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ESPEAK: Final = "espeak-ng"
_KEPT: Final = ("PATH", "HOME", "LANG", "LC_ALL", "XDG_RUNTIME_DIR")
_KEPT_BEGINNINGS: Final = ("ALSA_", "PULSE_", "PIPEWIRE_")


@dataclass(frozen=True, slots=True)
class Command:
    """How a text becomes sound."""

    program: Path
    """espeak-ng."""
    player: tuple[str, ...] = ()
    """Plays the WAV file on its standard input. Empty: espeak-ng plays by itself."""
    tied: tuple[str, ...] = ()
    """What ends a program with the one that started it, even by a kill."""

    def speaking(self, voice: str, rate: int) -> tuple[str, ...]:
        """Return what says the text on its standard input.

        Args:
            voice: Name of a voice of espeak-ng.
            rate: Words a minute, 80 to 300.
        """
        sound = ("--stdout",) if self.player else ()
        options = ("-b", "1", "-s", str(rate), "-v", voice, "--stdin", *sound)
        return (*self.tied, str(self.program), *options)

    def playing(self) -> tuple[str, ...]:
        """Return what plays it; empty: nothing else is needed."""
        return (*self.tied, *self.player) if self.player else ()


def found_command(
    player: tuple[str, ...] = (), path: str | None = None
) -> Command | None:
    """Return the command of this machine; None: espeak-ng is not installed.

    Args:
        player: See `Command`.
        path: Where programs are looked for; None: PATH.
    """
    program = shutil.which(ESPEAK, path=path)
    if program is None:
        return None
    setpriv = shutil.which("setpriv", path=path)
    tied = (setpriv, "--pdeathsig", "KILL", "--") if setpriv else ()
    return Command(Path(program), player, tied)


def sound_environment(
    environment: Mapping[str, str] = os.environ,
) -> dict[str, str]:
    """Return what the programs need of an environment to find the loudspeaker."""
    return {
        name: value
        for name, value in environment.items()
        if name in _KEPT or name.startswith(_KEPT_BEGINNINGS)
    }
