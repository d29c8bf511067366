"""`kiosk facts`, `paths` and `preview`: for the people who keep the content."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kiosk.cli.opening import Opened, open_all, print_json, print_line
from kiosk.content.diagram import diagram_of, graphviz, mermaid
from kiosk.content.drawing import svg
from kiosk.content.fact_table import HEADINGS, fact_rows
from kiosk.content.files import replace_file
from kiosk.content.preview import preview as screens_of
from kiosk.content.reach import context_on
from kiosk.interview.lesson import AnyPage
from kiosk.interview.model import Service
from kiosk.interview.paths import Way, every_way

DRAWN = {"mermaid": mermaid, "graphviz": graphviz, "svg": svg}


def facts(options: Namespace) -> int:
    """Print the facts, soonest review first."""
    opened = open_all(today=options.today)
    rows = fact_rows(opened.library.facts.values(), opened.today)
    if options.json:
        print_json(list(rows))
        return 0
    names = HEADINGS[:-1]
    table = [tuple(str(row[name]) for name in names) for row in rows]
    for line in _columns((names, *table)):
        print_line(line)
    late = sum(bool(row["overdue"]) for row in rows)
    print_line(f"{len(rows)} facts, {late} past their review.")
    return 0


def paths(options: Namespace) -> int:
    """Print every distinct path of a service, or draw it."""
    opened = open_all(options.config, options.today)
    service = opened.library.service(options.id)
    if options.diagram is not None:
        _draw(service, options)
        return 0
    branch = opened.settings.branch
    ways = tuple(every_way(service, context_on(opened.today, branch)))
    if options.json:
        print_json(_ways_as_json(service, ways))
        return 0
    for number, way in enumerate(ways, start=1):
        print_line(f"{number:>4} {' > '.join(way.steps)} => {way.outcome}")
        print_line(f"     {_example(way)}")
    print_line(f"{len(ways)} paths.")
    return 0


def preview(options: Namespace) -> int:
    """Print a screen as it will look on a day."""
    opened = open_all(options.config, options.date)
    page = _page(opened, options.id)
    for line in screens_of(page, opened.wording(options.lang), options.at):
        print_line(line)
    return 0


def _page(opened: Opened, id_: str) -> AnyPage:
    library = opened.library
    if id_ in {page.id for page in library.guides}:
        return library.guide(id_)
    if id_ in {page.id for page in library.lessons}:
        return library.lesson(id_)
    return library.service(id_)


def _draw(service: Service, options: Namespace) -> None:
    drawn = DRAWN[options.diagram](diagram_of(service))
    if options.out == "-":
        print_line(drawn.rstrip("\n"))
    else:
        replace_file(Path(options.out), drawn.encode())


def _ways_as_json(service: Service, ways: tuple[Way, ...]) -> dict[str, Any]:
    return {
        "service": service.id,
        "paths": [
            {
                "steps": list(way.steps),
                "outcome": way.outcome,
                "example": dict(way.answers),
            }
            for way in ways
        ],
    }


def _example(way: Way) -> str:
    import json

    return json.dumps(way.answers, ensure_ascii=False)


def _columns(rows: Iterable[tuple[str, ...]]) -> list[str]:
    table = list(rows)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return [
        "  ".join(
            word.ljust(width) for word, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in table
    ]
