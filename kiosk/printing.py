"""Where a printed handout goes: a folder, or the system's default printer."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from secrets import token_hex
from typing import Final, Literal

from kiosk.errors import HandoutError
from kiosk.settings import Printing

Delivery = Literal["folder", "printer"]
"""Where a page went."""

LP: Final = "lp"
"""The program that hands a page to the default printer (CUPS)."""
LONGEST_NAME: Final = 80
TAKE_THE_CODE: Final = "Keep the code instead, or ask the staff."


def can_print(printing: Printing, *, program: str = LP) -> bool:
    """Tell whether there is anywhere a page could go."""
    return printing.folder is not None or shutil.which(program) is not None


def deliver(
    pdf: bytes,
    name: str,
    printing: Printing,
    *,
    program: str = LP,
    timeout_seconds: float = 20.0,
) -> Delivery:
    """Write a page to the folder of the settings, or print it. Blocks meanwhile.

    Nothing of the page stands in a file name or in the arguments of a program.

    Args:
        pdf: The page.
        name: What the page is about, such as the id of a service. The file is
            called that, with a random part behind it.
        printing: The operator's settings.
        program: Prints what it reads from standard input, as `lp` does.
        timeout_seconds: After this the program is ended.

    Returns:
        Where the page went.

    Raises:
        HandoutError: There is no printer, or the page was not taken.
    """
    if printing.folder is not None:
        _write(pdf, printing.folder, f"{_safe(name)}-{token_hex(6)}.pdf")
        return "folder"
    _print(pdf, printing, program, timeout_seconds)
    return "printer"


def _safe(name: str) -> str:
    return re.sub(r"[^a-z0-9+-]", "-", name.lower())[:LONGEST_NAME] or "handout"


def _write(pdf: bytes, folder: Path, name: str) -> None:
    """Write a file that is whole as soon as it is there."""
    part = folder / f".{name}.part"
    try:
        part.touch(mode=0o600, exist_ok=False)
        part.write_bytes(pdf)
        part.rename(folder / name)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise HandoutError(
            f"{folder}: {error.strerror}.",
            remedy="Set printing.folder to a folder the kiosk may write to.",
        ) from error


def _print(pdf: bytes, printing: Printing, program: str, seconds: float) -> None:
    found = shutil.which(program)
    if found is None:
        raise HandoutError("There is no printer here.", remedy=TAKE_THE_CODE)
    command = [found, "-s", "-t", "kiosk", "-o", f"media={printing.paper.upper()}", "-"]
    try:
        subprocess.run(  # noqa: S603 - a fixed program, and nothing a visitor wrote
            command, input=pdf, capture_output=True, timeout=seconds, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        # What the program said stays out of it: it may quote the page.
        problem = "The printer did not take the page."
        raise HandoutError(problem, remedy=TAKE_THE_CODE) from error
