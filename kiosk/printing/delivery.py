"""A page printed without a queue: to a folder, or to the system's printer."""

from __future__ import annotations

import shutil
from secrets import token_hex
from typing import Literal

from kiosk.errors import HandoutError, PrinterError
from kiosk.printing.folder import write
from kiosk.printing.model import safe
from kiosk.printing.system import LP, SECONDS, lp
from kiosk.settings import Printing

Delivery = Literal["folder", "printer"]
"""Where a page went."""


def can_print(printing: Printing, *, program: str = LP) -> bool:
    """Tell whether there is anywhere a page could go."""
    return printing.folder is not None or shutil.which(program) is not None


def deliver(
    pdf: bytes,
    name: str,
    printing: Printing,
    *,
    program: str = LP,
    timeout_seconds: float = SECONDS,
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
    try:
        if printing.folder is not None:
            write(printing.folder, f"{safe(name)}-{token_hex(6)}", pdf)
            return "folder"
        media = ("-o", f"media={printing.paper.upper()}")
        lp(pdf, media, program, timeout_seconds)
    except PrinterError as error:
        raise HandoutError(error.problem, remedy=error.remedy) from error
    return "printer"
