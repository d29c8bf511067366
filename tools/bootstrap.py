"""Make .venv, fill it from requirements.lock and install the kiosk into it.

Needs nothing but a Python: it is what `make run` starts on a fresh machine.
It asks for no root, writes only into the checkout, and is done at once when
nothing changed since the last time.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tools.progress import Progress, count_requirements

OLDEST = (3, 11)
CHECKOUT = Path(__file__).resolve().parent.parent


class SetupError(Exception):
    """The environment cannot be made: one sentence that says what to do."""


def virtualenv_command(
    folder: Path, *, ensurepip: bool, uv: str | None, virtualenv: str | None
) -> tuple[str, ...]:
    """Return the command that makes a virtual environment with pip in `folder`.

    Debian ships Python without `ensurepip`; `uv` or `virtualenv` then do.

    Raises:
        SetupError: none of the three is there.
    """
    if ensurepip:
        return (sys.executable, "-m", "venv", str(folder))
    if uv:
        options = ("--seed", "--no-cache", "--no-python-downloads")
        return (
            uv,
            "venv",
            "--quiet",
            *options,
            "--python",
            sys.executable,
            str(folder),
        )
    if virtualenv:
        return (virtualenv, "--quiet", "--python", sys.executable, str(folder))
    package = f"python3.{sys.version_info.minor}-venv"
    raise SetupError(
        f"This Python cannot make virtual environments: install the package {package}"
        f" (sudo apt install {package}), then run make again."
    )


@dataclass(frozen=True)
class State:
    """What an installation depends on, so that it is done once and no more."""

    place: str
    """Where and with which Python: an environment does not work after it was moved."""
    wanted: str
    """A digest of what was to be installed."""


def wanted_state(checkout: Path) -> State:
    """Return the state that an up-to-date environment of `checkout` has."""
    digest = hashlib.sha256()
    for name in ("requirements.lock", "pyproject.toml"):
        digest.update((checkout / name).read_bytes())
    return State(f"{checkout} {sys.version}".replace("\n", " "), digest.hexdigest())


def read_state(stamp: Path) -> State | None:
    """Return the state written in `stamp`; None when no installation was finished."""
    if not stamp.exists():
        return None
    place, _, wanted = stamp.read_text("utf-8").partition("\n")
    return State(place, wanted)


def make_environment(folder: Path) -> None:
    """Make a fresh virtual environment in `folder`, in place of what is there."""
    command = virtualenv_command(
        folder,
        ensurepip=importlib.util.find_spec("ensurepip") is not None,
        uv=shutil.which("uv"),
        virtualenv=shutil.which("virtualenv"),
    )
    if folder.exists():
        shutil.rmtree(folder)
    run(command, Progress("Making .venv", total=0))


def fill_environment(checkout: Path, folder: Path) -> None:
    """Install the locked packages and then the kiosk itself, as a link to here."""
    python = environment_python(folder)
    lock = checkout / "requirements.lock"
    pip = (str(python), "-m", "pip", "install", "--no-input", "--no-deps")
    total = count_requirements(lock.read_text("utf-8"))
    locked = (*pip, "--require-hashes", "-r", str(lock))
    run(locked, Progress("Installing packages", total=total))
    itself = (*pip, "--no-index", "--no-build-isolation", "--editable", str(checkout))
    run(itself, Progress("Installing the kiosk", total=0))
    lean = (str(python), "-m", "kiosk.bridge.lean")
    run(lean, Progress("Compiling the screens", total=0))


def run(command: tuple[str, ...], progress: Progress) -> None:
    """Run `command` and show how far it is.

    Raises:
        SetupError: it failed; the error carries the last lines it printed.
    """
    environment = {
        **os.environ,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_USER": "0",
        "PYTHONUNBUFFERED": "1",
    }
    last: list[str] = []
    progress.begin()
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as started:
        for line in started.stdout or ():
            progress.read(line)
            last = [*last[-14:], line.rstrip()]
    progress.end(done=started.returncode == 0)
    if started.returncode != 0:
        raise SetupError(
            "\n".join((*last, "Could not install: the lines above tell why."))
        )


def environment_python(folder: Path) -> Path:
    """Return the Python inside the virtual environment `folder`."""
    return folder / "bin" / "python"


def is_usable(folder: Path) -> bool:
    """Tell whether `folder` is an environment of this very Python, with pip in it."""
    python = environment_python(folder)
    if not python.exists():
        return False
    question = "import pip, sys; print(sys.version)"
    answer = subprocess.run(
        (str(python), "-c", question), capture_output=True, text=True, check=False
    )
    return answer.stdout.strip() == sys.version.strip()


def install(checkout: Path) -> None:
    """Bring `.venv` in `checkout` up to date; does nothing when it is.

    Raises:
        SetupError: this Python is too old, or a step failed.
    """
    if sys.version_info < OLDEST:
        raise SetupError(
            f"The kiosk needs Python {OLDEST[0]}.{OLDEST[1]} or newer, and this is"
            f" {sys.version.split()[0]}: name another one, as in"
            f" make run PYTHON=python{OLDEST[0]}.{OLDEST[1]}"
        )
    folder = checkout / ".venv"
    stamp = folder / "installed"
    wanted, found = wanted_state(checkout), read_state(stamp)
    if found == wanted:
        return
    moved = found is not None and found.place != wanted.place
    if moved or not is_usable(folder):
        make_environment(folder)
    fill_environment(checkout, folder)
    stamp.write_text(f"{wanted.place}\n{wanted.wanted}", "utf-8")


def main() -> int:
    """Install into this checkout; return the exit status."""
    try:
        install(CHECKOUT)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
