"""The words of one language: interface, content, figures, answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from kiosk.content.facts import Fact, Unit
from kiosk.content.library import Library
from kiosk.interview.problems import Problem, mark
from kiosk.language.formatting import Formatter, Span
from kiosk.language.languages import Language
from kiosk.settings import Branch, Idle, Settings

PLACEHOLDER = re.compile(r"%\(([A-Za-z0-9_]+)\)s")
FACT = "fact_"
IDLE = frozenset(("idle_time", "countdown_time"))
"""Placeholders that tell how long the kiosk waits before it forgets."""
CHINESE = "zh"
SOURCE = "en"
"""The language the texts are written in: it needs no catalogue."""
UNTRANSLATED = " ‹EN›"
"""Stands behind a line that is shown in English for want of a translation."""
CHECK_WITH_STAFF = mark("%(figure)s (check with the staff)")


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
        self, language: Language, library: Library, settings: Settings, today: date
    ) -> None:
        self.language = language
        self.today = today
        self._library = library
        self._settings = settings

    @cached_property
    def formatter(self) -> Formatter:
        """Dates, money and names of countries, as this language writes them."""
        return Formatter(self.language.locale)

    @property
    def bank_name(self) -> str:
        """The bank's name: a proper name, so in English or Chinese only."""
        return self._known["bank_name"]

    def say(self, msgid: str, **values: str) -> str:
        """Return a text of the interface.

        Args:
            msgid: The English text.
            values: What its placeholders stand for.
        """
        return _filled(self._translated(msgid, "kiosk").shown, values)

    def say_n(self, singular: str, plural: str, n: int, **values: str) -> str:
        """Return a text of the interface for a count, given as %(n)s too."""
        catalogue = self._library.catalogue(self.language.code, "kiosk")
        entry = catalogue.find_plural(singular, plural, n)
        if entry is not None:
            text = entry.words
        else:
            text = self._untranslated(singular if n == 1 else plural).shown
        return _filled(text, {"n": str(n), **values})

    def explain(self, problem: Problem) -> str:
        """Return what is wrong with an answer, and what to do."""
        return self.say(problem.message, **problem.values)

    def tell(self, msgid: str) -> Said:
        """Return a text of the content, with facts and branch filled in."""
        said = self._translated(msgid, "guides")
        return Said(_filled(said.text, dict(self._values(said.text))), said.fallback)

    def tell_lines(self, msgids: Iterable[str]) -> tuple[Said, ...]:
        """Return several texts, without those that need what this branch lacks."""
        return tuple(self.tell(msgid) for msgid in msgids if self.can_tell(msgid))

    def can_tell(self, msgid: str) -> bool:
        """Tell whether the settings have what a text needs."""
        return all(
            name.startswith(FACT) or self._known.get(name)
            for name in PLACEHOLDER.findall(msgid)
        )

    def _translated(self, msgid: str, domain: str) -> Said:
        if not msgid:
            return Said("")
        entry = self._library.catalogue(self.language.code, domain).find(msgid)
        return Said(entry.words) if entry is not None else self._untranslated(msgid)

    def _untranslated(self, msgid: str) -> Said:
        return Said(msgid, fallback=self.language.code != SOURCE)

    def _values(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield what placeholders stand for; one that is not known stays as it is."""
        known = self._known
        for name in PLACEHOLDER.findall(text):
            fact = name.removeprefix(FACT)
            if name in known:
                yield name, known[name]
            elif fact != name and fact in self._library.facts:
                yield name, self.figure(fact)

    def figure(self, fact_id: str) -> str:
        """Return the value of a fact in words, marked when it is past its review."""
        fact = self._library.facts[fact_id]
        text = self._formatted(fact)
        if fact.overdue_on(self.today):
            return self.say(CHECK_WITH_STAFF, figure=text)
        return text

    def _formatted(self, fact: Fact) -> str:
        value = fact.value_on(self.today) or fact.values[0].value
        if fact.unit == "text":
            return self._translated(value, "guides").text
        return quantity(self.formatter, value, fact.unit)

    @cached_property
    def _known(self) -> dict[str, str]:
        branch = branch_values(self._settings.branch, self.language.code)
        return branch | idle_values(self._settings.idle, self.formatter)


_SPANS: dict[str, Span] = {
    "minutes": "minutes",
    "hours": "hours",
    "days": "days",
    "months": "months",
    "years": "years",
}


def quantity(formatter: Formatter, value: str, unit: Unit) -> str:
    """Return the value of a fact as a language writes it.

    Args:
        formatter: The language's way of writing.
        value: A decimal number; for the unit phone, the number as it is dialled.
        unit: What the value counts.
    """
    if unit in ("phone", "text"):
        return value
    number = Decimal(value)
    if unit in ("CNY", "USD"):
        return formatter.money(number, unit)
    if unit == "percent":
        return formatter.percent(number)
    if unit in ("count", "digits"):
        return formatter.number(number)
    return formatter.duration(number, _SPANS[unit])


def branch_values(branch: Branch, language: str) -> dict[str, str]:
    """Return what a text may say of the branch, by placeholder."""
    chinese = language == CHINESE
    return {
        "bank_name": branch.name_zh if chinese else branch.name,
        "branch_phone": branch.phone,
        "branch_address": branch.address_zh if chinese else branch.address,
    }


def idle_values(idle: Idle, formatter: Formatter) -> dict[str, str]:
    """Return what a text may say of the time the kiosk waits, by placeholder."""
    return {
        "idle_time": _span(idle.reading_seconds, formatter),
        "countdown_time": _span(idle.personal_countdown_seconds, formatter),
    }


def _span(seconds: float, formatter: Formatter) -> str:
    whole = round(seconds)
    if whole % 60 == 0:
        return formatter.duration(whole // 60, "minutes")
    return formatter.duration(whole, "seconds")


def _filled(text: str, values: dict[str, str]) -> str:
    """Fill placeholders, and nothing else: no attribute, index or format."""
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)
