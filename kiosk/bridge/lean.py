"""The code of screens without what only programmers read, compiled ahead.

python -m kiosk.bridge.lean compiles it, once after an installation, into a folder of
the environment. Docstrings and columns of tracebacks take 2 MB of every screen. What
nobody compiled, or what is older than the code, is not used: a screen would compile
it anew at each start.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import kiosk

FOLDER: Final = Path(sys.prefix) / "lean"
"""It belongs to whoever installed the kiosk: what screens run, none of them writes."""
_FLAGS: Final = ("-OO", "-X", "no_debug_ranges")
_OF_OTHERS: Final = (
    "textual",
    "rich",
    "msgspec",
    "phonenumbers",
    "platformdirs",
    "markdown_it",
    "mdurl",
    "pygments",
    "cryptography",
    "sqlalchemy",
    "psycopg",
    "babel",
)
"""Packages that a screen can import; what comes in one file is compiled at once."""
_NEVER: Final = r"/(site-packages|test|tests|idlelib|lib2to3|tkinter|turtledemo)/"


def _stamp(folder: Path) -> Path:
    return folder / f"{sys.implementation.cache_tag}.complete"


def flags(folder: Path = FOLDER) -> tuple[str, ...]:
    """Return the words for Python that start a screen lean; none: not compiled.

    Args:
        folder: Where the compiled code stands.
    """
    try:
        compiled = _stamp(folder).stat().st_mtime_ns
        told = _stamp(folder).read_text("utf-8")
    except OSError:
        return ()
    if told != _made_for() or compiled < _changed():
        return ()
    return (*_FLAGS, "-X", f"pycache_prefix={folder}")


def _made_for() -> str:
    # Compiled code is found by the path of its source, which a link may change.
    return f"{sys.version}\n{sys.prefix}"


def _changed() -> int:
    """Return when our code was changed last, or a package put in or taken out."""
    ours = (each for each in _package().rglob("*.py") if each.is_file())
    return max(each.stat().st_mtime_ns for each in (_site(), *ours))


def _package() -> Path:
    return Path(kiosk.__file__).parent


def _site() -> Path:
    return Path(sysconfig.get_path("purelib"))


def wanted() -> tuple[Path, ...]:
    """Return the files and folders that a screen imports something of."""
    others = (_site() / name for name in _OF_OTHERS)
    found = (each for each in others if each.is_dir())
    return (Path(sysconfig.get_path("stdlib")), _package(), *found, *_singles())


def _singles() -> tuple[Path, ...]:
    return tuple(sorted(_site().glob("*.py")))


def prepare(folder: Path, places: Sequence[Path]) -> None:
    """Compile the code of screens anew; what was there goes first.

    Raises:
        OSError: The folder cannot be written.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    stdlib = Path(sysconfig.get_path("stdlib"))
    if stdlib in places:
        # Apart: what is never wanted of it has other packages of ours beneath.
        _compile(folder, ("-x", _NEVER), (stdlib,))
    _compile(folder, (), [each for each in places if each != stdlib])
    _stamp(folder).write_text(_made_for(), "utf-8")


def _compile(folder: Path, words: Sequence[str], places: Sequence[Path]) -> None:
    told = ("-X", "no_debug_ranges", "-X", f"pycache_prefix={folder}")
    every = ("-q", "-q", "-o", "2", "-j", "0", *words, *map(str, places))
    # Samples of another Python's grammar do not compile: no screen imports them.
    subprocess.run(  # noqa: S603 - this Python, and paths of its own
        (sys.executable, *told, "-m", "compileall", *every),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
        check=False,
    )


if __name__ == "__main__":
    prepare(FOLDER, wanted())
