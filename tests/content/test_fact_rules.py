"""Rules for facts and addresses, on the small bank with one thing changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.fact_rules import ISSUERS, fact_breaches, is_issuers, unquoted
from kiosk.content.reading import read_content
from kiosk.paths import find_places
from tests.content import bank

SOURCE = 'document: Notice on cards, date: "2023"'


@pytest.mark.parametrize(
    "address",
    [
        "http://www.xqexn.cn/en/1.html",
        "https://gov.cn.example-mirror.cn/notice",
        "https://notgov.cn/notice",
        "https://user@blog.liveincn.com/?p=315",
        "ftp://www.pbc.gov.cn/notice",
        "www.pbc.gov.cn",
        "http://[",
    ],
)
def test_an_address_that_is_not_the_issuers_own_is_refused(
    tmp_path: Path, address: str
) -> None:
    new = f"{SOURCE}, address: '{address}'"
    content = bank.read_changed(tmp_path, "facts.yaml", SOURCE, new)

    (fault,) = fact_breaches(content)

    assert "fee has an address" in fault.problem
    assert "issuing body" in fault.remedy
    assert bank.line_of(fault) == "  - id: fee"


@pytest.mark.parametrize(
    "address", ["https://www.gov.cn/a", "http://taiyuan.pbc.gov.cn/x/index.html"]
)
def test_the_issuers_own_address_is_taken(tmp_path: Path, address: str) -> None:
    new = f"{SOURCE}, address: '{address}'"
    content = bank.read_changed(tmp_path, "facts.yaml", SOURCE, new)

    assert tuple(fact_breaches(content)) == ()


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("See www.tellerreport.com for more.", True),
        ("See https://freewechat.com/a today.", True),
        ("Look at chinaguide.net now.", True),
        ("See www.pbc.gov.cn for more.", False),
        ("Type anna@example.com here.", False),
        ("Open the app. Then pay.", False),
    ],
)
def test_no_text_names_a_strangers_address(
    tmp_path: Path, text: str, refused: bool
) -> None:
    content = bank.read_changed(tmp_path, "pay.yaml", "Open the app.", f'"{text}"')

    assert [fault.file for fault in fact_breaches(content)] == ["pay.yaml"] * refused


@pytest.mark.parametrize("day", ["soon", "", "24-01-01", "2024/01"])
def test_a_source_without_a_year_is_refused(tmp_path: Path, day: str) -> None:
    new = SOURCE.replace("2023", day)
    content = bank.read_changed(tmp_path, "facts.yaml", SOURCE, new)

    (fault,) = fact_breaches(content)

    assert "without a date" in fault.problem


def test_a_fact_that_no_text_quotes_is_found(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    assert unquoted(read_content(places.guides)) == ()

    bank.change(places, "card.yaml", "It costs %(fact_fee)s.", "It is not free.")
    bank.change(places, "pay.yaml", "A card costs %(fact_fee)s", "Not free")

    assert unquoted(read_content(places.guides)) == ("fee",)


def test_every_issuer_that_is_let_through_is_one_of_ours() -> None:
    assert all(is_issuers(host) and is_issuers("www." + host) for host in ISSUERS)
    assert not any(is_issuers("x" + host) for host in ISSUERS)


def test_the_written_facts_keep_the_rules() -> None:
    content = read_content(find_places().guides)

    assert tuple(fact_breaches(content)) == ()
    assert unquoted(content) == ()
