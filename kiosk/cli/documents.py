"""`kiosk mrz` and `kiosk document`."""

from __future__ import annotations

from argparse import Namespace

from kiosk.cli.opening import print_json, print_line, read_text
from kiosk.errors import AnswersError
from kiosk.identity.documents import recognise
from kiosk.identity.mrz import read_mrz
from kiosk.identity.reading import Refused
from kiosk.settings import Settings


def mrz(options: Namespace) -> int:
    """Print what a machine-readable zone says; 1 when it is none."""
    reading = read_mrz(read_text(options.file), options.today or Settings().today())
    if isinstance(reading, Refused):
        raise AnswersError(
            f"This is no machine-readable zone ({reading.reason}).",
            remedy="Give its two or three lines exactly as on the document.",
        )
    _print(reading.as_json(), as_json=options.json)
    return 0


def document(options: Namespace) -> int:
    """Print what a number looks like; 1 when something is wrong with it."""
    number = options.number
    found = recognise(read_text("-") if number == "-" else number)
    _print(found.as_json(), as_json=options.json)
    return 0 if found.ok else 1


def _print(fields: dict[str, object], *, as_json: bool) -> None:
    if as_json:
        print_json(fields)
        return
    for name, value in fields.items():
        print_line(f"{name}: {value}")
