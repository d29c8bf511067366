"""A service as boxes in order, and as text for Mermaid and Graphviz."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.content.condition_words import condition_in_words
from kiosk.interview.conditions import questions_in
from kiosk.interview.model import AnyStep, Outcome, Service


@dataclass(frozen=True, slots=True)
class Box:
    """One step or end."""

    id: str
    title: str
    when: str
    """Its condition in words; "" for always."""
    staff: bool = False
    """True: an end that begins with staff."""


@dataclass(frozen=True, slots=True)
class Row:
    """A step, and the stops that its answer can bring about."""

    step: Box
    stops: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """The steps of a service from top to bottom, then its outcomes."""

    title: str
    rows: tuple[Row, ...]
    outcomes: tuple[Box, ...]


def diagram_of(service: Service) -> Diagram:
    """Return the diagram of a service.

    A stop stands beside the last of the questions that its condition names.
    """
    beside: dict[str, list[Box]] = {}
    for stop in service.stops:
        named = set(questions_in(stop.when))
        last = [step.id for step in service.steps if step.id in named][-1]
        beside.setdefault(last, []).append(_box(stop))
    return Diagram(
        service.title,
        tuple(
            Row(_box(step), tuple(beside.get(step.id, ()))) for step in service.steps
        ),
        tuple(map(_box, service.outcomes)),
    )


def mermaid(diagram: Diagram) -> str:
    """Return the diagram as a Mermaid flowchart.

    Source: mermaid.js.org, "Flowcharts - Basic Syntax" (entity codes in labels).
    """
    lines = ["flowchart TD"]
    for name, box in _named(diagram):
        left, right = ("[", "]") if name.startswith("step") else ("([", "])")
        label = "<br>".join(map(_mermaid_text, _label(box, name)))
        lines.append(f'    {name}{left}"{label}"{right}')
    for start, end, words in _arrows(diagram):
        label = f'|"{_mermaid_text(words)}"|' if words else ""
        lines.append(f"    {start} -->{label} {end}")
    return "\n".join(lines) + "\n"


def graphviz(diagram: Diagram) -> str:
    """Return the diagram in the language of Graphviz.

    Source: graphviz.org, "DOT Language" (quoted strings).
    """
    lines = [f"digraph {_quoted(diagram.title)} {{", "    node [shape=box]"]
    for name, box in _named(diagram):
        shape = "" if name.startswith("step") else ", style=rounded"
        label = _quoted("\n".join(_label(box, name)))
        lines.append(f"    {name} [label={label}{shape}]")
    for start, end, words in _arrows(diagram):
        label = f" [label={_quoted(words)}]" if words else ""
        lines.append(f"    {start} -> {end}{label}")
    return "\n".join((*lines, "}")) + "\n"


def _box(part: AnyStep | Outcome) -> Box:
    staff = isinstance(part, Outcome) and part.staff
    return Box(part.id, part.title, condition_in_words(part.when), staff)


def _named(diagram: Diagram) -> Iterator[tuple[str, Box]]:
    for number, row in enumerate(diagram.rows):
        yield f"step{number}", row.step
        for place, stop in enumerate(row.stops):
            yield f"stop{number}_{place}", stop
    for number, outcome in enumerate(diagram.outcomes):
        yield f"end{number}", outcome


def _arrows(diagram: Diagram) -> Iterator[tuple[str, str, str]]:
    """Yield from where to where, and the condition that stands beside the arrow."""
    last = len(diagram.rows) - 1
    for number, row in enumerate(diagram.rows):
        if number < last:
            yield f"step{number}", f"step{number + 1}", ""
        for place, stop in enumerate(row.stops):
            yield f"step{number}", f"stop{number}_{place}", stop.when
    for number, outcome in enumerate(diagram.outcomes):
        yield f"step{last}", f"end{number}", outcome.when or "otherwise"


def _label(box: Box, name: str) -> tuple[str, ...]:
    """Return the lines in a box; the condition of an end stands at its arrow."""
    if box.when and name.startswith("step"):
        return box.id, box.title, f"only if {box.when}"
    return box.id, box.title


def _mermaid_text(text: str) -> str:
    # "#" begins an entity code, so it is written as one itself, first.
    for sign, code in (("#", "#35;"), ('"', "#quot;"), ("<", "#lt;"), (">", "#gt;")):
        text = text.replace(sign, code)
    return text


def _quoted(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{plain}"'
