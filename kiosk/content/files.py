"""Files written all or nothing: another kiosk may be reading the same folder."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from kiosk.errors import ContentError


def replace_file(path: Path, content: bytes) -> None:
    """Write a file, so that a reader sees the old or the new one, never a part.

    Raises:
        ContentError: The folder cannot be written to, or is full. What was there
            before is as it was.
    """
    scratch: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        scratch = Path(name)
        with os.fdopen(number, "wb") as file:
            file.write(content)
        scratch.chmod(0o644)
        scratch.replace(path)
    except OSError as error:
        if scratch is not None:
            scratch.unlink(missing_ok=True)
        raise ContentError(
            f"{path} cannot be written: {error.strerror or error}.",
            remedy="Make the folder writable, and see that the disk has room.",
        ) from error
