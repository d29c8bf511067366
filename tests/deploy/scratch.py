"""A folder that stands for a machine, and the programs that make it a kiosk."""

from __future__ import annotations

import shutil
import stat
import subprocess
from pathlib import Path

import pytest

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
SETTINGS = Path("etc/kiosk/kiosk.toml")


def needed(*names: str) -> None:
    """Skip where a program is missing; in the gate that fails."""
    for name in names:
        if not shutil.which(name):
            pytest.skip(f"there is no {name} here")


def run(program: str, root: Path, *words: str, fails: bool = False) -> str:
    """Run one of the two programs for a scratch folder; return what it said."""
    done = subprocess.run(
        (DEPLOY / program, "--root", root, *words),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done.stdout + done.stderr


def listing(root: Path) -> dict[str, tuple[int, bytes]]:
    """Return everything below a folder: mode, and content or where a link leads."""
    return {
        each.relative_to(root).as_posix(): (
            stat.S_IMODE(each.lstat().st_mode),
            held(each),
        )
        for each in root.rglob("*")
    }


def held(path: Path) -> bytes:
    if path.is_symlink():
        return b"-> " + str(path.readlink()).encode()
    return path.read_bytes() if path.is_file() else b""


def changed(said: str) -> list[str]:
    """Return the lines that tell of a change."""
    deeds = ("make ", "write ", "update ", "remove ")
    return [line for line in said.splitlines() if line.startswith(deeds)]
