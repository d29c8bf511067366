"""Sources -> the shapes of `interview`, with every shorthand written out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kiosk.content.facts import Fact
from kiosk.content.form_reading import read_forms
from kiosk.content.forms import Form
from kiosk.content.numbers import Ledger
from kiosk.content.phrase_reading import GLOSSARY, PHRASES, read_phrases
from kiosk.content.phrases import Phrasebook, Term
from kiosk.content.sources import Fault, Keys, Plain, Source, read_source
from kiosk.interview.guide import Guide, GuideSection, QuizQuestion
from kiosk.interview.lesson import AnyPage, Lesson
from kiosk.interview.model import AnyStep, Outcome, Service

FACTS = "facts.yaml"
SHARED = "shared.yaml"
KEYS = "keys.yaml"
_PARTS: Mapping[str, Plain] = {
    "steps": AnyStep,
    "stops": Outcome,
    "outcomes": Outcome,
    "sections": GuideSection,
    "quiz": QuizQuestion,
}
_KINDS: Mapping[str, type[AnyPage]] = {
    "service": Service,
    "guide": Guide,
    "lesson": Lesson,
}
SPECIAL = (FACTS, SHARED, KEYS, PHRASES, GLOSSARY)
_NO_PHRASES = Phrasebook()
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_UNKNOWN = re.compile(r"Object contains unknown field `(.+)`")
_LACKING: Plain = object()
"""Stands for a shared step that cannot be used; its own fault is told already."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything in guides/, read and typed, and what is wrong with it."""

    services: tuple[Service, ...]
    guides: tuple[Guide, ...]
    lessons: tuple[Lesson, ...]
    facts: tuple[Fact, ...]
    sources: Mapping[str, Source]
    """Source by id of service, guide or lesson, by `forms/` and the id of a form,
    or by file name: for the line numbers of later findings."""
    faults: tuple[Fault, ...]
    ledger: Ledger | None = None
    """None: there is no keys.yaml."""
    forms: tuple[Form, ...] = ()
    phrasebook: Phrasebook = _NO_PHRASES
    terms: tuple[Term, ...] = ()
    """The glossary."""

    @property
    def pages(self) -> tuple[AnyPage, ...]:
        """Every service, guide and lesson."""
        return (*self.services, *self.guides, *self.lessons)


def read_content(folder: Path) -> Content:
    """Read every YAML file of guides/. What is wrong is in `faults`, never raised."""
    reading = _Reading(folder)
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in SPECIAL:
            reading.read_page(path)
    forms, phrases = read_forms(folder), read_phrases(folder)
    return Content(
        tuple(reading.services),
        tuple(reading.guides),
        tuple(reading.lessons),
        tuple(reading.facts),
        {**reading.sources, **forms.sources, **phrases.sources},
        (*reading.faults, *forms.faults, *phrases.faults),
        reading.ledger,
        forms.forms,
        phrases.book,
        phrases.terms,
    )


