"""The largest pass of every service fits into a QR that can be scanned from paper."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from kiosk.counter.packing import pack
from kiosk.counter.pass_text import (
    LARGEST_VERSION,
    SIGNS_BY_VERSION,
    most_bytes,
    text_of,
    version_for,
)
from kiosk.counter.passes import Pass, PassMaker
from kiosk.handout.model import LARGEST_PASS_SIGNS
from kiosk.handout.qr import SMALLEST_MODULE_MM, draw_unkept, module_mm
from kiosk.handout.sheet import PASS_MM
from kiosk.interview import model
from kiosk.interview.context import Context
from kiosk.interview.fields import accept
from kiosk.interview.model import AnyStep, Service, Value
from kiosk.interview.path import Path, Taken
from kiosk.interview.problems import Problem
from kiosk.interview.result import Accepted
from kiosk.interview.worth import Appraisal
from kiosk.sealing.boxes import overhead
from kiosk.sealing.keys import DeskKey, KioskKey
from tests.counter.branch import library
from tests.counter.longest import (
    LONGEST_DESK,
    NOW,
    PLACE,
    TODAY,
    lines,
    longest,
    longest_pass,
    services_of,
)

WRITTEN = (model.Text, model.Address, model.Email)
CONTEXT = Context(TODAY)
SUITE = 1


def made(answers: Mapping[str, Value], *services: Service) -> Pass:
    steps = {step.id: step for service in services for step in service.steps}
    taken = tuple(Taken(steps[id_], value) for id_, value in answers.items())
    way = Path(taken, None, (), {}, (), len(taken), Appraisal(CONTEXT))
    maker = PassMaker(
        KioskKey.new(), DeskKey.new().public, PLACE, LONGEST_DESK, hours=168
    )
    ids = tuple(service.id for service in services)
    return maker.make(way, services=ids, language="zh", library=library(), now=NOW)


def tell(line: str) -> None:
    """Show a line of the table with `pytest -s`."""
    print(line)  # noqa: T201


def row(name: str, found: Pass, payload: int) -> str:
    left_out = ", ".join(found.content.left_out) or "-"
    signs = len(found.text)
    return f"{name:20}{payload:6}{signs:6}{version_for(signs):5}-M  {left_out}"


@pytest.mark.parametrize("service", services_of(library()), ids=lambda one: one.id)
def test_the_largest_pass_of_a_service_stays_within_version_20(
    service: Service,
) -> None:
    largest = longest_pass(service)

    found = made(largest.answers, service)

    tell(row(service.id, found, len(pack(found.content, [service]))))
    assert 0 < version_for(len(found.text)) <= LARGEST_VERSION
    assert draw_unkept(found.text).version == version_for(len(found.text))
    # Only one service asks for more than a code holds, and only if all is at its
    # longest at once.
    assert not found.content.left_out or service.id == "open-account"


def test_only_what_is_written_freely_is_ever_left_out() -> None:
    service = library().service("open-account")
    found = made(longest_pass(service).answers, service)
    steps = {step.id: step for step in service.steps}

    assert found.content.left_out
    assert all(isinstance(steps[id_], WRITTEN) for id_ in found.content.left_out)
    kept = set(found.content.answers)
    assert {"full-name", "birth-date", "tax-countries", "tax-residency"} <= kept
    assert kept & {"chinese-phone", "foreign-phone"}


LONG_FORM: dict[str, Value] = {
    "for-whom": "me",
    "paid": "no",
    "dictated": "no",
    "of-age": "yes",
    "consent": True,
    "document": "passport",
    "birth-date": "1990-03-04",
    "stay": "short-visa",
    "existing": "unsure",
    "purpose": "spending",
    "wishes": ("card", "app", "messages"),
    "scan": None,
    "full-name": {"surname": "W" * 26, "given_names": "W" * 40},
    "passport-number": "M12345678",
    "nationality": "KR",
    "sex": "F",
    "expiry-date": "2030-01-01",
    "occupation": "Teacher of mathematics",
    "phone-kind": "chinese",
    "chinese-phone": "+8613812345678",
    "email": None,
    "china-address": "Room 1203, No. 88 Jianguo Road\nChaoyang, Beijing 100022",
    "deposit": None,
    "tax-notice": True,
    "tax-residency": "elsewhere",
    "tax-countries": tuple(
        {"country": code, "has-number": "yes", "number": f"{code}900304-2234567"}
        for code in ("KR", "DE", "US")
    ),
    "home-address": "Apt 1504, 12-3 Teheran-ro 4-gil\nGangnam-gu, Seoul 06232\nKorea",
    "birth-place": "Busan, Korea",
    "risk-notice": True,
    "visit-time": "2026-11-24T10:00",
}


def test_a_long_form_to_open_an_account_is_carried_whole() -> None:
    """Surname 26, given names 40, two addresses, three tax numbers."""
    service = library().service("open-account")

    found = made(LONG_FORM, service)

    tell(row("a long form", found, len(pack(found.content, [service]))))
    assert found.content.left_out == ()
    assert dict(found.content.answers) == LONG_FORM
    assert version_for(len(found.text)) <= LARGEST_VERSION


VISITS = (
    ("renew-passport", "change-phone", "reset-pin"),
    ("renew-passport", "change-phone", "lost-card", "reset-pin", "book-a-time"),
    ("open-account", "change-money", "special-help"),
)


@pytest.mark.parametrize("ids", VISITS, ids="+".join)
def test_a_visit_of_several_services_has_one_pass_that_fits(
    ids: tuple[str, ...],
) -> None:
    services = [library().service(id_) for id_ in ids]
    answers: dict[str, Value] = {}
    for service in services:
        answers |= longest_pass(service).answers
    if "open-account" in ids:
        answers |= LONG_FORM

    found = made(answers, *services)

    tell(row("+".join(ids), found, len(pack(found.content, services))))
    assert version_for(len(found.text)) <= LARGEST_VERSION
    assert bool(found.content.left_out) == ("open-account" in ids)


def test_the_largest_code_on_paper_is_no_wider_than_40_mm_nor_denser() -> None:
    assert PASS_MM == 40
    assert module_mm(LARGEST_VERSION, PASS_MM) >= SMALLEST_MODULE_MM
    assert SIGNS_BY_VERSION[LARGEST_VERSION] == LARGEST_PASS_SIGNS
    for version in range(1, LARGEST_VERSION + 1):
        most = SIGNS_BY_VERSION[version]
        assert draw_unkept("A" * most).version == version
        assert draw_unkept("A" * (most + 1)).version == version + 1


def test_a_pass_that_fills_the_largest_code_exactly_is_left_whole() -> None:
    service = library().service("complain")
    content = longest_pass(service)
    room = most_bytes() - overhead(SUITE) - len(pack(content, [service]))

    assert room >= 0
    assert version_for(len(text_of(bytes(most_bytes())))) == LARGEST_VERSION
    assert replace(content, answers={}).answers == {}


def written_steps() -> list[AnyStep]:
    steps = {step.id: step for one in services_of(library()) for step in one.steps}
    fields = [
        part
        for step in steps.values()
        if isinstance(step, model.Group)
        for part in step.fields
    ]
    return [step for step in (*steps.values(), *fields) if isinstance(step, WRITTEN)]


@pytest.mark.parametrize("step", written_steps(), ids=lambda step: step.id)
def test_the_longest_answers_are_legal_and_longer_ones_are_not(step: AnyStep) -> None:
    value = longest(step)

    assert isinstance(value, str)
    assert isinstance(accept(step, value, CONTEXT), Accepted)
    found = accept(step, f"{value[:20]}{value}", CONTEXT)
    assert isinstance(found, Problem)


@pytest.mark.parametrize("most", [20, 60])
def test_the_sentence_says_how_many_signs_fit(most: int) -> None:
    step = next(one for one in written_steps() if isinstance(one, model.Text))
    step = replace(step, max_length=most)
    told = {
        text[0]: accept(step, text + text[:2], CONTEXT)
        for text in (*lines(most), "x" * most)
    }

    assert {
        one.values["most"] for one in told.values() if isinstance(one, Problem)
    } == {
        str(most),
        str(most // 2),
    }
    assert len(told) == sum(isinstance(one, Problem) for one in told.values())
