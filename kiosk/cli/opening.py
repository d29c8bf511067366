"""Opens what commands need: settings, languages, library, words."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kiosk.content.build import open_library
from kiosk.content.library import Library
from kiosk.content.wording import Wording
from kiosk.errors import AnswersError, UnknownError
from kiosk.language.languages import Language, read_languages
from kiosk.paths import find_places
from kiosk.settings import Settings, read_settings

MOST_BYTES = 200_000
"""Answers or scans longer than this are no visitor's."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What most commands work with."""

    settings: Settings
    languages: tuple[Language, ...]
    library: Library
    today: date

    def wording(self, code: str) -> Wording:
        """Return the words of a language.

        Raises:
            UnknownError: The kiosk does not speak it.
        """
        language = find_language(self.languages, code)
        return Wording(language, self.library, self.settings, self.today)


def open_all(config: Path | None = None, today: date | None = None) -> Opened:
    """Open settings, languages and library."""
    settings = read_settings(config)
    places = find_places()
    return Opened(
        settings,
        read_languages(places.locales / "languages.toml"),
        open_library(places),
        today or settings.today(),
    )


def find_language(languages: tuple[Language, ...], code: str) -> Language:
    """Return the language called `code`.

    Raises:
        UnknownError: There is none.
    """
    for language in languages:
        if language.code == code:
            return language
    known = ", ".join(language.code for language in languages)
    raise UnknownError(f"There is no language {code!r}.", remedy=f"There are: {known}.")


def read_text(name: str) -> str:
    """Read a file, or standard input for "-".

    Raises:
        AnswersError: It cannot be read, is not UTF-8, or is far too long.
    """
    try:
        if name == "-":
            raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(name).open("rb") as source:
                raw = source.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise AnswersError(f"{name} is longer than {MOST_BYTES} bytes.")
        return raw.decode("utf-8-sig")
    # ValueError: not UTF-8, or a file name with a NUL in it.
    except (OSError, ValueError) as error:
        raise AnswersError(f"{name} cannot be read: {error}.") from error


def read_answers(name: str) -> dict[str, Any]:
    """Read a JSON object of answers.

    Raises:
        AnswersError: It is not one.
    """
    remedy = 'Give one JSON object, such as {"document": "passport"}.'
    try:
        answers = json.loads(read_text(name))
    except (ValueError, RecursionError) as error:
        raise AnswersError(f"{name} is not JSON: {error}.", remedy=remedy) from error
    if not isinstance(answers, dict):
        raise AnswersError(f"{name} is not an object of answers.", remedy=remedy)
    return answers


def print_json(value: object) -> None:
    """Print a value as JSON, readable, in UTF-8 whatever the locale."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.flush()


def print_line(text: str) -> None:
    """Print one line in UTF-8 whatever the locale."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.flush()
