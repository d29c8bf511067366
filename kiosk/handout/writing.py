"""Handouts made in the form that was asked for, and written as files."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Literal

from kiosk.errors import HandoutError
from kiosk.handout.calendar_entry import calendar_file
from kiosk.handout.page import encoded, page
from kiosk.handout.text import text

if TYPE_CHECKING:
    from kiosk.handout.model import Format, Handout, Paper, Roll
    from kiosk.handout.pdf import Press

ON_ROLLS: Final = "A receipt goes on a roll, 58mm or 80mm; all else on a4 or a5."


def render(
    handout: Handout,
    format: Format,
    *,
    paper: Paper | Roll = "a4",
    timestamp: int,
    press: Press | None = None,
) -> tuple[bytes, ...]:
    """Make a handout: one file, or for `png` one a page.

    Args:
        handout: what it says.
        format: `pdf`, `png`, `html`, `text`, `ics` for the chosen time alone, or
            `receipt` for the picture that a receipt printer prints.
        paper: used by `pdf`, `png` and `receipt`: a sheet, or a roll for `receipt`.
        timestamp: Unix seconds that stand in PDF and ICS as their date; the same
            arguments give the same bytes.
        press: sets the pages; None: one is made for this.

    Raises:
        HandoutError: it cannot be made; the error says why.
    """
    match format:
        case "text":
            return (encoded(text(handout)),)
        case "html":
            return (encoded(page(handout)),)
        case "ics":
            return (calendar_file(handout.event, timestamp=timestamp),)
        case "pdf" | "png" | "receipt":
            from kiosk.handout.pdf import Press

            return _printed(
                handout, format, press or Press(), paper=paper, timestamp=timestamp
            )


def _printed(
    handout: Handout,
    format: Literal["pdf", "png", "receipt"],
    press: Press,
    *,
    paper: Paper | Roll,
    timestamp: int,
) -> tuple[bytes, ...]:
    from kiosk.handout.receipt import receipt

    if paper == "58mm" or paper == "80mm":
        if format != "receipt":
            raise HandoutError(f"A {format} is not made for a roll.", remedy=ON_ROLLS)
        return (receipt(handout, roll=paper, press=press, timestamp=timestamp),)
    if format == "receipt":
        raise HandoutError("A receipt is not made for a sheet.", remedy=ON_ROLLS)
    if format == "png":
        return press.png(handout, paper=paper, timestamp=timestamp)
    return (press.pdf(handout, paper=paper, timestamp=timestamp),)


def write(files: tuple[bytes, ...], out: Path | BinaryIO) -> tuple[Path, ...]:
    """Write what `render` made.

    Args:
        files: one or more files.
        out: a path, or an open stream such as standard output. Several files
            become NAME-1.EXT, NAME-2.EXT; a stream takes only one.

    Returns:
        The paths that were written; none for a stream.

    Raises:
        HandoutError: writing failed; then no file is left behind, and a file
            that was there before is as it was.
    """
    if isinstance(out, Path):
        return _write_files(dict(zip(_names(out, len(files)), files, strict=True)))
    if len(files) > 1:
        raise HandoutError(
            f"There are {len(files)} pages, and standard output takes one file.",
            remedy="Give a file name with --out, or choose pdf.",
        )
    out.write(files[0])
    out.flush()
    return ()


def _names(out: Path, count: int) -> tuple[Path, ...]:
    if count == 1:
        return (out,)
    if not out.name:
        raise HandoutError(f"{out} is a folder.", remedy="Give a file name with --out.")
    return tuple(
        out.with_name(f"{out.stem}-{number}{out.suffix}")
        for number in range(1, count + 1)
    )


def _write_files(files: dict[Path, bytes]) -> tuple[Path, ...]:
    waiting: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            if path.is_dir():
                raise IsADirectoryError(f"{path} is a folder")
            if path.exists() and not path.is_file():
                # A device or a pipe, such as /dev/null: never put a file in its place.
                path.write_bytes(content)
                continue
            waiting[path] = _beside(path, content)
        for path, temporary in waiting.items():
            temporary.replace(path)
    except OSError as error:
        raise HandoutError(
            f"The handout could not be written: {error.strerror or error}",
            remedy="Choose a folder that exists and has room, with --out.",
        ) from error
    finally:
        for temporary in waiting.values():
            temporary.unlink(missing_ok=True)
    return tuple(files)


def _beside(path: Path, content: bytes) -> Path:
    number, name = tempfile.mkstemp(dir=path.parent, prefix=".handout-")
    temporary = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
        temporary.chmod(0o644)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
