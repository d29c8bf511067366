"""Choose the newest fitting versions and write requirements.lock.

One lock holds what the kiosk needs, what its tests need and what builds it, with
hashes, for every supported Python. It names no address to download from: that is
the business of the machine that installs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
HEADER = "# Made by `make lock` from pyproject.toml; not edited by hand.\n"


def find_uv(checkout: Path) -> str:
    """Return the path of uv, fetched into `.build` when this machine has none."""
    here = shutil.which("uv")
    if here:
        return here
    folder = checkout / ".build" / "uv"
    if not (folder / "bin" / "uv").exists():
        pip = (sys.executable, "-m", "pip", "install", "--quiet")
        subprocess.run((*pip, "--target", str(folder), "uv"), check=True)
    return str(folder / "bin" / "uv")


def compile_lock(checkout: Path) -> str:
    """Return the text of a new lock for the pyproject.toml in `checkout`."""
    options = "--universal --python-version 3.11 --extra dev --extra translate"
    quiet = "--generate-hashes --quiet --no-header --no-annotate --no-emit-index-url"
    flags = (*options.split(), *quiet.split())
    compiled = subprocess.run(
        (find_uv(checkout), "pip", "compile", *flags, "pyproject.toml"),
        cwd=checkout,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return HEADER + compiled.stdout


def main() -> int:
    """Write the lock of this checkout; return the exit status."""
    try:
        text = compile_lock(CHECKOUT)
    except subprocess.CalledProcessError as error:
        return error.returncode
    (CHECKOUT / "requirements.lock").write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
