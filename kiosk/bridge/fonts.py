"""The fonts of the page: cut out of packages once, kept in a folder.

Whole, the Chinese font alone is 33 MB. It is cut into parts, of which the first holds
what the first screen says; each part has its signs as a range, so that a browser loads
no other.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from kiosk.bridge.client import package_file
from kiosk.bridge.fitting import fit
from kiosk.errors import BridgeError
from kiosk.lifelines import die_with

RECIPE: Final = "3"
"""Another number has everything cut anew."""
DEJAVU: Final = Path("/usr/share/fonts/truetype/dejavu")
"""Source: Debian, fonts-dejavu-core (in trixie: fonts-dejavu-mono)."""
_JAPANESE, _KOREAN, _CHINESE = 0, 1, 2
"""Faces of the collection of Noto Sans CJK."""
_DROPPED: Final = ("GPOS", "GSUB", "GDEF", "BASE", "STAT", "vhea", "vmtx", "VORG")
_DROPPED_TOO: Final = ("DSIG", "meta", "FFTM")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the page, and what it is cut out of."""

    name: str
    family: str
    source: Path
    signs: frozenset[int]
    """Code points; those that the source lacks are left out."""
    weights: str
    face: int = -1
    """Which one of a collection; -1: it is none."""
    more: str = ""
    """Further descriptors of the face, for CSS."""
    ranges: str = ""
    """For what signs a browser loads it; empty: those that are in it."""

    @property
    def file(self) -> str:
        """Name of its file: another when anything of it is another."""
        told = (RECIPE, *_versions(), self.weights, self.more, self.ranges)
        signs = sorted(self.signs)
        return f"{self.name}-{sha256(repr((told, signs)).encode()).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Fonts:
    """What the page has of fonts."""

    css: bytes
    files: tuple[Path, ...]


def prepare(folder: Path, first: str) -> Fonts:
    """Return the fonts; those that are not there yet are cut.

    Args:
        folder: Where they are kept.
        first: All that the first screen says.

    Raises:
        BridgeError: A font is missing, or the folder cannot be written.
    """
    parts = tuple(_parts(first))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _cut_missing(parts, folder)
        css = "\n".join((folder / f"{part.file}.css").read_text() for part in parts)
        return Fonts(css.encode(), tuple(folder / f"{part.file}.otf" for part in parts))
    except OSError as error:
        raise BridgeError(
            f"The fonts of the page cannot be made in {folder}: {error}.",
            remedy="Install the package fonts-dejavu-core; let the kiosk write there.",
        ) from error


def _cut_missing(parts: tuple[Part, ...], folder: Path) -> None:
    if not _missing(parts, folder):
        return
    # Imported here: it is needed once on a machine.
    from concurrent.futures import ProcessPoolExecutor

    with (
        _alone(folder),
        ProcessPoolExecutor(initializer=_end_with, initargs=(os.getpid(),)) as pool,
    ):
        # Whoever was first may have cut them meanwhile.
        missing = _missing(parts, folder)
        list(pool.map(_cut, missing, [folder] * len(missing)))


def _missing(parts: tuple[Part, ...], folder: Path) -> list[Part]:
    return [part for part in parts if not (folder / f"{part.file}.css").is_file()]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other process cuts for a folder; it takes minutes."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


def _end_with(parent: int) -> None:
    """Leave the work when whoever wanted it was killed."""
    if not die_with(parent):
        os._exit(1)


def _parts(first: str) -> Iterator[Part]:
    # Rows of 33 px at 28 px of text, as the screens are drawn for.
    row = "ascent-override: 92%; descent-override: 26%; line-gap-override: 0%"
    latin = package_file("static/fonts/RobotoMono-VariableFont_wght.ttf")
    yield Part("latin", "Kiosk Latin", latin, _LATIN, "100 700", more=row)
    for file, weights in (
        ("DejaVuSansMono", "100 500"),
        ("DejaVuSansMono-Bold", "600 900"),
    ):
        name = f"marks-{weights[:3]}"
        yield Part(name, "Kiosk Marks", DEJAVU / f"{file}.ttf", _MARKS, weights)
    thai = Path(str(files("manimgx_fonts"))) / "NotoSansThai[wght].ttf"
    yield Part("thai", "Kiosk Thai", thai, _THAI, "100 900")
    yield from _han(frozenset(map(ord, first)) & (_EAST | _HANGUL | _KANA))


