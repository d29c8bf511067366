"""Units of a translators' file that have no translation, and drafts for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content.catalogue_files import read_catalogue, write_catalogue
from kiosk.language.po_files import STATE

if TYPE_CHECKING:
    from babel.messages.catalog import Message

DRAFT = "state: draft"
"""How a unit says what it is; see docs/translating.md."""
Key = tuple[str, str]
"""Source text and context of a unit."""


def missing_units(path: Path, language: str) -> tuple[Key, ...]:
    """Return the units that have no translation at all, in the order of the file.

    One that somebody began, or marked as doubtful, is that person's. One with a
    count has forms that only a person knows.

    Raises:
        ContentError: The file cannot be read.
    """
    catalogue = read_catalogue(path, language)
    return tuple(_key(message) for message in catalogue if _is_missing(message))


def put_drafts(path: Path, language: str, drafts: Mapping[Key, str]) -> int:
    """Write drafts into units that still are missing, each marked as one.

    The file is read again first: whatever somebody wrote meanwhile stays.

    Returns:
        How many were written.

    Raises:
        ContentError: The file cannot be read or written; the old one stands.
    """
    catalogue = read_catalogue(path, language)
    written = 0
    for message in catalogue:
        if _is_missing(message) and _key(message) in drafts:
            message.string = drafts[_key(message)]
            message.user_comments = [*_without_state(message), DRAFT]
            written += 1
    if written:
        write_catalogue(catalogue, path)
    return written


def _is_missing(message: Message) -> bool:
    single = bool(message.id) and isinstance(message.id, str)
    return single and not message.string and not message.fuzzy


def _key(message: Message) -> Key:
    return str(message.id), message.context or ""


def _without_state(message: Message) -> Iterator[str]:
    return (line for line in message.user_comments if not STATE.match(line))
