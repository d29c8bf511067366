"""The services as written in guides/: where each kind of visitor ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path as File

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.reading import Content, read_content
from kiosk.interview import model
from kiosk.interview.context import Context
from kiosk.interview.model import Service, Value
from kiosk.interview.path import Ended, Path, path

TODAY = Context(date(2026, 11, 22), ("2026-11-23T10:00",))
GROWN = "1990-05-17"

ANSWERS: dict[str, Value] = {
    "for-whom": "me",
    "paid": "no",
    "dictated": "no",
    "of-age": "yes",
    "consent": True,
    "document": "passport",
    "birth-date": GROWN,
    "stay": "visa-free",
    "existing": "no",
    "purpose": "spending",
    "purpose-other": "Rent for my flat",
    "wishes": ["card", "app"],
    "scan": None,
    "full-name": {"surname": "KIM", "given_names": "MIN JUN"},
    "passport-number": "AB1234567",
    "card-number": "ABC123456789012",
    "hk-macao-number": "H12345678",
    "taiwan-number": "12345678",
    "pass-number": "450021001234",
    "nationality": "KR",
    "sex": "M",
    "expiry-date": "2031-01-31",
    "occupation": "Teacher",
    "phone-kind": "foreign",
    "chinese-phone": "+8613812345678",
    "foreign-phone": "+821012345678",
    "email": None,
    "china-address": "Garden Hotel, Hefei",
    "deposit": {"amount": "200.00", "currency": "CNY"},
    "tax-notice": True,
    "tax-residency": "elsewhere",
    "tax-countries": [{"country": "KR", "has-number": "unknown"}],
    "home-address": "1 Sejong-daero, Seoul, Korea",
    "birth-place": "Busan, Korea",
    "risk-notice": True,
    "old-document": "have",
    "old-card": "yes",
    "old-expired": "no",
    "name-changed": "no",
    "former-name": None,
    "linked": ["alipay", "salary"],
    "visit-time": "2026-11-23T10:00",
}
"""One good answer to everything; a case changes what it is about."""

OPEN, RENEW = "open-account", "renew-passport"

CASES: tuple[tuple[str, dict[str, Value], str], ...] = (
    (OPEN, {"for-whom": "other"}, "for-other"),
    (OPEN, {"paid": "yes"}, "paid-to-open"),
    (OPEN, {"dictated": "yes"}, "someone-dictates"),
    (OPEN, {"of-age": "no"}, "come-with-guardian"),
    (OPEN, {"consent": False}, "no-consent"),
    (OPEN, {"birth-date": "2012-11-23"}, "come-with-guardian"),
    (OPEN, {"birth-date": "2012-11-22"}, "guardian-applies"),
    (OPEN, {"birth-date": "2010-11-23"}, "guardian-applies"),
    (OPEN, {"birth-date": "2010-11-22"}, "short-stay"),
    (OPEN, {"stay": "ended"}, "stay-ended"),
    (OPEN, {"expiry-date": "2026-11-21"}, "document-expired"),
    (OPEN, {"expiry-date": "2026-11-22"}, "short-stay"),
    (OPEN, {"existing": "yes"}, "existing-account"),
    (OPEN, {"document": "border-pass"}, "border-resident"),
    (OPEN, {"stay": "short-visa", "purpose": "other"}, "short-stay"),
    (OPEN, {"stay": "long", "purpose": "salary"}, "ready"),
    (OPEN, {"document": "permanent-resident-card"}, "ready"),
    (OPEN, {"document": "hk-macao-permit", "phone-kind": "none"}, "ready"),
    (OPEN, {"document": "taiwan-permit", "phone-kind": "chinese"}, "ready"),
    (OPEN, {"document": "chinese-passport", "tax-residency": "china"}, "ready"),
    (RENEW, {"of-age": "no"}, "come-with-guardian"),
    (RENEW, {"consent": False}, "no-consent"),
    (RENEW, {"birth-date": "2012-11-23"}, "come-with-guardian"),
    (RENEW, {"expiry-date": "2020-01-01"}, "document-expired"),
    (RENEW, {"old-document": "lost"}, "same-person"),
    (RENEW, {"old-document": "kept", "name-changed": "yes"}, "same-person"),
    (RENEW, {"document": "permanent-resident-card", "old-card": "no"}, "new-card"),
    (RENEW, {}, "ready"),
)


@cache
def content() -> Content:
    return read_content(File(__file__).parents[2] / "guides")


def service(name: str) -> Service:
    return next(one for one in content().services if one.id == name)


def walk(name: str, changes: dict[str, Value]) -> Path:
    return path((service(name),), {**ANSWERS, **changes}, TODAY)


def end(name: str, changes: dict[str, Value]) -> Ended:
    way = walk(name, changes)
    assert not way.problems
    assert way.next is None
    return way.ended[0]


def questions(steps: tuple[model.AnyStep, ...]) -> Iterator[model.Question]:
    for step in steps:
        if isinstance(step, model.Question):
            yield step
        if isinstance(step, model.Group):
            yield from questions(step.fields)


def test_every_source_is_read_without_a_fault() -> None:
    assert [str(fault) for fault in content().faults] == []


@pytest.mark.parametrize(("name", "changes", "outcome"), CASES)
def test_a_visitor_ends_where_the_rules_say(
    name: str, changes: dict[str, Value], outcome: str
) -> None:
    assert end(name, changes).outcome.id == outcome


@pytest.mark.parametrize("name", [OPEN, RENEW])
def test_the_cases_reach_every_outcome_and_every_stop(name: str) -> None:
    reached = {outcome for case, _, outcome in CASES if case == name}

    written = (*service(name).stops, *service(name).outcomes)

    assert reached == {outcome.id for outcome in written}


@pytest.mark.parametrize("name", [OPEN, RENEW])
@given(data=st.data())
def test_any_choices_lead_to_an_end_with_something_to_bring(
    name: str, data: st.DataObject
) -> None:
    chosen: dict[str, Value] = {
        step.id: data.draw(st.sampled_from([option.id for option in step.options]))
        for step in service(name).steps
        if isinstance(step, model.Choice)
    }

    ended = end(name, chosen)

    assert ended.lines
    assert ended.bring


def test_a_child_is_asked_nothing_more_after_the_birth_date() -> None:
    for name in (OPEN, RENEW):
        way = walk(name, {"birth-date": "2015-01-01"})

        asked = [taken.step.id for taken in way.taken]

        assert asked[-3:] == ["consent", "document", "birth-date"]
        assert not {"full-name", "scan", "nationality"} & set(asked)


def test_whoever_refuses_consent_was_asked_nothing_personal_and_gets_staff() -> None:
    for name in (OPEN, RENEW):
        way = walk(name, {"consent": False})

        assert not way.personal
        assert way.ended[0].outcome.staff


def test_every_stop_calls_staff() -> None:
    stops = [stop for one in content().services for stop in one.stops]

    assert [stop.id for stop in stops if not stop.staff] == []


def test_every_question_says_why_and_shows_an_example_and_help() -> None:
    asked = [one for page in content().services for one in questions(page.steps)]

    assert [one.id for one in asked if not (one.why and one.example and one.help)] == []


def test_nothing_personal_stands_before_the_consent() -> None:
    for page in content().services:
        kinds = [type(step) for step in page.steps]
        agreed = kinds.index(model.Consent) if model.Consent in kinds else len(kinds)
        before = page.steps[:agreed]

        assert all(one.personal == "no" for one in questions(before))


def test_the_two_services_use_every_kind_of_step() -> None:
    used = {type(step) for page in content().services for step in page.steps}

    assert len(used) == 16


def test_a_key_belongs_to_one_step_only() -> None:
    owner: dict[int, str] = {}
    for page in content().services:
        for step in page.steps:
            assert owner.setdefault(step.key, step.id) == step.id


@pytest.mark.parametrize("phone", ["none", "foreign"])
def test_without_a_chinese_number_the_visitor_hears_what_to_do(phone: str) -> None:
    lines = end(OPEN, {"phone-kind": phone}).lines

    assert any(
        ("SIM card" if phone == "none" else "foreign number") in x for x in lines
    )


def test_a_resident_card_needs_no_proof_of_tax_residence() -> None:
    def proofs(document: str) -> list[str]:
        changes: dict[str, Value] = {"document": document, "tax-residency": "china"}
        bring = end(OPEN, {**changes, "stay": "long"}).bring
        return [line for line in bring if "tax residence" in line]

    assert proofs("passport") == ["Proof of your tax residence in China"]
    assert proofs("permanent-resident-card") == []


def test_every_wallet_that_was_named_is_to_be_checked_afterwards() -> None:
    lines = " ".join(end(RENEW, {"linked": ["weixin-pay", "bank-app"]}).lines)

    assert "in Weixin Pay" in lines
    assert "app of the bank" in lines
    assert "Alipay" not in lines
