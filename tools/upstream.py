"""Fetch plain argostranslate beside the locked one, for the tests of the adapter.

It goes into `.build`, without the 70 packages it asks for: the adapter needs none of
them. See docs/decisions/008-argos.md.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
TARGET = CHECKOUT / ".build" / "argos-upstream"
PINNED = (
    "argostranslate==1.11.0 --hash="
    "sha256:a89b42d82f40843900338f9ac60d4c82fda590b6898247f5d0c15d46731ca7df\n"
)


def install(target: Path) -> None:
    """Install it into `target`; does nothing when it is there.

    Raises:
        subprocess.CalledProcessError: It cannot be fetched, or is another file.
    """
    if (target / "argostranslate").is_dir():
        return
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as wanted:
        wanted.write(PINNED)
        wanted.flush()
        pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-input")
        options = ("--no-deps", "--require-hashes", "--target", str(target))
        subprocess.run((*pip, *options, "-r", wanted.name), check=True)


def main() -> int:
    """Install it into this checkout; return the exit status."""
    try:
        install(TARGET)
    except subprocess.CalledProcessError as error:
        return error.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
