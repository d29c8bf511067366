"""What usually follows: where each page and each end leads on to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kiosk.content.reading import Content, read_content
from kiosk.interview.model import Outcome

MOST = 4
"""What the screen offers; more would be dropped unseen."""

GUIDES = {
    "about-digital-yuan": {"digital-yuan"},
    "cash-and-atm": {"change-money"},
    "exchange-points": {"change-money"},
    "for-older-visitors": {"special-help"},
    "help-numbers": {"lost-card", "stop-a-scam"},
    "keep-your-account-safe": {"stop-a-scam"},
    "leaving-china": {"change-money"},
    "mobile-bank": {"change-phone"},
    "scams-in-your-language": {"stop-a-scam"},
    "your-rights": {"complain"},
}
"""The service a reader is likely to want next."""

ENDS = {
    ("open-account", "paid-to-open"): {"stop-a-scam"},
    ("open-account", "someone-dictates"): {"stop-a-scam"},
    ("open-account", "for-other"): {"act-for-someone"},
    ("account-restricted", "unlock-fraud"): {"stop-a-scam"},
    ("cash-in-quantity", "pressed"): {"stop-a-scam"},
    ("act-for-someone", "not-agreed"): {"stop-a-scam"},
    ("act-for-someone", "owner-comes"): {"special-help"},
    ("act-for-someone", "with-a-letter"): {"special-help"},
    ("renew-card", "other-collects"): {"act-for-someone", "special-help"},
    ("lost-card", "card-used"): {"stop-a-scam"},
    ("lost-card", "report-now"): {"stop-a-scam"},
    ("stop-a-scam", "act-now"): {"lost-card", "reset-pin"},
}
"""The service that the end of another one leads on to."""
OPENED = {"pay-by-phone", "cash-and-atm", "keep-your-account-safe"}
"""After a new account. Source: issue 3, "One visit, several services"."""


@cache
def content() -> Content:
    return read_content(Path(__file__).parents[2] / "guides")


def ends() -> Iterator[tuple[str, Outcome]]:
    for service in content().services:
        for outcome in (service.general, *service.stops, *service.outcomes):
            yield service.id, outcome


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_leads_on_to_the_service_about_the_same(name: str) -> None:
    guide = next(one for one in content().guides if one.id == name)

    assert set(guide.follow) >= GUIDES[name]


@pytest.mark.parametrize(("name", "end"), ENDS)
def test_an_end_leads_on_to_the_service_that_helps_next(name: str, end: str) -> None:
    followed = {(id_, one.id): set(one.follow) for id_, one in ends()}

    assert followed[name, end] >= ENDS[name, end]


@pytest.mark.parametrize("end", ["general", "short-stay", "ready"])
def test_a_new_account_leads_on_to_paying_to_small_notes_and_to_safety(
    end: str,
) -> None:
    followed = {one.id: set(one.follow) for id_, one in ends() if id_ == "open-account"}

    assert followed[end] >= OPENED


def test_nothing_is_offered_that_the_screen_cannot_show() -> None:
    offered = [(id_, one.id, one.follow) for id_, one in ends()]
    offered += [("", guide.id, guide.follow) for guide in content().guides]

    assert [one for one in offered if len(set(one[2])) > MOST] == []
    assert [one for one in offered if len(set(one[2])) < len(one[2])] == []


def test_no_end_leads_back_to_its_own_service() -> None:
    assert [(id_, one.id) for id_, one in ends() if id_ in one.follow] == []
