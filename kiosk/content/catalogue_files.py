"""The translators' files as they are on the disk: read whole, and written whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content.files import replace_file
from kiosk.errors import ContentError
from kiosk.language.po_files import HEADER_STATE

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

HEADER = "# Texts of the kiosk. See docs/translating.md.\n#"


def read_catalogue(path: Path, language: str | None = None) -> Catalog:
    """Return a translators' file as it is; an empty one where there is none.

    Raises:
        ContentError: It cannot be read. Going on would lose what is in it.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import PoFileError, read_po

    if not path.exists():
        return Catalog(locale=language, project="kiosk", header_comment=HEADER)
    try:
        with path.open("rb") as source:
            return read_po(source, locale=language, abort_invalid=True)
    except (OSError, ValueError, PoFileError) as error:
        # Going on would write the file again without what could not be read.
        raise ContentError(
            f"{path} cannot be read: {error}.",
            remedy="Correct the file, or restore it.",
        ) from error


def write_catalogue(catalogue: Catalog, path: Path) -> None:
    """Write a translators' file; a reader sees the old or the new one.

    Raises:
        ContentError: It cannot be written; the old one stands.
    """
    from io import BytesIO

    from babel.messages.pofile import write_po

    content = BytesIO()
    write_po(content, catalogue, width=88, include_lineno=False, omit_header=False)
    state, dates = _state_line(path), (b'"POT-Creation-Date', b'"PO-Revision-Date')
    # Dates of running a tool would change the file when no text did.
    kept = [
        state + line if line.startswith(b'"MIME-Version') else line
        for line in content.getvalue().splitlines(keepends=True)
        if not line.startswith(dates)
    ]
    replace_file(path, b"".join(kept))


def _state_line(path: Path) -> bytes:
    """Return the header that tells the state of a catalogue: Babel drops it."""
    found = HEADER_STATE.search(path.read_text("utf-8")) if path.exists() else None
    return found[0].encode() + b"\n" if found else b""
