"""Read the files people edit: YAML, safely, with the line of every key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import yaml

MOST_BYTES = 1_000_000
"""A larger file is refused unread: the largest of ours has about 40 kB."""
DEEPEST = 24
"""Deeper nesting is refused: ours goes to about ten."""

Plain = Any
"""A value as YAML has it: text, number, truth, list, mapping or nothing."""

Node = Any
"""A node of PyYAML, whose stubs do not tell the three kinds apart."""

Keys = tuple[str | int, ...]
"""The way to a value: keys and list positions from the top of the file."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a source, for the person who edits it."""

    file: str
    line: int
    """From 1. 0: the file as a whole."""
    where: str
    """The key, as in `steps.3.title`."""
    problem: str
    remedy: str = ""

    def __str__(self) -> str:
        """Return file, line, key, what is wrong and what to do, on one line."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        where = f" {self.where}:" if self.where else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{place}:{where} {self.problem}{remedy}"


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: plain values, and the line where each stands."""

    file: str
    plain: Plain
    lines: Mapping[Keys, int]

    def fault(self, keys: Keys, problem: str, remedy: str = "") -> Fault:
        """Return a fault at `keys`, or at the nearest key around it."""
        known = keys
        while known and known not in self.lines:
            known = known[:-1]
        line = self.lines.get(known, 0)
        return Fault(self.file, line, ".".join(map(str, keys)), problem, remedy)


def read_source(path: Path) -> Source | Fault:
    """Read one YAML file.

    Returns:
        Its values, or what keeps it from being read: missing, too large, not
        YAML, aliases (an alias bomb grows without bound), nested too deeply.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            return Fault(path.name, 0, "", "larger than 1 MB.", "Split it.")
        return _compose(path.name, path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        return Fault(path.name, 0, "", f"cannot be read: {error}.")


def _compose(file: str, text: str) -> Source | Fault:
    # Imported here: only building and checking read YAML, a running kiosk never.
    import yaml

    try:
        # The events first: composing recurses in C, and falls over deep nesting.
        fault = _refused(file, yaml.parse(text, Loader=_loader()))
        if fault is not None:
            return fault
        node = yaml.compose(text, Loader=_loader())
    except yaml.MarkedYAMLError as error:
        return _yaml_fault(file, error)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return Fault(file, line, "", "has a character that is not text.")
    if node is None:
        return Fault(file, 0, "", "is empty.")
    reader = _Plain(file)
    plain = reader.value(node, ())
    return reader.faults[0] if reader.faults else Source(file, plain, reader.lines)


def _refused(file: str, events: Iterator[yaml.Event]) -> Fault | None:
    """Return why a file is not even composed: aliases, or nesting without end."""
    import yaml

    depth = 0
    for event in events:
        mark = event.start_mark
        line = 0 if mark is None else mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            return Fault(file, line, "", "aliases are not used.", "Write it out.")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return Fault(file, line, "", "nested too deeply.")
    return None


def _loader() -> type[yaml.SafeLoader]:
    import yaml

    fast: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return fast


def _yaml_fault(file: str, error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark
    line = 0 if mark is None else mark.line + 1
    tab = "'\\t'" in str(error.problem)
    remedy = "Indent with spaces, never with a tab." if tab else ""
    return Fault(file, line, "", f"not valid YAML: {error.problem}.", remedy)


class _Plain:
    """Turns YAML nodes into plain values, noting lines and faults on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Keys, int] = {}
        self.faults: list[Fault] = []

    def value(self, node: Node, keys: Keys) -> Plain:
        self.lines[keys] = node.start_mark.line + 1
        if node.id == "sequence":
            return [self.value(item, (*keys, i)) for i, item in enumerate(node.value)]
        if node.id == "mapping":
            return self._mapping(node, keys)
        return _scalar(node)

    def _mapping(self, node: Node, keys: Keys) -> dict[str, Plain]:
        result: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            if key_node.id != "scalar":
                self._fault(key_node, keys, "a key is one word.")
                continue
            key = str(key_node.value)
            if key in result:
                self._fault(key_node, (*keys, key), "stands twice.")
            result[key] = self.value(value_node, (*keys, key))
        return result

    def _fault(self, node: Node, keys: Keys, problem: str) -> None:
        line = node.start_mark.line + 1
        self.faults.append(Fault(self.file, line, ".".join(map(str, keys)), problem))


_WHOLE = re.compile("0|[1-9][0-9]{0,11}")
_TRUE = {"true": True, "false": False, "null": None, "~": None, "": None}


def _scalar(node: Node) -> str | int | bool | None:
    """Return a scalar as people mean it: only true/false, null and whole numbers.

    YAML 1.1 would read `no` as false and 12:30 as 750; dates stay text too.
    """
    text = str(node.value)
    if node.style:
        return text
    if text in _TRUE:
        return _TRUE[text]
    return int(text) if _WHOLE.fullmatch(text) else text
