"""The machine that becomes a kiosk, and what was laid down on it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from layout import MANIFEST

BLOCK: Final = 1 << 16


class ApplianceError(Exception):
    """Something an operator has to put right: one sentence."""


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine that is changed, or only looked at."""

    root: Path
    dry: bool

    @property
    def real(self) -> bool:
        """Whether programs may be run: nothing is run for a scratch folder."""
        return self.root == Path("/") and not self.dry

    def at(self, path: str) -> Path:
        """Return where a path below the root is."""
        return self.root / path

    def does(self, verb: str, path: str, deed: Callable[[], object]) -> None:
        """Say one thing and do it."""
        say(f"{'would ' if self.dry else ''}{verb} /{path}")
        if not self.dry:
            deed()

    def runs(self, commands: tuple[tuple[str, ...], ...]) -> None:
        """Say commands, and run them on a real machine.

        Raises:
            ApplianceError: One failed.
        """
        for command in commands:
            say(f"{'run' if self.real else 'left to run'}: {' '.join(command)}")
            if self.real and subprocess.run(command, check=False).returncode:
                raise ApplianceError(f"This failed: {' '.join(command)}")


def say(line: str) -> None:
    """Tell the operator one thing."""
    print(line, flush=True)


def digest(content: bytes) -> str:
    """Return what a file that nobody changed is known by."""
    return hashlib.sha256(content).hexdigest()


def found(path: Path) -> str | None:
    """Return the digest of what is there; None: nothing."""
    if path.is_symlink():
        return digest(os.fsencode(path.readlink()))
    return digest(path.read_bytes()) if path.is_file() else None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an earlier run laid down."""

    files: dict[str, str]
    """Digest by path."""
    folders: tuple[str, ...]
    """Folders it made, in the order in which they were made."""

    @classmethod
    def read(cls, machine: Machine) -> Manifest:
        """Read it; without one nothing was laid down.

        Raises:
            ApplianceError: It is none.
        """
        path = machine.at(MANIFEST)
        if not path.exists():
            return cls({}, ())
        try:
            told = json.loads(path.read_text("utf-8"))
            return cls(dict(told["files"]), tuple(told["folders"]))
        except (ValueError, LookupError, TypeError) as error:
            raise ApplianceError(
                f"/{MANIFEST} cannot be read: move it away, and install again."
            ) from error

    def write(self, machine: Machine) -> None:
        """Write it; the old one is there until the new one is whole."""
        told = {"files": self.files, "folders": list(self.folders)}
        write(machine.at(MANIFEST), json.dumps(told, indent=1).encode() + b"\n", 0o644)


def write(path: Path, content: bytes, mode: int) -> None:
    """Put a file in the place of what is there, at once and whole."""
    new = path.with_name(path.name + ".kiosk-new")
    new.unlink(missing_ok=True)
    with os.fdopen(
        os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode), "wb"
    ) as to:
        to.write(content)
        to.flush()
        os.fsync(to.fileno())
    new.chmod(mode)
    new.replace(path)


def link(path: Path, target: str) -> None:
    """Make a link in the place of what is there."""
    new = path.with_name(path.name + ".kiosk-new")
    new.unlink(missing_ok=True)
    new.symlink_to(target)
    new.replace(path)


def scrub(machine: Machine, name: str) -> None:
    """Write over every file of a folder, then remove the folder."""
    folder = machine.at(name)
    if not folder.is_dir():
        return
    for each in files_below(folder):
        shown = each.relative_to(machine.root).as_posix()
        machine.does("write over and remove", shown, partial(overwrite, each))
    machine.does("remove", f"{name}/", lambda: shutil.rmtree(folder))


def files_below(folder: Path) -> Iterator[Path]:
    """Yield regular files; a link is never followed."""
    for here, _, names in os.walk(folder):
        paths = (Path(here) / name for name in sorted(names))
        yield from (each for each in paths if each.is_file() and not each.is_symlink())


def overwrite(path: Path) -> None:
    """Write noise over a file where it stands, and remove it."""
    with path.open("r+b", buffering=0) as file:
        left = os.fstat(file.fileno()).st_size
        while left > 0:
            left -= file.write(os.urandom(min(left, BLOCK)))
        os.fsync(file.fileno())
    path.unlink()
