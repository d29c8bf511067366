"""Content of the right shape that breaks a rule: one clear fault each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.content.reading import read_content
from kiosk.content.rules import breaches, overdue
from tests.content import bank

TWICE = "  - {use: consent}\n  - use: consent\n"
MAIL = (
    "  - {id: mail, key: 9, kind: email, title: Mail?, label: Mail,"
    " personal: {level: C2, purpose: x, forgotten: end-of-visit}}\n"
)
GROUP = (
    "  - {id: all, key: 9, kind: group, title: All?, label: All, personal: 'no',"
    " item_label: One, fields: [{id: mail, key: 1, kind: email, title: Mail?,"
    " label: Mail, personal: {level: C2, purpose: x, forgotten: end-of-visit}}]}\n"
)
BROKEN = (
    ("card.yaml", "Which card?", "Which of 3 cards?", "a bare number"),
    ("card.yaml", "A bank card.", "Only ٣ cards.", "a bare number"),
    ("card.yaml", "A bank card.", "Costs ５ yuan.", "a bare number"),
    ("card.yaml", "A bank card.", "A card at 100%.", "bare number"),
    ("card.yaml", "A bank card.", "Half % off.", "a percent sign"),
    ("card.yaml", "A bank card.", "At %(typo)s.", "nothing is called %(typo)s"),
    ("card.yaml", "A bank card.", "At %(bank_name)d.", "a percent sign"),
    ("card.yaml", "A bank card.", "At %(bank_name.__class__)s", "a percent sign"),
    ("card.yaml", "A bank card.", "At %(fact_fe)s.", "there is no fact fe."),
    (
        "card.yaml",
        "when: {kind: credit}\nstops",
        "when: {knd: credit}\nstops",
        "knd is",
    ),
    ("card.yaml", "when: {kind: credit}\nstops", "when: {kind: gold}\nstops", "gold"),
    (
        "card.yaml",
        "when: {kind: credit}\nstops",
        "when: {name: x}\nstops",
        "name is not",
    ),
    ("card.yaml", '{consent: "no"}', "{any: [{nope: x}]}", "nope is not asked"),
    ("card.yaml", '\n    when: {consent: "no"}', "", "a stop needs a condition"),
    ("card.yaml", "  - use: consent\n", TWICE, "consent is asked twice"),
    (
        "card.yaml",
        "  - use: consent\n",
        MAIL + "  - use: consent\n",
        "before any consent",
    ),
    (
        "card.yaml",
        "  - use: consent\n",
        GROUP + "  - use: consent\n",
        "before any cons",
    ),
    ("card.yaml", "{id: debit, label: Debit}", "{id: credit, label: D}", "different"),
    (
        "card.yaml",
        "when: {kind: credit}\nstops",
        "when: {kind: {past: true}}\nstops",
        "kind is no date.",
    ),
    (
        "card.yaml",
        "when: {kind: credit}\nstops",
        "when: {kind: {some_item: {a: b}}}\nstops",
        "kind is no group.",
    ),
    (
        "card.yaml",
        "when: {kind: credit}\nstops",
        "when: {kind: {answered: false, one_of: [debit]}}\nstops",
        "kind cannot be left out and have an answer",
    ),
    (
        "card.yaml",
        "title: Debit card",
        "title: Debit card\n    note: {title: Note, answers: [consent]}",
        "consent is no question to print",
    ),
    (
        "card.yaml",
        "bring: [Passport]",
        "bring: [Passport]\n  note: {title: Note, answers: [nmae]}",
        "nmae is no question to print",
    ),
    ("card.yaml", '{consent: "no"}', "{consent: maybe}", "consent has no answer maybe"),
    ("card.yaml", "key: 3", "key: 2", "key 2 belongs to kind"),
    ("card.yaml", "follow: [pay]", "follow: [buy]", "no service or guide buy"),
    ("card.yaml", "Debit card", "Debit card\n    when: {kind: debit}", "no condition"),
    ("facts.yaml", "id: fee", "id: f-ee", "cannot be quoted"),
    ("facts.yaml", 'value: "250"', 'value: "2,50"', "no figure"),
    ("facts.yaml", 'value: "250"', "value: NaN", "no figure"),
    ("facts.yaml", 'value: "250"', 'value: "1e999999"', "no figure"),
    ("facts.yaml", "since: 2027-01-01", "since: 2023-01-01", "not in the order"),
    ("facts.yaml", "since: 2027-01-01", "since: 2024-01-01", "not in the order"),
)


@pytest.mark.parametrize(("name", "old", "new", "told"), BROKEN)
def test_a_broken_rule_is_told_with_file_and_line(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    content = bank.read_changed(tmp_path, name, old, new)
    faults = [fault for fault in breaches(content) if fault.file == name]

    assert content.faults == ()
    assert len(faults) == 1
    assert faults[0].line > 0
    assert told in faults[0].problem


def test_the_small_bank_breaks_no_rule(tmp_path: Path) -> None:
    content = bank.read_changed(tmp_path, "card.yaml", "A bank card.", "A card.")

    assert list(breaches(content)) == []


def test_an_outcome_behind_one_that_always_applies_is_told(tmp_path: Path) -> None:
    when = '"Call %(branch_phone)s."]\n    when: {kind: credit}'
    content = bank.read_changed(
        tmp_path, "card.yaml", when, '"Call %(branch_phone)s."]'
    )

    (fault,) = breaches(content)

    assert fault.problem == "can never be reached."
    assert fault.where == "outcomes.1"


def test_a_key_reused_in_another_service_is_told(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    other = bank.CARD.replace("id: card\nkey: 1", "id: cash\nkey: 2", 1)
    other = other.replace("id: kind", "id: sort")
    other = other.replace("{kind: credit}", "{sort: credit}")
    (places.guides / "cash.yaml").write_text(other, "utf-8")
    content = read_content(places.guides)

    (fault,) = breaches(content)

    assert fault.file == "cash.yaml"
    assert fault.problem == "key 2 belongs to kind."


def test_a_figure_in_an_example_is_a_sample_and_no_breach(tmp_path: Path) -> None:
    content = bank.read_changed(
        tmp_path, "card.yaml", "Which card?", "Which card?\n    example: 6222 0000"
    )

    assert list(breaches(content)) == []


def test_an_overdue_fact_names_its_id_owner_and_source(tmp_path: Path) -> None:
    content = read_content(bank.found(tmp_path).guides)

    (fault,) = overdue(content, date(2027, 7, 1))

    assert bank.line_of(fault) == "  - id: fee"
    for part in ("fee", "2027-06-30", "Payments desk", "Sample Ministry", "Notice on"):
        assert part in str(fault)


def test_a_fact_is_not_overdue_on_its_day(tmp_path: Path) -> None:
    content = read_content(bank.found(tmp_path).guides)

    assert list(overdue(content, date(2027, 6, 30))) == []


def test_a_fact_that_stands_twice_is_told(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    twice = bank.FACTS + bank.FACTS.split("facts:\n")[1]
    (places.guides / "facts.yaml").write_text(twice, "utf-8")

    (fault,) = breaches(read_content(places.guides))

    assert fault.problem == "fee stands twice."


def test_a_faulty_fact_does_not_blame_the_texts_that_quote_it(tmp_path: Path) -> None:
    content = bank.read_changed(tmp_path, "facts.yaml", "unit: CNY", "unit: EUR")

    assert len(content.faults) == 1
    assert list(breaches(content)) == []


def test_a_faulty_page_does_not_blame_the_pages_that_name_it(tmp_path: Path) -> None:
    content = bank.read_changed(tmp_path, "pay.yaml", "summary:", "sumary:")

    assert len(content.faults) == 1
    assert list(breaches(content)) == []


def test_a_question_that_two_services_word_differently_is_told(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    other = bank.CARD.replace("id: card\nkey: 1", "id: loan\nkey: 2").replace(
        "Which card?", "Which loan?"
    )
    (places.guides / "loan.yaml").write_text(other, "utf-8")

    (fault,) = breaches(read_content(places.guides))

    assert (fault.file, fault.where) == ("loan.yaml", "steps.1")
    assert fault.problem == "kind asks something else in card."


def test_a_question_may_be_asked_on_another_condition(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    other = bank.CARD.replace("id: card\nkey: 1", "id: loan\nkey: 2").replace(
        "    when: {kind: credit}\nstops", "    when: {kind: debit}\nstops"
    )
    (places.guides / "loan.yaml").write_text(other, "utf-8")

    assert tuple(breaches(read_content(places.guides))) == ()
