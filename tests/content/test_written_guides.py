"""The guides as written in guides/: which there are, and what each may say."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from kiosk.content.reading import Content, read_content
from kiosk.interview.guide import Guide

WANTED = (
    "pay-by-phone",
    "pay-by-card",
    "cash-and-atm",
    "exchange-points",
    "about-digital-yuan",
    "tax-refund",
    "getting-around",
    "your-account",
    "mobile-bank",
    "keep-your-account-safe",
    "scams-in-your-language",
    "help-numbers",
    "your-rights",
    "leaving-china",
    "for-older-visitors",
)
"""Source: issue 3, "Guides". The service has the id digital-yuan."""
MOST_WORDS = 210
"""What a guide may hold: every word is translated many times."""
LONGER = {"pay-by-phone", "cash-and-atm"}
"""What most visitors come for has room for more."""
EMERGENCY = {"police_phone", "ambulance_phone"}
"""Called in need: their year stands once, in help-numbers."""
ASK = "Ask the staff"


@cache
def content() -> Content:
    return read_content(Path(__file__).parents[2] / "guides")


def guide(name: str) -> Guide:
    return next(one for one in content().guides if one.id == name)


def lines(page: Guide) -> list[str]:
    return [line.text for section in page.sections for line in section.lines]


def quoted(texts: list[str]) -> set[str]:
    return {name for text in texts for name in re.findall(r"%\(fact_(\w+)\)s", text)}


def confident(level: str) -> set[str]:
    return {fact.id for fact in content().facts if fact.confidence == level}


def test_every_guide_that_was_asked_for_is_written() -> None:
    assert {one.id for one in content().guides} >= set(WANTED)


def test_a_guide_and_a_service_never_share_an_id() -> None:
    guides = {one.id for one in content().guides}
    services = {one.id for one in content().services}

    assert guides & services == set()


@pytest.mark.parametrize("name", WANTED)
def test_a_guide_has_a_few_short_sections(name: str) -> None:
    sections = guide(name).sections

    assert 3 <= len(sections) <= 6
    assert all(2 <= len(section.lines) <= 7 for section in sections)


@pytest.mark.parametrize("name", sorted(set(WANTED) - LONGER))
def test_a_guide_is_short_enough_to_be_translated_many_times(name: str) -> None:
    page = guide(name)
    read = [page.title, page.summary, page.essentials.long, page.essentials.short]
    read += [section.title for section in page.sections]

    words = " ".join((*read, *lines(page))).split()

    assert len(words) <= MOST_WORDS


@pytest.mark.parametrize("name", WANTED)
def test_a_reported_figure_stands_with_its_year(name: str) -> None:
    told = quoted(lines(guide(name)))
    years = {fact.id for fact in content().facts if fact.id.endswith("_year")}

    if told & confident("reported") - EMERGENCY:
        assert told & years


@pytest.mark.parametrize("name", WANTED)
def test_what_nobody_confirmed_sends_the_visitor_to_the_staff(name: str) -> None:
    unsure = confident("unverified")

    assert all(ASK in text for text in lines(guide(name)) if quoted([text]) & unsure)


def test_no_guide_gives_a_fine_or_a_limit_that_was_not_found() -> None:
    for text in (
        *lines(guide("keep-your-account-safe")),
        *lines(guide("your-account")),
    ):
        if re.search(r"\bfine\b|simplified", text):
            assert not quoted([text])


def test_the_help_numbers_name_every_line_that_was_asked_for() -> None:
    values = {fact.id: fact.values[-1].value for fact in content().facts}

    given = {values[name] for name in quoted(lines(guide("help-numbers")))}

    assert given >= {"110", "119", "120", "12345", "12363", "12367", "12378", "96110"}


def test_the_line_for_chinese_citizens_abroad_is_offered_to_nobody() -> None:
    assert "12308" not in {one.value for fact in content().facts for one in fact.values}


@pytest.mark.parametrize("name", WANTED)
def test_a_guide_leads_on_to_another_page_and_not_to_itself(name: str) -> None:
    follow = guide(name).follow

    assert follow
    assert name not in follow
