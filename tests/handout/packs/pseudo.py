"""Languages that stand in for those still to come: longer, wider, right to left."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec

from kiosk.cli.opening import open_all
from kiosk.content.library import Library, read_library
from kiosk.content.wording import Wording
from kiosk.handout.compose import Voices
from kiosk.language.catalogue import CONTEXT_END, Catalogue, Entry, encode
from kiosk.language.languages import Direction, Language
from kiosk.settings import Settings

TODAY = date(2026, 11, 22)
DOMAINS = ("kiosk", "guides", "phrases")
ACCENTED = str.maketrans("aeiouAEIOU", "àéîöûÀÉÎÖÛ")
SLOT = re.compile(r"(%\([A-Za-z0-9_]+\)s)")
LONGER = 1.4
"""Source: the usual expansion of English interface texts, W3C i18n notes."""


def accented(text: str) -> str:
    """Latin with accents, 40 % longer."""
    words = text.translate(ACCENTED).split(" ")
    return " ".join(word + "ö" * round(len(word) * (LONGER - 1)) for word in words)


def wide(text: str) -> str:
    """A wide script: two letters are one sign."""
    pairs = re.compile("[A-Za-z]{1,2}")
    return pairs.sub(lambda pair: chr(0x4E00 + sum(map(ord, pair[0])) % 64), text)


def right_to_left(text: str) -> str:
    """A script from right to left other than Arabic."""
    letters = re.compile("[A-Za-z]")
    return letters.sub(lambda sign: chr(0x05D0 + ord(sign[0]) % 27), text)


@dataclass(frozen=True)
class Pseudo:
    """A language nobody speaks."""

    language: Language
    write: Callable[[str], str]

    def text(self, msgid: str) -> str:
        """Write a text, with its placeholders as they are."""
        parts = SLOT.split(msgid)
        return "".join(
            part if SLOT.fullmatch(part) else self.write(part) for part in parts
        )


def spoken(code: str, locale: str, direction: Direction) -> Language:
    return Language(
        code=code,
        own_name=f"Pseudo {code}",
        greeting="Welcome",
        choose="Choose your language",
        direction=direction,
        chinese_name="试验语",
        locale=locale,
    )


PSEUDO = (
    Pseudo(spoken("xa", "de", "ltr"), accented),
    Pseudo(spoken("xw", "ja", "ltr"), wide),
    Pseudo(spoken("xr", "he", "rtl"), right_to_left),
)


@dataclass(frozen=True)
class Bank:
    """The real content, in the real languages and in those still to come."""

    languages: tuple[Language, ...]
    library: Library
    settings: Settings = field(default_factory=Settings)
    today: date = TODAY

    def voices(self, code: str) -> Voices:
        chinese = None if code == "zh" else self.wording("zh")
        return Voices(self.wording(code), chinese)

    def wording(self, code: str) -> Wording:
        (language,) = (one for one in self.languages if one.code == code)
        return Wording(language, self.library, self.settings, self.today)


def bank_in(folder: Path) -> Bank:
    """Return the bank, with a library that has the languages to come."""
    opened = open_all(today=TODAY)
    shutil.copytree(opened.library.folder, folder / "library")
    catalogues = dict(opened.library.index.catalogues)
    for pseudo in PSEUDO:
        for domain in DOMAINS:
            made = _catalogue(pseudo, opened.library.catalogue("zh", domain))
            name = f"{domain}-{pseudo.language.code}.json"
            (folder / "library" / name).write_bytes(encode(made))
            catalogues[f"{pseudo.language.code}/{domain}"] = name
    index = msgspec.structs.replace(opened.library.index, catalogues=catalogues)
    (folder / "library" / "index.json").write_bytes(msgspec.json.encode(index))
    languages = (*opened.languages, *(pseudo.language for pseudo in PSEUDO))
    return Bank(languages, read_library(folder / "library"))


def _catalogue(pseudo: Pseudo, complete: Catalogue) -> Catalogue:
    entries = {
        key: Entry((pseudo.text(key.rpartition(CONTEXT_END)[2]),), "draft")
        for key in complete.entries
    }
    return Catalogue(pseudo.language.code, complete.domain, "0", entries)