def _han(first: frozenset[int]) -> Iterator[Part]:
    source = Path(str(files("manimgx_fonts_cjk"))) / "NotoSansCJK-VF.otf.ttc"
    chinese = frozenset(_table("gb2312", range(0xB0, 0xF8)))
    japanese = frozenset(_table("euc_jp", range(0xB0, 0xF5))) - chinese
    # Of two that have a sign, a browser takes the later.
    rows = (
        ("rare", _EAST - chinese - japanese - _PUNCTUATION, _CHINESE, "U+3400-9FFF"),
        ("japanese", japanese | _KANA, _JAPANESE, ""),
        ("korean", _HANGUL, _KOREAN, ""),
        ("chinese", chinese | _PUNCTUATION, _CHINESE, ""),
        ("first", first, _CHINESE, ""),
    )
    # A sign is two cells wide: 1.2 times the size, of which it fills 1.1.
    more = "size-adjust: 110%"
    for name, signs, face, ranges in rows:
        weights = "100 900"
        yield Part(name, "Kiosk Han", source, signs, weights, face, more, ranges)


def _versions() -> tuple[str, ...]:
    return tuple(map(version, ("manimgx-fonts", "manimgx-fonts-cjk", "textual-serve")))


def _table(encoding: str, rows: Iterable[int]) -> Iterator[int]:
    """Yield the Han characters of a national standard."""
    for row in rows:
        for column in range(0xA1, 0xFF):
            found = bytes((row, column)).decode(encoding, "ignore")
            if found:
                yield ord(found)


def _cut(part: Part, folder: Path) -> None:
    """Write one part, and behind it what is said of it."""
    # Imported here: it is large, and needed once.
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options: Any = subset.Options()
    options.layout_features = []
    options.name_IDs = []
    options.drop_tables += (*_DROPPED, *_DROPPED_TOO)
    options.hinting = False
    beside = folder / f"{part.file}.new"
    with TTFont(part.source, fontNumber=part.face, lazy=True) as font:
        there = part.signs & frozenset(font.getBestCmap())
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=there)
        subsetter.subset(font)
        if part.family == "Kiosk Marks":
            fit(font)
        font.save(beside)
    beside.replace(folder / f"{part.file}.otf")
    (folder / f"{part.file}.css").write_text(_face(part, there))


def _face(part: Part, signs: frozenset[int]) -> str:
    ranges = part.ranges or ",".join(_ranges(sorted(signs)))
    more = f" {part.more};" if part.more else ""
    return (
        f'@font-face {{ font-family: "{part.family}"; font-weight: {part.weights};'
        f' src: url("{part.file}.otf");{more} font-display: block;'
        f" unicode-range: {ranges}; }}"
    )


def _ranges(signs: list[int]) -> Iterator[str]:
    begun = 0
    for index, sign in enumerate(signs):
        if index + 1 == len(signs) or signs[index + 1] != sign + 1:
            yield f"U+{signs[begun]:X}-{sign:X}"
            begun = index + 1


def _span(*ends: tuple[int, int]) -> frozenset[int]:
    return frozenset(sign for low, high in ends for sign in range(low, high + 1))


_LATIN: Final = _span(
    (0x20, 0x52F), (0x1E00, 0x1FFF), (0x2010, 0x2027), (0x2030, 0x20BF)
)
_MARKS: Final = (
    _span((0x590, 0x6FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF), (0x2000, 0x2BFF))
    | _span((0x20, 0x52F), (0x1E00, 0x1FFF))
) - frozenset(map(ord, " "))
_THAI: Final = _span((0xE00, 0xE7F))
_PUNCTUATION: Final = _span(
    (0x3000, 0x303F), (0xFF00, 0xFFEF), (0x2150, 0x218B), (0x2460, 0x24FF)
)
_KANA: Final = _span((0x3040, 0x30FF), (0x31F0, 0x31FF))
_HANGUL: Final = _span((0xAC00, 0xD7A3), (0x1100, 0x11FF), (0x3130, 0x318F))
_EAST: Final = _span((0x4E00, 0x9FFF), (0x3400, 0x4DBF)) | _PUNCTUATION
"""Blocks of Unicode 15.1."""