class _Reading:
    """Collects pages and faults while the files are read one by one."""

    def __init__(self, folder: Path) -> None:
        self.services: list[Service] = []
        self.guides: list[Guide] = []
        self.lessons: list[Lesson] = []
        self.sources: dict[str, Source] = {}
        self.faults: list[Fault] = []
        self.facts: list[Fact] = []
        self._shared: dict[str, Plain] = {}
        self._read_facts(folder / FACTS)
        self._read_shared(folder / SHARED)
        self.ledger = self._read_ledger(folder / KEYS)

    def read_page(self, path: Path) -> None:
        """Read one service, guide or lesson."""
        source = self._source(path)
        if source is None:
            return
        kind = _KINDS.get(str(source.plain.get("kind")))
        if kind is None:
            problem = "must be service, guide or lesson."
            self.faults.append(source.fault(("kind",), problem))
            return
        if not _ID.fullmatch(path.stem):
            problem = "the file's name must be small letters, digits and hyphens."
            self.faults.append(source.fault((), problem))
            return
        if source.plain.get("id") != path.stem:
            self.faults.append(source.fault(("id",), f"must be {path.stem}."))
            return
        self._keep(self._page(source, self._written_out(source), kind))
        self.sources[path.stem] = source

    def _keep(self, page: Plain) -> None:
        if isinstance(page, Service):
            self.services.append(page)
        elif isinstance(page, Guide):
            self.guides.append(page)
        elif isinstance(page, Lesson):
            self.lessons.append(page)

    def _page(self, source: Source, plain: Plain, kind: type[AnyPage]) -> Plain:
        """Decode part by part first: msgspec does not say which item is wrong."""
        before = len(self.faults)
        whole = True
        for key, part in _PARTS.items():
            for number, item in enumerate(_items(plain, key)):
                if item is _LACKING:
                    whole = False
                else:
                    self._decoded(source, item, part, (key, number))
        if whole and len(self.faults) == before:
            return self._decoded(source, plain, kind, ())
        return None

    def _source(self, path: Path) -> Source | None:
        source = read_source(path)
        if isinstance(source, Source) and not isinstance(source.plain, dict):
            source = source.fault((), "must be keys with values.")
        if isinstance(source, Fault):
            self.faults.append(source)
            return None
        return source

    def _read_facts(self, path: Path) -> None:
        for source, number, plain in self._listed(path, "facts"):
            fact = self._decoded(source, plain, Fact, ("facts", number))
            if isinstance(fact, Fact):
                self.facts.append(fact)

    def _read_shared(self, path: Path) -> None:
        for source, number, plain in self._listed(path, "steps"):
            keys = ("steps", number)
            if self._decoded(source, written_out(plain), AnyStep, keys) is None:
                id_ = str(plain.get("id")) if isinstance(plain, dict) else ""
                self._shared[id_] = _LACKING
            elif plain["id"] in self._shared:
                self.faults.append(source.fault(keys, f"{plain['id']} stands twice."))
            else:
                self._shared[plain["id"]] = plain

    def _read_ledger(self, path: Path) -> Ledger | None:
        source = self._source(path) if path.exists() else None
        if source is None:
            return None
        ledger: Ledger | None = self._decoded(source, source.plain, Ledger, ())
        return ledger

    def _listed(self, path: Path, key: str) -> Iterator[tuple[Source, int, Plain]]:
        """Yield the items of a file that is one list under one key."""
        source = self._source(path) if path.exists() or path.name == FACTS else None
        if source is None:
            return
        self.sources[path.name] = source
        for other in sorted(set(source.plain) - {key}):
            self.faults.append(source.fault((other,), f"only {key} stand here."))
        if not isinstance(source.plain.get(key), list):
            self.faults.append(source.fault((key,), "must be a list."))
        for number, plain in enumerate(_items(source.plain, key)):
            yield source, number, plain

    def _written_out(self, source: Source) -> Plain:
        steps = [
            self._used(source, ("steps", number), step)
            for number, step in enumerate(_items(source.plain, "steps"))
        ]
        return written_out({**source.plain, "steps": steps} if steps else source.plain)

    def _used(self, source: Source, keys: Keys, step: Plain) -> Plain:
        if not isinstance(step, dict) or "use" not in step:
            return step
        name = str(step["use"])
        if name not in self._shared:
            problem = f"no shared step is called {name}."
            self.faults.append(source.fault((*keys, "use"), problem))
            return _LACKING
        shared = self._shared[name]
        if shared is _LACKING:
            return _LACKING
        return {**shared, **{key: step[key] for key in step if key != "use"}}

    def _decoded(
        self,
        source: Source,
        plain: Plain,
        kind: Plain,
        keys: Keys,
    ) -> Plain:
        try:
            return msgspec.convert(plain, kind)
        except msgspec.ValidationError as error:
            problem, where = explained(str(error))
            self.faults.append(source.fault((*keys, *where), problem))
            return None


_LINES = ("lines", "bring")
_RESERVED = ("any", "none")


def written_out(plain: Plain) -> Plain:
    """Return a value with its shorthand expanded.

    `when: {document: passport}` becomes a Condition; a bare line in `lines:` or
    `bring:` of an outcome or guide becomes a Line.
    """
    if isinstance(plain, list):
        return [written_out(item) for item in plain]
    if not isinstance(plain, dict):
        return plain
    result: dict[str, Plain] = {}
    texts = plain.get("kind") in ("information", "consent")
    for key, value in plain.items():
        if key == "when":
            result[key] = _condition(value)
        elif key in _LINES and isinstance(value, list) and not texts:
            result[key] = [_line(item) for item in value]
        else:
            result[key] = written_out(value)
    return result


def _items(plain: Plain, key: str) -> list[Plain]:
    found = plain.get(key)
    return found if isinstance(found, list) else []


def _line(item: Plain) -> Plain:
    return {"text": item} if isinstance(item, str) else written_out(item)


def _condition(plain: Plain) -> Plain:
    if not isinstance(plain, dict):
        return plain
    result: dict[str, Plain] = {"answers": {}}
    for key, value in plain.items():
        if key in _RESERVED and isinstance(value, list):
            result[key] = [_condition(one) for one in value]
        else:
            result["answers"][key] = _test(value)
    return result


def _test(plain: Plain) -> Plain:
    if isinstance(plain, bool):
        return {"one_of": ["yes" if plain else "no"]}
    if isinstance(plain, str):
        return {"one_of": [plain]}
    if isinstance(plain, list):
        return {"one_of": [_word(item) for item in plain]}
    if isinstance(plain, dict) and "some_item" in plain:
        return {**plain, "some_item": _condition(plain["some_item"])}
    return plain


def _word(item: Plain) -> Plain:
    return ("yes" if item else "no") if isinstance(item, bool) else item


def explained(message: str) -> tuple[str, Keys]:
    """Return what a message of msgspec says is wrong, and the way to it."""
    problem, _, where = message.partition(" - at `$")
    keys: list[str | int] = []
    for name, number in re.findall(r"\.?([\w-]+)|\[(\d+|\.\.\.)\]", where.rstrip("`")):
        if name:
            keys.append(name)
        elif number.isdigit():
            keys.append(int(number))
    unknown = _UNKNOWN.fullmatch(problem)
    if unknown:
        return f"there is no such key: {unknown[1]}.", (*keys, unknown[1])
    return f"{problem}.", tuple(keys)
