"""Everything `kiosk check` looks at before content may reach a visitor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.content import rules
from kiosk.content.build import build, settled
from kiosk.content.library import Library
from kiosk.content.messages import stale
from kiosk.content.reading import Content, read_content
from kiosk.content.texts import texts_of
from kiosk.content.wording import Wording
from kiosk.errors import ContentError
from kiosk.language.languages import Language, read_languages
from kiosk.language.po_files import check_po
from kiosk.paths import Places
from kiosk.settings import Settings

LONG_BYTES = 200
SHORT_BYTES = 80
"""A code with at most so many bytes of UTF-8 can be scanned from our screens."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, and how much was looked at."""

    problems: tuple[str, ...]
    counts: Mapping[str, int]


def check(places: Places, today: date) -> Checked:
    """Check sources, catalogues, facts and codes.

    Args:
        places: Where they are.
        today: The day on which facts must not be overdue.
    """
    content = read_content(places.guides)
    faults = (*content.faults, *rules.breaches(content))
    problems = [str(fault) for fault in (*faults, *rules.overdue(content, today))]
    try:
        languages = read_languages(places.locales / "languages.toml")
    except ContentError as error:
        return Checked((*problems, str(error)), {})
    if not faults:
        problems += _catalogues(places, languages)
        problems += _translations(places, languages, today)
    return Checked(tuple(problems), _counts(content, languages))


def _catalogues(places: Places, languages: tuple[Language, ...]) -> Iterator[str]:
    if places.checkout:
        yield from _templates(places)
    for language in languages:
        folder = places.locales / language.code / "LC_MESSAGES"
        for path in sorted(folder.glob("*.po")):
            yield from map(str, check_po(path, language.code))


def _templates(places: Places) -> Iterator[str]:
    try:
        for name in stale(places):
            yield f"locales/{name}: texts have changed. Run: kiosk messages"
    except ContentError as error:
        yield str(error)


def _translations(
    places: Places, languages: tuple[Language, ...], today: date
) -> Iterator[str]:
    try:
        library = build(settled(places)) if places.checkout else _open(places)
    except ContentError as error:
        yield str(error)
        return
    for language in languages:
        yield from _incomplete(language, library)
        try:
            # The last day too: a code must still fit when its figures are overdue.
            yield from dict.fromkeys(
                problem
                for day in (today, date.max)
                for problem in _codes(
                    Wording(language, library, Settings(), day), library
                )
            )
        except ContentError as error:
            yield str(error)


def _open(places: Places) -> Library:
    from kiosk.content.library import read_library

    return read_library(places.library)


def _incomplete(language: Language, library: Library) -> Iterator[str]:
    if language.code == "en":
        return
    coverage = library.index.coverage.get(language.code, {})
    for domain in language.complete:
        share = coverage.get(domain, 0.0)
        if share < 1:
            yield (
                f"locales/{language.code}: {domain} is promised complete, "
                f"{share:.1%} is translated."
            )


def _codes(wording: Wording, library: Library) -> Iterator[str]:
    pages = [library.service(page.id).essentials for page in library.services]
    pages += [library.guide(page.id).essentials for page in library.guides]
    for essentials in pages:
        for msgid, most in (
            (essentials.long, LONG_BYTES),
            (essentials.short, SHORT_BYTES),
        ):
            size = len(wording.tell(msgid).text.encode())
            if size > most:
                yield (
                    f"locales/{wording.language.code}: {size} bytes, at most {most} "
                    f"fit a code: {msgid!r}"
                )


def _counts(content: Content, languages: tuple[Language, ...]) -> dict[str, int]:
    texts = [text for page in content.pages for text in texts_of(page)]
    return {
        "services": len(content.services),
        "guides": len(content.guides),
        "lessons": len(content.lessons),
        "steps": sum(len(service.steps) for service in content.services),
        "facts": len(content.facts),
        "texts": len({text.msgid for text in texts}),
        "languages": len(languages),
    }
