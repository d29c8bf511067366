"""The words of one language: interface, content, figures, answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from kiosk.content.branch import bank_name, branch_values, idle_values
from kiosk.content.facts import Fact
from kiosk.content.figures import FACT, PLACEHOLDER, Quoting, quantity, sentences
from kiosk.content.library import Library
from kiosk.interview.problems import Problem
from kiosk.language.formatting import Formatter
from kiosk.language.languages import Language
from kiosk.settings import Settings

SOURCE = "en"
"""The language the texts are written in: it needs no catalogue."""
VISITOR = "kiosk"
"""The catalogue of what visitors read."""
STAFF = ("desk", VISITOR)
"""The catalogues of what staff read, the first that has a text."""
UNTRANSLATED = " ‹EN›"
"""Stands behind a line that is shown in English for want of a translation."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line of content in the visitor's language."""

    text: str
    fallback: bool = False
    """True: no translation, so it is shown in English."""

    @property
    def shown(self) -> str:
        """The line, with a visible mark where it fell back to English."""
        return self.text + UNTRANSLATED if self.fallback else self.text


class Wording:
    """Everything one language needs, over a library, for one day."""

    def __init__(
        self,
        language: Language,
        library: Library,
        settings: Settings,
        today: date,
        *,
        domains: tuple[str, ...] = (VISITOR,),
    ) -> None:
        self.language = language
        self.today = today
        self._domains = domains
        self._library = library
        self._settings = settings

    @cached_property
    def formatter(self) -> Formatter:
        """Dates, money and names of countries, as this language writes them."""
        return Formatter(self.language.locale)

    @cached_property
    def drafted(self) -> bool:
        """Whether a machine wrote what this language says, and nobody looked at it."""
        catalogues = (
            self._library.catalogue(self.language.code, name)
            for name in (*self._domains, "guides")
        )
        return any(
            entry.state == "draft"
            for one in catalogues
            for entry in one.entries.values()
        )

    @property
    def settings(self) -> Settings:
        """What the operator set."""
        return self._settings

    def branch_value(self, name: str) -> str:
        """Return what a placeholder of the branch stands for; empty: nothing."""
        return self._branch[name]

    @property
    def bank_name(self) -> str:
        """The bank's name: a proper name, so in English or Chinese only."""
        return bank_name(self._settings.branch, self.language.code)

    def say(self, msgid: str, **values: str) -> str:
        """Return a text of the interface.

        Args:
            msgid: The English text.
            values: What its placeholders stand for.
        """
        return self.said(msgid, **values).shown

    def said(self, msgid: str, **values: str) -> Said:
        """Return a text of the interface, and whether it is translated.

        Args:
            msgid: The English text.
            values: What its placeholders stand for.
        """
        said = self._translated(msgid, *self._domains)
        return Said(_filled(said.text, values), said.fallback)

    def say_n(self, singular: str, plural: str, n: int, **values: str) -> str:
        """Return a text of the interface for a count, given as %(n)s too."""
        catalogues = (
            self._library.catalogue(self.language.code, name) for name in self._domains
        )
        found = (one.find_plural(singular, plural, n) for one in catalogues)
        entry = next(filter(None, found), None)
        if entry is not None:
            text = entry.words
        else:
            text = self._untranslated(singular if n == 1 else plural).shown
        return _filled(text, {"n": str(n), **values})

    def explain(self, problem: Problem) -> str:
        """Return what is wrong with an answer, and what to do."""
        return self.say(problem.message, **problem.values)

    def tell(self, msgid: str) -> Said:
        """Return a text of the content, with facts and branch filled in.

        A line shown in English has its figures as English writes them.
        """
        said = self._translated(msgid, "guides")
        if said.fallback:
            return Said(self._english.tell(msgid).text, fallback=True)
        return Said(self._quoted(said.text, Quoting(msgid)))

    def tell_lines(self, msgids: Iterable[str]) -> tuple[Said, ...]:
        """Return several texts, without those that need what this branch lacks."""
        return tuple(self.tell(msgid) for msgid in msgids if self.can_tell(msgid))

    def can_tell(self, msgid: str) -> bool:
        """Tell whether the settings have what a text needs."""
        return all(
            name.startswith(FACT) or self._branch.get(name)
            for name in PLACEHOLDER.findall(msgid)
        )

    def _translated(self, msgid: str, *domains: str) -> Said:
        if not msgid:
            return Said("")
        for domain in domains:
            entry = self._library.catalogue(self.language.code, domain).find(msgid)
            if entry is not None:
                return Said(entry.words)
        return self._untranslated(msgid)

    def _untranslated(self, msgid: str) -> Said:
        return Said(msgid, fallback=self.language.code != SOURCE)

    @cached_property
    def _english(self) -> Wording:
        """The words of the language that a line falls back to."""
        source = replace(self.language, code=SOURCE, locale=SOURCE, direction="ltr")
        return Wording(source, self._library, self._settings, self.today)

    def figure(self, fact_id: str) -> str:
        """Return the value of a fact in words, with its date or a doubt beside it."""
        return self._quoted(f"%({FACT}{fact_id})s", Quoting(""))

    def plain_figure(self, fact_id: str) -> str:
        """Return the value of a fact in words, and nothing beside it."""
        return self._formatted(self._library.facts[fact_id])

    def _quoted(self, text: str, quoting: Quoting) -> str:
        """Fill in facts and branch; the year of a figure ends its sentence."""
        if "%(" not in text:
            return text
        return "".join(
            self._sentence(body, quoting) + end for body, end in sentences(text)
        )

    def _sentence(self, body: str, quoting: Quoting) -> str:
        quoted = dict(self._facts_in(body))
        values = self._branch | {
            name: self._remarked(fact, quoting) for name, fact in quoted.items()
        }
        filled = _filled(body, values)
        dated = quoting.dated(quoted.values(), self.today)
        if not dated.years:
            return filled
        years = self.formatter.several(dated.years)
        return self.say(dated.remark, figure=filled, year=years)

    def _facts_in(self, text: str) -> Iterator[tuple[str, Fact]]:
        """Yield each fact by its placeholder; one that is not known stays as it is."""
        for name in PLACEHOLDER.findall(text):
            fact = name.removeprefix(FACT)
            if fact != name and fact in self._library.facts:
                yield name, self._library.facts[fact]

    def _remarked(self, fact: Fact, quoting: Quoting) -> str:
        text, doubt = self._formatted(fact), quoting.doubt(fact, self.today)
        return self.say(doubt, figure=text) if doubt else text

    def _formatted(self, fact: Fact) -> str:
        value = fact.value_on(self.today) or fact.values[0].value
        if fact.unit == "text":
            return self._translated(value, "guides").text
        return quantity(self.formatter, value, fact.unit)

    @cached_property
    def _branch(self) -> dict[str, str]:
        branch = branch_values(self._settings.branch, self)
        return branch | idle_values(self._settings.idle, self.formatter)


def _filled(text: str, values: dict[str, str]) -> str:
    """Fill placeholders, and nothing else: no attribute, index or format."""
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)
