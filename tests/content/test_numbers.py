"""Numbers of sealed passes: each means one thing, for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.reading import read_content
from kiosk.content.rules import breaches
from kiosk.paths import find_places
from tests.content import bank

KEYS = """\
services:
  1: card
steps:
  1: consent
  2: kind
  3: name
options:
  2: {1: debit, 2: credit}
"""
NUMBERED = bank.CARD.replace("{id: debit,", "{id: debit, key: 1,").replace(
    "{id: credit,", "{id: credit, key: 2,"
)


def problems(folder: Path, keys: str, card: str = NUMBERED) -> list[str]:
    places = bank.found(folder)
    (places.guides / "keys.yaml").write_text(keys, "utf-8")
    (places.guides / "card.yaml").write_text(card, "utf-8")
    content = read_content(places.guides)
    return [str(one) for one in (*content.faults, *breaches(content))]


def added(line: str) -> str:
    return KEYS.replace("  3: name\n", f"  3: name\n{line}\n")


def test_two_options_cannot_share_a_number(tmp_path: Path) -> None:
    card = NUMBERED.replace("key: 2, label: Credit", "key: 1, label: Credit")

    assert "key 1 belongs to debit." in problems(tmp_path, KEYS, card)[0]


def test_an_option_without_a_number_is_told_where_a_ledger_is_kept(
    tmp_path: Path,
) -> None:
    found = problems(tmp_path, KEYS, bank.CARD)

    assert ["key 0 is not from 1 to 65535" in one for one in found] == [True, True]


def test_a_ledger_that_names_every_number_is_right(tmp_path: Path) -> None:
    assert problems(tmp_path, KEYS) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  2: kind\n", "", "write 2: kind into keys.yaml"),
        ("2: kind", "2: sort", "key 2 has meant sort, and is never used again"),
        ("1: card", "1: cash", "key 1 has meant cash, and is never used again"),
        ("  1: card\n", "  2: card\n", "write 1: card into keys.yaml"),
        ("2: credit", "2: gold", "key 2 has meant gold, and is never used again"),
        ("1: debit, ", "", "write 1: debit into keys.yaml (options, 2)"),
        ("services:", "servces:", "there is no such key: servces"),
    ],
)
def test_a_number_the_ledger_does_not_give_to_it_is_told(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    (problem,) = [
        one for one in problems(tmp_path, KEYS.replace(old, new)) if told in one
    ]

    assert "card.yaml" in problem or "keys.yaml" in problem


def test_the_number_of_a_step_that_is_gone_cannot_be_taken(tmp_path: Path) -> None:
    card = NUMBERED.replace("key: 3", "key: 7")

    (problem,) = problems(tmp_path, added("  7: nickname"), card)

    assert "key 7 has meant nickname" in problem


@pytest.mark.parametrize("number", ["0", "65536"])
def test_a_number_that_is_too_long_for_a_pass_is_told(
    tmp_path: Path, number: str
) -> None:
    card = NUMBERED.replace("key: 3", f"key: {number}")

    (problem,) = problems(tmp_path, added(f"  {number}: name"), card)

    assert f"key {number} is not from 1 to 65535" in problem


def test_two_services_cannot_share_a_number(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    other = bank.CARD.replace("id: card", "id: cash", 1)
    (places.guides / "cash.yaml").write_text(other, "utf-8")

    (fault,) = breaches(read_content(places.guides))

    assert fault.problem == "key 1 belongs to card."


def test_two_fields_of_a_group_cannot_share_a_number(tmp_path: Path) -> None:
    mail = "{kind: email, title: Mail?, label: Mail, personal: 'no', key: 1"
    group = (
        "steps:\n  - {id: all, key: 9, kind: group, title: All?, label: All,"
        " personal: 'no', item_label: One,"
        f" fields: [{mail}, id: a}}, {mail}, id: b}}]}}\n"
    )

    (problem,) = problems(
        tmp_path,
        added("  9: all") + "fields:\n  9:\n    1: a\n",
        NUMBERED.replace("steps:\n", group, 1),
    )[:1]

    assert "key 1 belongs to a." in problem


def test_our_own_ledger_names_every_number() -> None:
    content = read_content(find_places().guides)

    assert content.ledger is not None
    assert list(breaches(content)) == []
    assert len(content.ledger.services) >= len(content.services)
