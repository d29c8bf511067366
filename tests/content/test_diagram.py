"""A service drawn as text and as a picture."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kiosk.content.condition_words import condition_in_words
from kiosk.content.diagram import Diagram, diagram_of, graphviz, mermaid
from kiosk.content.drawing import svg
from kiosk.content.reading import read_content
from kiosk.interview.model import Service
from kiosk.interview.parts import Condition, Test
from kiosk.paths import find_places
from tests.content import bank

HOSTILE = """Is it "5 < 6" & [b]#1</text>\\\\?"""
SPACE = "{http://www.w3.org/2000/svg}"


def card(folder: Path, title: str = "Which card?") -> Diagram:
    places = bank.found(folder)
    quoted = "'" + title.replace("'", "''") + "'"
    bank.change(places, "card.yaml", "title: Which card?", f"title: {quoted}")
    (service,) = read_content(places.guides).services
    return diagram_of(service)


def test_a_stop_stands_beside_the_question_that_brings_it_about(
    tmp_path: Path,
) -> None:
    diagram = card(tmp_path)

    assert [(row.step.id, [stop.id for stop in row.stops]) for row in diagram.rows] == [
        ("consent", ["refused"]),
        ("kind", []),
        ("name", []),
    ]
    assert [(one.id, one.when) for one in diagram.outcomes] == [
        ("credit", "kind is credit"),
        ("done", ""),
    ]


def test_mermaid_has_every_box_and_arrow(tmp_path: Path) -> None:
    assert mermaid(card(tmp_path)).splitlines() == [
        "flowchart TD",
        '    step0["consent<br>May we ask?"]',
        '    stop0_0(["refused<br>Speak to staff"])',
        '    step1["kind<br>Which card?"]',
        '    step2["name<br>What is your name?<br>only if kind is credit"]',
        '    end0(["credit<br>Credit card"])',
        '    end1(["done<br>Debit card"])',
        "    step0 --> step1",
        '    step0 -->|"consent is no"| stop0_0',
        "    step1 --> step2",
        '    step2 -->|"kind is credit"| end0',
        '    step2 -->|"otherwise"| end1',
    ]


def test_graphviz_has_every_box_and_arrow(tmp_path: Path) -> None:
    text = graphviz(card(tmp_path))

    assert text.startswith('digraph "Get a card" {\n')
    assert text.endswith("}\n")
    assert '    step1 [label="kind\\nWhich card?"]\n' in text
    assert '    step0 -> stop0_0 [label="consent is no"]\n' in text
    assert text.count("->") == 5


def test_what_a_text_says_is_never_taken_for_a_sign(tmp_path: Path) -> None:
    diagram = card(tmp_path, HOSTILE)

    line = next(one for one in mermaid(diagram).splitlines() if "step1[" in one)
    assert line.count('"') == 2
    assert "#35;1" in line
    assert "</text>" not in line
    dotted = next(one for one in graphviz(diagram).splitlines() if "step1 [" in one)
    assert re.fullmatch(r'    step1 \[label="(\\.|[^"\\])*"\]', dotted)
    shown = "".join(ElementTree.fromstring(svg(diagram)).itertext())  # noqa: S314
    assert HOSTILE in shown


@pytest.mark.parametrize(
    "service", read_content(find_places().guides).services, ids=lambda one: str(one.id)
)
def test_every_service_is_drawn_whole_and_nothing_overlaps(service: Service) -> None:
    picture = ElementTree.fromstring(svg(diagram_of(service)))  # noqa: S314 - ours
    words = [one.text for one in picture.iter(f"{SPACE}text")]
    boxes = [
        tuple(float(one.get(key, "0")) for key in ("x", "y", "width", "height"))
        for one in picture.iter(f"{SPACE}rect")
        if one.get("class")
    ]

    for part in (*service.steps, *service.stops, *service.outcomes):
        assert part.id in words
    assert len(boxes) == len(service.steps) + len(service.stops) + len(service.outcomes)
    for number, (x, y, width, height) in enumerate(boxes):
        assert x + width <= float(picture.get("width", "0"))
        assert y + height <= float(picture.get("height", "0"))
        for left, top, wide, high in boxes[number + 1 :]:
            apart = (
                left >= x + width
                or x >= left + wide
                or top >= y + height
                or y >= top + high
            )
            assert apart


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (None, ""),
        (Condition(answers={"a": Test(one_of=("x", "y"))}), "a is x or y"),
        (
            Condition(answers={"b": Test(age_from=14, age_under=16)}),
            "b is less than 16 years ago and 14 years ago or more",
        ),
        (Condition(answers={"b": Test(past=False)}), "b is today or later"),
        (Condition(answers={"b": Test(past=True)}), "b is past"),
        (Condition(answers={"b": Test(within_days=30)}), "b is within 30 days"),
        (Condition(answers={"b": Test()}), "b is answered"),
        (
            Condition(
                any=(
                    Condition(answers={"a": Test(one_of=("x",))}),
                    Condition(answers={"b": Test(past=True)}),
                ),
                none=(Condition(answers={"c": Test(one_of=("z",))}),),
            ),
            "(a is x or b is past) and not (c is z)",
        ),
        (
            Condition(
                answers={
                    "t": Test(some_item=Condition(answers={"n": Test(one_of=("no",))}))
                }
            ),
            "t is a list with (n is no)",
        ),
    ],
)
def test_a_condition_is_told_in_words(condition: Condition | None, words: str) -> None:
    assert condition_in_words(condition) == words
