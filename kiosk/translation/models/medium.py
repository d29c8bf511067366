"""Which archives may be installed: digests that come by another way than the archive.

A file `models.toml` beside the archives on the medium lists them:

    [[model]]
    file = "translate-zh_en-1_9.argosmodel"
    sha256 = "..."

Once packs are signed this list is one of the things the signature is on; until then
it tells damage, not forgery, and `--sha256` with a digest from elsewhere tells both.
"""

from __future__ import annotations

import hmac
import re
import tomllib
from pathlib import Path

import msgspec
from msgspec import Struct

from kiosk.errors import BadModelError
from kiosk.translation.models.archive import read_only
from kiosk.translation.models.manifest import Digest

LIST = "models.toml"
MOST_BYTES = 1024 * 1024
_DIGEST = re.compile("[0-9a-f]{64}")


class Listed(Struct, frozen=True):
    """One archive on the medium."""

    file: str
    sha256: Digest


class _List(Struct, frozen=True):
    model: tuple[Listed, ...] = ()


def expected_digest(archive: Path, given: str) -> str:
    """Return the digest that an archive must have; empty: nobody told.

    Args:
        archive: The archive on its medium.
        given: What the operator typed; goes before the list beside the archive.

    Raises:
        BadModelError: What was typed is no SHA-256, the list cannot be read, or
            there is a list and this archive is not on it.
    """
    if given:
        digest = given.strip().lower()
        if not _DIGEST.fullmatch(digest):
            raise BadModelError(
                "That is no SHA-256.", remedy="It has 64 digits, 0-9 and a-f."
            )
        return digest
    path = archive.parent / LIST
    if not path.exists():
        return ""
    for listed in _read(path):
        if listed.file == archive.name:
            return listed.sha256
    raise BadModelError(
        f"{archive.name} is not in the list of the medium, {path}.",
        remedy="Install only what the list names, or give --sha256.",
    )


def refuse_other(digest: str, expected: str, archive: Path) -> None:
    """Refuse an archive that is another than the one that was expected.

    Raises:
        BadModelError: It is.
    """
    if expected and not hmac.compare_digest(digest, expected):
        raise BadModelError(
            f"{archive.name} is not the file that was meant: its SHA-256 is {digest}.",
            remedy="Copy it to the medium once more. Do not install this one.",
        )


def _read(path: Path) -> tuple[Listed, ...]:
    try:
        with read_only(path) as source:
            raw = source.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise ValueError("far too long")
        return msgspec.convert(tomllib.loads(raw.decode()), _List).model
    except (OSError, ValueError, RecursionError) as error:
        raise BadModelError(
            f"{path} cannot be read: {error}.", remedy="Write the list anew."
        ) from error
