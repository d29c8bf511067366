"""Looks into an .argosmodel before anything of it is unpacked.

Only the files of KEPT are ever taken out. What some packages carry beside them to
split sentences (stanza/, minisbd/, spacy/) is pickles and foreign models: it stays in
the archive, and so does everything else.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from kiosk.errors import BadModelError
from kiosk.translation.models.entry_names import clash, name_problem
from kiosk.translation.models.metadata import REMEDY, Metadata, read_metadata

if TYPE_CHECKING:
    from zipfile import ZipInfo

MB = 1024 * 1024
MOST_ARCHIVE = 1024 * MB
MOST_FILES = 5_000
MOST_UNPACKED = 2048 * MB
MOST_RATIO = 200
"""Bytes that come out for one that is stored. A model gives 1 to 8."""
MOST_DIRECTORY = 2 * MB
"""Length of an archive's table of contents: 5,000 names of 300 bytes."""
METADATA = "metadata.json"
WEIGHTS = "model/model.bin"
VOCABULARIES = tuple(
    f"model/{which}vocabulary.{kind}"
    for which in ("shared_", "source_", "target_", "")
    for kind in ("json", "txt")
)
TOKENIZERS = ("sentencepiece.model", "bpe.model")
KEPT = {
    METADATA: MB,
    "README.md": MB,
    WEIGHTS: 1536 * MB,
    "model/config.json": MB,
    "model/vmap.txt": 256 * MB,
    **dict.fromkeys(VOCABULARIES, 64 * MB),
    **dict.fromkeys(TOKENIZERS, 64 * MB),
}
"""Files that a model needs, and the most bytes of each. Source: CTranslate2 4.8,
model specification; Argos Translate 1.12, package layout."""
_END = b"PK\x05\x06"
_END_BYTES = 22
_END_64 = b"PK\x06\x07"
_END_64_BYTES = 20
_LOCAL = b"PK\x03\x04"
_LOCAL_BYTES = 30


@dataclass(frozen=True, slots=True)
class Contents:
    """What of an archive is unpacked."""

    metadata: Metadata
    entries: tuple[tuple[str, ZipInfo], ...]
    """Path below the folder of the model, and where it is in the archive."""

    @property
    def size(self) -> int:
        """Bytes on the disk when all is unpacked."""
        return sum(entry.file_size for _path, entry in self.entries)


def contents(archive: ZipFile) -> Contents:
    """Return what is to be unpacked, after every entry was looked at.

    Raises:
        BadModelError: It is no model, or an archive that nobody should unpack.
    """
    entries = archive.infolist()
    for wrong in _problems(entries):
        raise _bad(wrong)
    top = {entry.filename.partition("/")[0] for entry in entries}
    if len(top) != 1:
        raise _bad("it has not one folder at the top")
    kept = _kept(entries, f"{top.pop()}/")
    for wrong in _missing(frozenset(kept)):
        raise _bad(wrong)
    metadata = read_metadata(archive.read(kept[METADATA]))
    return Contents(metadata, tuple(kept.items()))


@contextmanager
def opened(file: BinaryIO) -> Iterator[ZipFile]:
    """Open an archive; what its reader stumbles over while it is open is told.

    Raises:
        BadModelError: It is no archive, is cut off, or is damaged.
    """
    _refuse_outside(file)
    try:
        with ZipFile(file) as archive:
            yield archive
    except (BadZipFile, zlib.error, EOFError, struct.error) as error:
        raise _bad("the archive is damaged") from error
    except (NotImplementedError, RuntimeError, ValueError) as error:
        raise _bad("the archive is of a kind that models do not have") from error


def _refuse_outside(file: BinaryIO) -> None:
    """Look at both ends: the table of contents is read whole, so it must be short."""
    size = file.seek(0, os.SEEK_END)
    if not _LOCAL_BYTES + _END_BYTES <= size <= MOST_ARCHIVE:
        raise _bad("it is empty, or larger than a model can be")
    file.seek(0)
    first = file.read(len(_LOCAL))
    file.seek(max(0, size - _END_BYTES - _END_64_BYTES))
    last = file.read()
    end, before = last[-_END_BYTES:], last[:-_END_BYTES]
    if first != _LOCAL or not end.startswith(_END) or before.startswith(_END_64):
        raise _bad("it is not an archive as models are")
    count = int.from_bytes(end[10:12], "little")
    length = int.from_bytes(end[12:16], "little")
    if count > MOST_FILES or length > MOST_DIRECTORY:
        raise _bad("it has too many files")


def _problems(entries: Sequence[ZipInfo]) -> Iterator[str]:
    if not 0 < len(entries) <= MOST_FILES:
        yield "it has no file, or too many"
    for entry in entries:
        wrong = name_problem(entry) or _size_problem(entry)
        if wrong:
            yield f"an entry {wrong}"
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        yield "it is larger than a model can be"
    if clash(entries):
        yield "two of its names are the same"
    if _overlap(entries):
        yield "two of its files share their bytes"


def _size_problem(entry: ZipInfo) -> str:
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "is packed in a way that models are not"
    if entry.is_dir() and entry.file_size:
        return "is a folder with a content"
    # Short files may be very regular; they are no bomb.
    if entry.file_size > max(MB, MOST_RATIO * entry.compress_size):
        return "gives far more than is stored"
    return ""


def _overlap(entries: Sequence[ZipInfo]) -> bool:
    ends = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < ends:
            return True
        ends = entry.header_offset + _LOCAL_BYTES + entry.compress_size
    return False


def _kept(entries: Sequence[ZipInfo], top: str) -> dict[str, ZipInfo]:
    found: dict[str, ZipInfo] = {}
    for entry in entries:
        path = entry.filename.removeprefix(top)
        if path in KEPT and not entry.is_dir():
            if entry.file_size > KEPT[path]:
                raise _bad(f"{path} is larger than it can be")
            found[path] = entry
    return found


def _missing(names: frozenset[str]) -> Iterator[str]:
    for name in (METADATA, WEIGHTS):
        if name not in names:
            yield f"{name} is missing"
    if not names & frozenset(VOCABULARIES):
        yield "the vocabulary is missing"
    if not names & frozenset(TOKENIZERS):
        yield "sentencepiece.model or bpe.model is missing"


def _bad(wrong: str) -> BadModelError:
    return BadModelError(f"This is no model: {wrong}.", remedy=REMEDY)


def read_only(path: Path) -> BinaryIO:
    """Open a plain file; neither a pipe nor a device is waited for.

    Raises:
        BadModelError: There is none that can be read.
    """
    try:
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        file = open(number, "rb")  # noqa: PTH123, SIM115 - the caller closes it
        if not path.is_file():
            file.close()
            raise BadModelError(f"{path} is no file.")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadModelError(f"{path} cannot be read: {reason}.") from error
    return file
