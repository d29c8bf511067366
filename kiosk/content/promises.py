"""What languages.toml promises complete, and what is missing for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.content.figures import FACT, PLACEHOLDER
from kiosk.content.forms import Form
from kiosk.content.library import Library
from kiosk.content.reading import Content
from kiosk.content.texts import texts_of, texts_of_facts, texts_of_phrases
from kiosk.interview.lesson import AnyPage
from kiosk.language.languages import Language

INTERFACES = ("kiosk", "desk")
CONTENT = "guides"
PHRASEBOOK = "phrases"
MOST_SHOWN = 12
"""Missing lines told one by one; the catalogue itself shows the rest."""


class Promised:
    """The English lines behind each name that can be promised."""

    def __init__(
        self, content: Content, interfaces: Mapping[str, frozenset[str]]
    ) -> None:
        everything = {
            text.msgid
            for page in (*content.pages, *content.forms)
            for text in texts_of(page)
        }
        everything |= {text.msgid for text in texts_of_facts(content.facts)}
        self._lines = {
            **interfaces,
            CONTENT: frozenset(everything),
            PHRASEBOOK: frozenset(
                text.msgid for text in texts_of_phrases(content.phrasebook)
            ),
            **{
                f"{CONTENT}/{page.id}": _lines_of(page, content)
                for page in content.pages
            },
            **{
                f"{CONTENT}/forms/{form.id}": _lines_of(form, content)
                for form in content.forms
            },
        }

    def broken(self, language: Language, library: Library) -> Iterator[str]:
        """Yield each promise that a language does not keep, with the missing lines."""
        if self._lines[PHRASEBOOK] and PHRASEBOOK not in language.complete:
            # Where no machine translates a language, phrases are all there is.
            yield (
                f"locales/languages.toml: {language.code} must promise phrases, "
                "since every language of the kiosk is talked in."
            )
        for name in language.complete:
            if name not in self._lines:
                yield (
                    f"locales/languages.toml: {language.code} promises {name}, and "
                    "there is none. Write kiosk, desk, phrases, guides, or guides/ and "
                    "a page's id."
                )
                continue
            domain = name.partition("/")[0]
            catalogue = library.catalogue(language.code, domain)
            missing = sorted(self._lines[name] - catalogue.entries.keys())
            if missing:
                yield _told(language.code, name, missing, len(self._lines[name]))


def interface_lines(locales: Path) -> dict[str, frozenset[str]]:
    """Return the keys of the program's texts, as the templates have them."""
    from kiosk.language.po_files import read_template

    return {name: read_template(locales / f"{name}.pot") for name in INTERFACES}


def _lines_of(page: AnyPage | Form, content: Content) -> frozenset[str]:
    """Return the lines of a page, and of the facts in words that they quote."""
    lines = {text.msgid for text in texts_of(page)}
    quoted = {name for line in lines for name in PLACEHOLDER.findall(line)}
    facts = tuple(fact for fact in content.facts if FACT + fact.id in quoted)
    return frozenset(lines | {text.msgid for text in texts_of_facts(facts)})


def _told(code: str, name: str, missing: list[str], of: int) -> str:
    head = (
        f"locales/{code}: {name} is promised complete, "
        f"{len(missing)} of {of} lines are missing:"
    )
    lines = [head, *(f"    {line!r}" for line in missing[:MOST_SHOWN])]
    if len(missing) > MOST_SHOWN:
        lines.append(f"    and {len(missing) - MOST_SHOWN} more")
    return "\n".join(lines)
