"""Everything `kiosk check` looks at before content may reach a visitor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.content import rules
from kiosk.content.build import build, settled
from kiosk.content.fact_rules import unquoted
from kiosk.content.form_rules import form_breaches
from kiosk.content.library import Library
from kiosk.content.messages import stale
from kiosk.content.phrase_rules import phrase_breaches, same_translations, unspoken
from kiosk.content.promises import Promised, interface_lines
from kiosk.content.reach import unreached
from kiosk.content.reading import Content, read_content
from kiosk.content.reading_level import ReadingLevel, reading_level
from kiosk.content.texts import texts_of
from kiosk.content.wording import SOURCE, Wording
from kiosk.errors import ContentError
from kiosk.interview.lesson import Lesson
from kiosk.language.formatting import Formatter
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
    notes: tuple[str, ...] = ()
    """What an editor should know, though nothing is wrong."""


Told = Callable[[str], None]
"""Is told what is looked at now."""


def check(places: Places, today: date, told: Told = lambda _: None) -> Checked:
    """Check sources, catalogues, facts, phrases, ways, reading level and codes.

    Args:
        places: Where they are.
        today: The day on which facts must not be overdue.
        told: Called with each thing looked at.
    """
    told("guides")
    content = read_content(places.guides)
    faults = (
        *content.faults,
        *rules.breaches(content),
        *form_breaches(content),
        *phrase_breaches(content),
    )
    problems = [str(fault) for fault in (*faults, *rules.overdue(content, today))]
    try:
        languages = read_languages(places.locales / "languages.toml")
    except ContentError as error:
        return Checked((*problems, str(error)), {})
    level = _level(content)
    if not faults:
        problems += map(str, unspoken(content, languages))
        problems += level.faults()
        problems += _ways(content, today, told)
        problems += _catalogues(places, languages, told)
        problems += _translations(places, content, languages, today)
    return Checked(
        tuple(problems), _counts(content, languages), tuple(_notes(content, level))
    )


def _level(content: Content) -> ReadingLevel:
    # Lessons are for staff, in Chinese: nobody translates them many times.
    pages = [page for page in content.pages if not isinstance(page, Lesson)]
    return reading_level(text.msgid for page in pages for text in texts_of(page))


def _notes(content: Content, level: ReadingLevel) -> Iterator[str]:
    yield str(level)
    for id_ in unquoted(content):
        yield f"facts.yaml: no text quotes {id_}."


def _ways(content: Content, today: date, told: Told) -> Iterator[str]:
    for service in content.services:
        told(service.id)
        yield from map(str, unreached(content, service, today))


def _catalogues(
    places: Places, languages: tuple[Language, ...], told: Told
) -> Iterator[str]:
    if places.checkout:
        yield from _templates(places)
    for language in languages:
        told(language.own_name)
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
    places: Places, content: Content, languages: tuple[Language, ...], today: date
) -> Iterator[str]:
    try:
        library = build(settled(places)) if places.checkout else _open(places)
        promised = Promised(content, interface_lines(places.locales))
    except ContentError as error:
        yield str(error)
        return
    for language in languages:
        if language.code != SOURCE:
            yield from promised.broken(language, library)
            yield from same_translations(
                content.phrasebook, library.catalogue(language.code, "phrases")
            )
        try:
            # Else a locale nobody knows is met by the first visitor who sees a date.
            Formatter(language.locale).date(today)
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


def _codes(wording: Wording, library: Library) -> Iterator[str]:
    pages = [library.service(page.id).essentials for page in library.services]
    pages += [library.guide(page.id).essentials for page in library.guides]
    for essentials in pages:
        for msgid, most in (
            (essentials.long, LONG_BYTES),
            (essentials.short, SHORT_BYTES),
        ):
            said = wording.tell(msgid)
            size = len(said.text.encode())
            # What is not translated yet is English, which is measured as English.
            if size > most and not said.fallback:
                yield (
                    f"locales/{wording.language.code}: {size} bytes, at most {most} "
                    f"fit a code: {msgid!r}"
                )


def _counts(content: Content, languages: tuple[Language, ...]) -> dict[str, int]:
    texts = [
        text for page in (*content.pages, *content.forms) for text in texts_of(page)
    ]
    return {
        "services": len(content.services),
        "guides": len(content.guides),
        "lessons": len(content.lessons),
        "steps": sum(len(service.steps) for service in content.services),
        "forms": len(content.forms),
        "facts": len(content.facts),
        "phrases": len(content.phrasebook.phrases),
        "terms": len(content.terms),
        "texts": len({text.msgid for text in texts}),
        "languages": len(languages),
    }
