"""The list of languages, read from locales/languages.toml."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from kiosk.errors import ContentError

Direction = Literal["ltr", "rtl"]

WORDS = (
    "code",
    "own_name",
    "greeting",
    "choose",
    "direction",
    "chinese_name",
    "locale",
)
REMEDY = "Compare the entry with the others in the file."


@dataclass(frozen=True, slots=True)
class Language:
    """One language a visitor can choose."""

    code: str
    """Short code, also the name of its folder in locales/."""
    own_name: str
    """The language's name in the language itself."""
    greeting: str
    """A word of welcome in the language."""
    choose: str
    """"Choose your language" in the language."""
    direction: Direction
    chinese_name: str
    """The language's name for staff, in Chinese."""
    locale: str
    """Locale identifier for dates, money and names, such as zh_Hans_CN."""
    complete: tuple[str, ...] = ()
    """What is promised to have every line translated: kiosk, guides, or one page as
    guides/ and its id."""


def read_languages(path: Path) -> tuple[Language, ...]:
    """The languages in the order of the welcome screen.

    Reads with the standard library only, because this runs before the first
    screen is painted.

    Raises:
        ContentError: The file is missing, is no TOML, or an entry is wrong.
    """
    entries = _read_toml(path).get("language")
    if not isinstance(entries, list) or not entries:
        raise ContentError(
            f"{path} lists no language.",
            remedy="Add at least one [[language]] entry.",
        )
    languages = tuple(
        _language(entry, f"{path}, language {number}")
        for number, entry in enumerate(entries, start=1)
    )
    _refuse_twins(languages, path)
    return languages


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as trouble:
        raise ContentError(
            f"{path} cannot be read: {trouble.strerror}.",
            remedy="Restore the file from the release, or reinstall the kiosk.",
        ) from trouble
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        raise ContentError(
            f"{path} is not valid TOML: {trouble}.",
            remedy="Correct the line that is named; save the file as UTF-8.",
        ) from trouble


def _language(entry: object, where: str) -> Language:
    if not isinstance(entry, dict):
        raise ContentError(f"{where}: not a table.", remedy=REMEDY)
    unknown = set(entry) - {*WORDS, "complete"}
    if unknown:
        names = ", ".join(sorted(unknown))
        raise ContentError(f"{where}: unknown key {names}.", remedy=REMEDY)
    words = {name: _word(entry, name, where) for name in WORDS}
    if words["direction"] not in ("ltr", "rtl"):
        raise ContentError(
            f'{where}: direction is "{words["direction"]}".',
            remedy='Write "ltr" or "rtl".',
        )
    complete = entry.get("complete", [])
    if not isinstance(complete, list) or not all(isinstance(d, str) for d in complete):
        raise ContentError(f"{where}: complete is not a list of names.", remedy=REMEDY)
    return Language(**words, complete=tuple(complete))  # type: ignore[arg-type]


def _word(entry: dict[str, object], name: str, where: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ContentError(f"{where}: {name} is missing or empty.", remedy=REMEDY)
    return value


def _refuse_twins(languages: tuple[Language, ...], path: Path) -> None:
    counts = Counter(language.code for language in languages)
    twins = sorted(code for code, count in counts.items() if count > 1)
    if twins:
        raise ContentError(
            f"{path}: {', '.join(twins)} is listed more than once.",
            remedy="Keep one entry a language.",
        )
