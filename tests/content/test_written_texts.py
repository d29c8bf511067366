"""The English of guides/: short, plain, and every figure from a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kiosk.content.reading import Content, read_content

GUIDES = Path(__file__).parents[2] / "guides"
LONGEST_SENTENCE = 15
"""Words. Source: issue 3, "Write the texts in your own words"."""
MOST_LINES = 12
"""What one screen holds. Source: issue 3."""

LONGEST = {
    "title": 60,
    "lead": 100,
    "why": 120,
    "example": 80,
    "help": 100,
    "label": 34,
    "line": 60,
    "lines": 100,
    "bring": 100,
    "text": 100,
    "agree": 34,
    "refuse": 34,
    "item_label": 34,
    "summary": 100,
    "long": 110,
    "short": 40,
    "because": 100,
}
"""Characters by key: translations grow by half, and a line holds about 70."""
SHOWN_LENGTH = "USD 50,000"
"""A figure is about as long as this."""
BRANCH = {
    "bank_name",
    "branch_phone",
    "busy_hours",
    "countdown_time",
    "currencies",
    "exchange_points",
    "floor_hint",
    "idle_time",
    "staff_languages",
}
MIRRORS = (
    "xqexn",
    "yongtulingjun",
    "igihe",
    "freewechat",
    "careerengine",
    "tellerreport",
)


@cache
def content() -> Content:
    return read_content(GUIDES)


def texts() -> Iterator[tuple[str, str, str]]:
    """Yield page, key and text of everything a visitor can read."""
    for page in msgspec.to_builtins(content().pages):
        for key, text in _texts("", page):
            yield page["id"], key, text


def _texts(key: str, plain: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - whatever a page holds
    if isinstance(plain, str) and key in LONGEST and plain:
        yield key, plain
    elif isinstance(plain, dict):
        for name, value in plain.items():
            if name != "answers":
                yield from _texts(name, value)
    elif isinstance(plain, list | tuple):
        for item in plain:
            yield from _texts(key, item)


def filled(text: str) -> str:
    return re.sub(r"%\(\w+\)s", SHOWN_LENGTH, text)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!:])\s+", filled(text))


def test_there_are_texts_to_look_at() -> None:
    assert len({text for _, _, text in texts()}) > 400


def test_no_sentence_is_long() -> None:
    long = [
        (page, sentence)
        for page, _, text in texts()
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]

    assert long == []


def test_every_text_fits_its_place() -> None:
    wide = [
        (page, key, text)
        for page, key, text in texts()
        if len(filled(text)) > LONGEST[key]
    ]

    assert wide == []


def test_figures_come_from_facts_only() -> None:
    bare = [
        (page, text)
        for page, _, text in texts()
        if re.search(r"[\d%]", re.sub(r"%\(\w+\)s", "", text))
    ]

    assert bare == []


def test_every_placeholder_is_known_and_every_fact_is_quoted() -> None:
    quoted = {
        name for _, _, text in texts() for name in re.findall(r"%\((\w+)\)s", text)
    }
    facts = {f"fact_{fact.id}" for fact in content().facts}

    assert quoted - BRANCH == facts


def test_the_kiosk_never_claims_what_only_the_bank_can_decide() -> None:
    claims = re.compile(
        r"\b(verified|approved|guaranteed|refused at|invalid|error)\b", re.I
    )

    assert [text for _, _, text in texts() if claims.search(text)] == []


def test_a_screen_holds_every_section() -> None:
    sections = [section for guide in content().guides for section in guide.sections]
    sections += [section for one in content().lessons for section in one.sections]

    assert [one.id for one in sections if len(one.lines) > MOST_LINES] == []


def test_what_follows_exists() -> None:
    known = {guide.id for guide in content().guides}
    known |= {service.id for service in content().services}
    named = {follow for guide in content().guides for follow in guide.follow}
    for service in content().services:
        for outcome in (service.general, *service.stops, *service.outcomes):
            named |= set(outcome.follow)

    assert named - known == set()


@pytest.mark.parametrize("fact", content().facts, ids=lambda fact: str(fact.id))
def test_a_fact_tells_who_says_so_and_never_names_a_mirror(fact: Any) -> None:  # noqa: ANN401 - a Fact
    assert fact.source.issuer
    assert fact.source.document
    assert re.fullmatch(r"\d{4}(-\d\d){0,2}", fact.source.date)
    assert not any(mirror in fact.source.address for mirror in MIRRORS)
    assert [one.since for one in fact.values] == sorted(
        one.since for one in fact.values
    )
