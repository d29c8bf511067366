"""Archives of models for the tests, right ones and hostile ones."""

from __future__ import annotations

import io
import json
import stat
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

TOP = "translate-zh_en-1_0"
METADATA: dict[str, object] = {
    "package_version": "1.0",
    "argos_version": "1.9.0",
    "from_code": "zh",
    "from_name": "Chinese",
    "to_code": "en",
    "to_name": "English",
    "links": ["https://example.com/model"],
    "code": "translate-zh_en",
}


def files(**changed: object) -> dict[str, bytes]:
    """The files of a right model; its metadata with changes."""
    return {
        "metadata.json": json.dumps(METADATA | changed).encode(),
        "README.md": b"A model.",
        "model/model.bin": b"weights " * 4096,
        "model/config.json": b"{}",
        "model/shared_vocabulary.json": b"[]",
        "sentencepiece.model": b"pieces",
        "stanza/pickle.pt": b"never unpacked",
    }


def archive(
    content: Mapping[str, bytes] | None = None,
    *,
    top: str = TOP,
    more: Callable[[zipfile.ZipFile], None] | None = None,
) -> bytes:
    """An archive with these files below one folder, and whatever `more` adds."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, raw in (files() if content is None else content).items():
            entry = zipfile.ZipInfo(f"{top}/{name}")  # dated 1980: the same each time
            target.writestr(entry, raw, zipfile.ZIP_DEFLATED)
        if more:
            more(target)
    return made.getvalue()


def model(place: Path, **changed: object) -> Path:
    """A right model as a file."""
    place.write_bytes(archive(files(**changed)))
    return place


def named(name: str, raw: bytes = b"evil") -> bytes:
    """A right model with one entry more, named like this."""
    entry = zipfile.ZipInfo("placeholder")
    entry.filename = name
    return archive(more=lambda target: target.writestr(entry, raw))


def of_kind(kind: int) -> bytes:
    """A right model with an entry that is a link or a device."""
    entry = zipfile.ZipInfo(f"{TOP}/model/link")
    entry.create_system = 3
    entry.external_attr = (kind | 0o777) << 16
    return archive(more=lambda target: target.writestr(entry, b"/etc/passwd"))


def packed(kind: int) -> bytes:
    """A right model with an entry packed in another way."""
    return archive(
        more=lambda target: target.writestr(f"{TOP}/x", b"x" * 999, compress_type=kind)
    )


def without(*names: str) -> bytes:
    return archive({name: raw for name, raw in files().items() if name not in names})


def with_file(name: str, raw: bytes) -> bytes:
    return archive(files() | {name: raw})


def told(**changed: object) -> bytes:
    """A model that says something else of itself."""
    return archive(files(**changed))


def patched(old: bytes, new: bytes, *, central: bool = True) -> bytes:
    """A right model with bytes exchanged in every central (or local) header."""
    raw = archive()
    at = raw.index(b"PK\x01\x02")
    head, tail = raw[:at], raw[at:]
    return head + tail.replace(old, new) if central else head.replace(old, new) + tail


def flagged(bits: int) -> bytes:
    """A right model whose entries claim something, such as to be encrypted."""
    raw = bytearray(archive())
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        raw[at + 8 : at + 10] = struct.pack("<H", bits)
        at = raw.find(b"PK\x01\x02", at + 4)
    return bytes(raw)


def claiming(size: int) -> bytes:
    """A right model whose weights claim another length in both headers."""
    raw = bytearray(archive())
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        length = struct.unpack_from("<H", raw, at + 28)[0]
        name = bytes(raw[at + 46 : at + 46 + length])
        if name.endswith(b"model.bin"):
            struct.pack_into("<I", raw, at + 24, size)
        at = raw.find(b"PK\x01\x02", at + 4)
    return bytes(raw)


def overlapping() -> bytes:
    """A right model two of whose entries are the same bytes."""
    raw = bytearray(archive())
    places = []
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        places.append(at)
        at = raw.find(b"PK\x01\x02", at + 4)
    raw[places[1] + 42 : places[1] + 46] = raw[places[0] + 42 : places[0] + 46]
    return bytes(raw)


def with_zip64_locator() -> bytes:
    """A right model whose table of contents is told a second time, in 64 bits."""
    raw = archive()
    count, length, start = struct.unpack("<HII", raw[-12:-2])
    record = struct.pack(
        "<4sQHHIIQQQQ",
        *(b"PK\x06\x06", 44, 45, 45, 0, 0),
        *(count, count, length, start),
    )
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, len(raw) - 22, 1)
    return raw[:-22] + record + locator + raw[-22:]


def counting(count: int) -> bytes:
    """A right model whose end claims so many entries."""
    raw = bytearray(archive())
    raw[-12:-10] = struct.pack("<H", count)
    return bytes(raw)


@dataclass(frozen=True)
class Hostile:
    """An archive that must be refused, and why."""

    name: str
    raw: Callable[[], bytes]


DEEP = b"[" * 100_000
HOSTILE = (
    Hostile("nothing", lambda: b""),
    Hostile("no archive", lambda: b"MZ" + bytes(4096)),
    Hostile("cut off", lambda: archive()[:-40]),
    Hostile("cut in the middle", lambda: archive()[: len(archive()) // 2]),
    Hostile("something before it", lambda: b"#!/bin/sh\n" + archive()),
    Hostile("something behind it", lambda: archive() + b"more"),
    Hostile("two folders at the top", lambda: named("other/file")),
    Hostile("no folder at the top", lambda: archive(top="")),
    Hostile("a way up", lambda: named(f"{TOP}/../../evil")),
    Hostile("a way up alone", lambda: named("../evil")),
    Hostile("an absolute name", lambda: named("/etc/cron.d/evil")),
    Hostile("a backslash", lambda: named(f"{TOP}\\..\\..\\evil")),
    Hostile("a drive", lambda: named("C:/evil")),
    Hostile("a stream", lambda: named(f"{TOP}/model/model.bin:evil")),
    Hostile("a NUL", lambda: named(f"{TOP}/a\0b")),
    Hostile("a control character", lambda: named(f"{TOP}/\x1b[31mred")),
    Hostile("a point", lambda: named(f"{TOP}/./evil")),
    Hostile("an empty part", lambda: named(f"{TOP}//evil")),
    Hostile("a name too long", lambda: named(f"{TOP}/{'a' * 300}")),
    Hostile("a name not in NFC", lambda: named(f"{TOP}/cafe\u0301")),
    Hostile("twice the same", lambda: named(f"{TOP}/model/MODEL.BIN")),
    Hostile("a file that is a folder", lambda: named(f"{TOP}/README.md/x")),
    Hostile("a folder with content", lambda: named(f"{TOP}/model/evil/", b"x")),
    Hostile("a symbolic link", lambda: of_kind(stat.S_IFLNK)),
    Hostile("a device", lambda: of_kind(stat.S_IFCHR)),
    Hostile("a pipe", lambda: of_kind(stat.S_IFIFO)),
    Hostile("encrypted", lambda: flagged(1)),
    Hostile("a bomb", lambda: with_file("model/model.bin", bytes(30_000_000))),
    Hostile("a bomb aside", lambda: with_file("stanza/x", bytes(30_000_000))),
    Hostile("other packing", lambda: packed(zipfile.ZIP_BZIP2)),
    Hostile("strong packing", lambda: packed(zipfile.ZIP_LZMA)),
    Hostile("shared bytes", overlapping),
    Hostile("more than it says", lambda: claiming(100)),
    Hostile("less than it says", lambda: claiming(200_000)),
    Hostile("far less than it says", lambda: claiming(0xFFFFFFF0)),
    Hostile("a large table of contents", with_zip64_locator),
    Hostile("too many files claimed", lambda: counting(60_000)),
    Hostile(
        "too many files", lambda: archive(dict.fromkeys(map(str, range(5001)), b""))
    ),
    Hostile("another name inside", lambda: patched(b"shared_", b"source_")),
    Hostile("damaged bytes", lambda: patched(b"\x00\x00", b"\x11\x00", central=False)),
    Hostile("no metadata", lambda: without("metadata.json")),
    Hostile("no weights", lambda: without("model/model.bin")),
    Hostile("no vocabulary", lambda: without("model/shared_vocabulary.json")),
    Hostile("no tokenizer", lambda: without("sentencepiece.model")),
    Hostile("metadata too long", lambda: told(from_name="x" * 70_000)),
    Hostile("metadata no JSON", lambda: with_file("metadata.json", b"{")),
    Hostile("metadata deep", lambda: with_file("metadata.json", DEEP[:60_000])),
    Hostile("metadata a list", lambda: with_file("metadata.json", b"[]")),
    Hostile("metadata not UTF-8", lambda: with_file("metadata.json", b"\xff\xfe{")),
    Hostile("a code that leads out", lambda: told(from_code="../../zh")),
    Hostile("a code that is a number", lambda: told(from_code=7)),
    Hostile("a version that leads out", lambda: told(package_version="../1")),
    Hostile("one language twice", lambda: told(to_code="zh")),
    Hostile("no translation", lambda: told(type="sbd")),
    Hostile("a name with everything", lambda: told(to_name="\x1b[2J" * 40)),
    Hostile("a prefix that is a list", lambda: told(target_prefix=["x"])),
)
