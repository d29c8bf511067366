"""Content of the wrong shape: one clear fault each, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.reading import read_content
from tests.content import bank


def test_the_small_bank_has_no_fault(tmp_path: Path) -> None:
    content = read_content(bank.found(tmp_path).guides)

    assert content.faults == ()
    assert [service.id for service in content.services] == ["card"]
    assert [guide.id for guide in content.guides] == ["pay"]
    assert [step.id for step in content.services[0].steps] == [
        "consent",
        "kind",
        "name",
    ]


MISSHAPEN = (
    ("card.yaml", "summary:", "sumary:", "no such key: sumary", "summary: A"),
    (
        "card.yaml",
        "    title: Which card?",
        "    titel: Which?",
        "titel",
        "    title: W",
    ),
    (
        "card.yaml",
        "{id: debit, label: Debit}",
        "{id: debit}",
        "label",
        "      - {id: d",
    ),
    ("card.yaml", "    key: 2", "    key: two", "Expected `int`", "    key: 2"),
    ("card.yaml", "    key: 2\n", "", "missing required field `key`", "  - id: kind"),
    ("card.yaml", '    personal: "no"\n', "", "field `personal`", "  - id: kind"),
    (
        "card.yaml",
        "level: C2",
        "level: C3",
        "Invalid enum value 'C3'",
        "    personal: {",
    ),
    ("card.yaml", "kind: choice", "kind: choise", "choise", "    kind: choice"),
    (
        "card.yaml",
        "kind: service",
        "kind: servce",
        "must be service, guide or lesson",
        "kind: s",
    ),
    (
        "card.yaml",
        "kind: service",
        "kind: [x]",
        "must be service, guide or lesson",
        "kind: s",
    ),
    ("card.yaml", "id: card", "id: cart", "must be card", "id: card"),
    ("card.yaml", "- use: consent", "- use: assent", "no shared step", "  - use: cons"),
    (
        "card.yaml",
        "when: {kind: credit}\nstops",
        "when: 5\nstops",
        "got `int`",
        "    wh",
    ),
    ("card.yaml", '{consent: "no"}', "{consent: {agee: 1}}", "agee", "    when: {co"),
    ("pay.yaml", "sections:", "sections: 5\nmore:", "Expected `array`", "sections:"),
    (
        "pay.yaml",
        "    lines:\n      - Open the app.",
        "    lines: 5",
        "got `int`",
        "    l",
    ),
    (
        "facts.yaml",
        "unit: CNY",
        "unit: EUR",
        "Invalid enum value 'EUR'",
        "    unit: CNY",
    ),
    ("facts.yaml", "since: 2024-01-01", "since: soon", "date", '      - {value: "200"'),
    (
        "facts.yaml",
        "review_by: 2027-06-30",
        "review_by: 2027-02-30",
        "date",
        "    review",
    ),
    ("facts.yaml", "    owner: Payments desk\n", "", "field `owner`", "  - id: fee"),
    ("shared.yaml", "agree:", "agre:", "no such key: agre", "    agree:"),
    ("shared.yaml", '    version: "1"\n', "", "field `version`", "  - id: consent"),
)


@pytest.mark.parametrize(("name", "old", "new", "told", "line"), MISSHAPEN)
def test_a_wrong_shape_is_one_fault_at_its_line(
    tmp_path: Path, name: str, old: str, new: str, told: str, line: str
) -> None:
    (fault,) = bank.read_changed(tmp_path, name, old, new).faults

    assert fault.file == name
    assert told in str(fault)
    assert bank.line_of(fault).startswith(line)


@pytest.mark.parametrize("name", ["facts.yaml", "shared.yaml"])
@pytest.mark.parametrize("text", ["[1, 2]", "facts: 5\n", "steps: {a: b}\n", "x"])
def test_a_special_file_of_another_shape_is_told(
    tmp_path: Path, name: str, text: str
) -> None:
    places = bank.found(tmp_path)
    (places.guides / name).write_text(text, "utf-8")

    faults = read_content(places.guides).faults

    assert any(fault.file == name for fault in faults)


@pytest.mark.parametrize("key", ["steps", "stops", "outcomes"])
@pytest.mark.parametrize("value", ["5", "text", "{a: b}", "[1]", "[[]]", "null"])
def test_a_list_that_is_none_is_told_and_never_breaks_the_reading(
    tmp_path: Path, key: str, value: str
) -> None:
    places = bank.found(tmp_path)
    source = places.guides / "card.yaml"
    head = bank.CARD.split("steps:")[0]
    rest = {"steps": "[]", "stops": "[]", "outcomes": "[]", key: value}
    source.write_text(head + "".join(f"{k}: {v}\n" for k, v in rest.items()), "utf-8")

    content = read_content(places.guides)

    assert {fault.file for fault in content.faults} == {"card.yaml"}
    assert content.services == ()


def test_a_shared_step_that_is_wrong_is_told_once_and_not_again_by_its_users(
    tmp_path: Path,
) -> None:
    places = bank.found(tmp_path)
    other = bank.CARD.replace("id: card", "id: cash", 1)
    (places.guides / "cash.yaml").write_text(other, "utf-8")
    bank.change(places, "shared.yaml", "kind: consent", "kind: consnt")

    (fault,) = read_content(places.guides).faults

    assert fault.file == "shared.yaml"


def test_a_shared_step_twice_is_told(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    twice = bank.SHARED + bank.SHARED.split("steps:\n")[1]
    (places.guides / "shared.yaml").write_text(twice, "utf-8")

    (fault,) = read_content(places.guides).faults

    assert str(fault).startswith("shared.yaml:11:")
    assert "stands twice" in fault.problem


def test_a_service_adds_its_own_condition_to_a_shared_step(tmp_path: Path) -> None:
    content = bank.read_changed(
        tmp_path, "card.yaml", "- use: consent", "- {use: consent, lead: Please.}"
    )

    assert content.faults == ()
    assert content.services[0].steps[0].lead == "Please."


@pytest.mark.parametrize("name", ["Card.yaml", "-card.yaml", "a b.yaml", "é.yaml"])
def test_a_file_name_that_is_no_id_is_told(tmp_path: Path, name: str) -> None:
    places = bank.found(tmp_path)
    (places.guides / name).write_text(bank.PAY, "utf-8")

    (fault,) = read_content(places.guides).faults

    assert fault.file == name
    assert "file's name" in fault.problem


def test_a_page_of_notes_is_told(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    (places.guides / "notes.yaml").write_text("- one\n- two\n", "utf-8")

    (fault,) = read_content(places.guides).faults

    assert str(fault) == "notes.yaml:1: must be keys with values."
