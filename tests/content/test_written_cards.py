"""The services about cards, phones, names and other people: where each visitor ends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path as File

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.reading import read_content
from kiosk.interview import model
from kiosk.interview.context import Context
from kiosk.interview.model import Service, Value
from kiosk.interview.path import Ended, Path, path
from kiosk.interview.paths import every_way

TODAY = Context(date(2026, 11, 22), ("2026-11-23T10:00",))
PHONE, PIN, LOST = "change-phone", "reset-pin", "lost-card"
NAME, RENEW = "fix-my-name", "renew-card"
RESTRICTED, AGENT = "account-restricted", "act-for-someone"
WRITTEN = (PHONE, PIN, LOST, NAME, RENEW, RESTRICTED, AGENT)
ESSENTIALS = (105, 34)
"""Characters of the long and the short text, so that every language fits a QR."""

ANSWERS: dict[str, Value] = {
    "old-phone": "works",
    "new-phone": "chinese",
    "card-bank": "this",
    "pin-known": "no",
    "card-where": "lost",
    "strange-payments": "no",
    "loss-report": "phone",
    "passport-lost": "no",
    "name-trouble": "spelling",
    "card-state": "expired",
    "collector": "me",
    "unlock-money": "no",
    "told": "nothing",
    "agreed": "yes",
    "task": "other",
}
"""One calm answer to everything; a case changes what it is about."""

CASES: tuple[tuple[str, dict[str, Value], str], ...] = (
    (PHONE, {}, "ready"),
    (PHONE, {"old-phone": "ended", "new-phone": "foreign"}, "ready"),
    (PHONE, {"new-phone": "other"}, "own-number-first"),
    (PHONE, {"new-phone": "none"}, "own-number-first"),
    (PHONE, {"old-phone": "stolen"}, "phone-stolen"),
    (PHONE, {"old-phone": "stolen", "new-phone": "other"}, "phone-stolen"),
    (PIN, {}, "new-pin"),
    (PIN, {"pin-known": "yes"}, "unlock"),
    (PIN, {"pin-known": "seen"}, "pin-seen"),
    (PIN, {"card-bank": "other"}, "other-bank"),
    (LOST, {}, "replace"),
    (LOST, {"loss-report": "counter"}, "replace"),
    (LOST, {"loss-report": "none"}, "report-now"),
    (LOST, {"card-where": "stolen", "loss-report": "none"}, "report-now"),
    (LOST, {"strange-payments": "yes"}, "card-used"),
    (LOST, {"card-where": "found", "strange-payments": "yes"}, "card-used"),
    (LOST, {"card-where": "found"}, "found-again"),
    (LOST, {"card-where": "found", "loss-report": "none"}, "found-again"),
    (LOST, {"card-where": "mistake"}, "found-again"),
    (LOST, {"card-where": "mistake", "loss-report": "counter"}, "found-again"),
    (LOST, {"card-where": "mistake", "card-bank": "other"}, "other-bank"),
    (LOST, {"passport-lost": "yes"}, "passport-too"),
    (LOST, {"card-bank": "other", "passport-lost": "yes"}, "other-bank"),
    (NAME, {}, "correct"),
    (NAME, {"name-trouble": "order"}, "correct"),
    (NAME, {"name-trouble": "long"}, "correct"),
    (NAME, {"name-trouble": "wallet"}, "wallet-name"),
    (NAME, {"name-trouble": "changed"}, "new-name"),
    (RENEW, {}, "replace"),
    (RENEW, {"card-state": "damaged"}, "replace"),
    (RENEW, {"card-state": "kept"}, "machine-kept-it"),
    (RENEW, {"card-state": "kept", "card-bank": "other"}, "machine-kept-it"),
    (RENEW, {"card-state": "ready"}, "collect"),
    (RENEW, {"card-state": "ready", "collector": "other"}, "other-collects"),
    (RENEW, {"card-bank": "other"}, "other-bank"),
    (RESTRICTED, {}, "ask-the-reason"),
    (RESTRICTED, {"told": "document"}, "document-on-file"),
    (RESTRICTED, {"told": "details"}, "details-missing"),
    (RESTRICTED, {"told": "pin"}, "wrong-pins"),
    (RESTRICTED, {"told": "payments"}, "payments-checked"),
    (RESTRICTED, {"card-bank": "other"}, "other-bank"),
    (RESTRICTED, {"unlock-money": "yes"}, "unlock-fraud"),
    (AGENT, {}, "with-a-letter"),
    (AGENT, {"task": "money"}, "with-a-letter"),
    (AGENT, {"task": "account"}, "owner-comes"),
    (AGENT, {"task": "pin"}, "owner-comes"),
    (AGENT, {"task": "loss"}, "report-loss"),
    (AGENT, {"agreed": "child"}, "guardian"),
    (AGENT, {"agreed": "no"}, "not-agreed"),
)


@cache
def services() -> Mapping[str, Service]:
    content = read_content(File(__file__).parents[2] / "guides")
    return {one.id: one for one in content.services}


def walk(names: tuple[str, ...], changes: Mapping[str, Value]) -> Path:
    chosen = [services()[name] for name in names]
    return path(chosen, {**ANSWERS, **changes}, TODAY)


def end(name: str, changes: Mapping[str, Value]) -> Ended:
    way = walk((name,), changes)
    assert not way.problems
    assert way.next is None
    return way.ended[0]


def lines(name: str, **changes: Value) -> str:
    return " ".join(
        end(name, {k.replace("_", "-"): v for k, v in changes.items()}).lines
    )


def any_choices() -> st.SearchStrategy[dict[str, Value]]:
    options: dict[str, list[str]] = {
        step.id: [option.id for option in step.options]
        for name in WRITTEN
        for step in services()[name].steps
        if isinstance(step, model.Choice)
    }
    return st.fixed_dictionaries(
        {id_: st.sampled_from(ids) for id_, ids in options.items()}
    )


@pytest.mark.parametrize(("name", "changes", "outcome"), CASES)
def test_a_visitor_ends_where_the_rules_say(
    name: str, changes: dict[str, Value], outcome: str
) -> None:
    assert end(name, changes).outcome.id == outcome


@pytest.mark.parametrize("name", WRITTEN)
def test_the_cases_reach_every_outcome_and_every_stop(name: str) -> None:
    reached = {outcome for case, _, outcome in CASES if case == name}
    written = {one.id for one in (*services()[name].stops, *services()[name].outcomes)}

    assert reached == written


@pytest.mark.parametrize("name", WRITTEN)
def test_every_way_ends_with_something_to_do_and_to_bring(name: str) -> None:
    ways = [way.answers for way in every_way(services()[name], TODAY)]

    ends = [path([services()[name]], answers, TODAY).ended[0] for answers in ways]

    assert len(ends) >= len(services()[name].outcomes)
    assert [one.outcome.id for one in ends if not (one.lines and one.bring)] == []


@pytest.mark.parametrize("name", WRITTEN)
def test_nothing_personal_is_asked(name: str) -> None:
    way = walk((name,), {})
    asked = [one for one in services()[name].steps if isinstance(one, model.Question)]

    assert not way.personal
    assert [one.id for one in asked if one.personal != "no"] == []
    assert all(isinstance(one, model.Choice) for one in asked)


@given(changes=any_choices(), pair=st.permutations(WRITTEN))
def test_two_services_in_one_visit_end_as_each_alone(
    changes: dict[str, Value], pair: list[str]
) -> None:
    first, second = pair[:2]

    together = walk((first, second), changes)

    steps = [taken.step.id for taken in together.taken]
    assert len(set(steps)) == len(steps)
    assert together.ended == (end(first, changes), end(second, changes))


def test_no_question_asks_to_enter_a_pin_a_card_number_or_a_code() -> None:
    asking = re.compile(r"(type|enter|tell us|what is) your (PIN|card|code)", re.I)
    texts = msgspec.json.encode([services()[name] for name in WRITTEN]).decode()

    assert asking.findall(texts) == []


@pytest.mark.parametrize("name", WRITTEN)
def test_the_essentials_are_plain_and_short(name: str) -> None:
    essentials = services()[name].essentials

    assert f"{essentials.long}{essentials.short}".isascii()
    assert len(essentials.long) <= ESSENTIALS[0]
    assert len(essentials.short) <= ESSENTIALS[1]


def test_a_lost_phone_is_stopped_before_the_sim_card() -> None:
    told = lines(PHONE, old_phone="stolen")

    assert told.index("mobile banking") < told.index("Alipay") < told.index("SIM card")


@pytest.mark.parametrize("phone", ["stolen", "works"])
def test_a_foreign_number_is_for_the_branch_to_accept(phone: str) -> None:
    assert "foreign number" in lines(PHONE, old_phone=phone, new_phone="foreign")
    assert "foreign number" not in lines(PHONE, old_phone=phone)


@pytest.mark.parametrize("where", ["lost", "found"])
def test_a_card_that_was_used_stays_reported(where: str) -> None:
    told = lines(LOST, card_where=where, strange_payments="yes")

    assert "Do not cancel a loss report" in told


@pytest.mark.parametrize("change", ["strange_payments", "passport_lost"])
def test_who_has_reported_nothing_is_told_to_whatever_else_is_wrong(
    change: str,
) -> None:
    wrong: dict[str, Value] = {change: "yes"}

    assert "Report the card lost now" in lines(LOST, **wrong, loss_report="none")
    assert "Report the card lost now" not in lines(LOST, **wrong, loss_report="counter")


def test_a_report_in_writing_is_cancelled_in_person() -> None:
    assert "Come yourself" in lines(LOST, card_where="found", loss_report="counter")
    assert "the app can cancel" in lines(LOST, card_where="found")


def test_only_a_report_by_phone_runs_out() -> None:
    assert "fact_loss_report_days" in lines(LOST)
    assert "fact_loss_report_days" not in lines(LOST, loss_report="counter")


def test_a_report_by_mistake_asks_nothing_about_thieves_or_the_passport() -> None:
    changes = {"card-where": "mistake", "strange-payments": "yes"}
    way = walk((LOST,), {**changes, "passport-lost": "yes"})

    asked = [taken.step.id for taken in way.taken]

    assert asked == ["card-bank", "card-where", "loss-report"]
    assert way.ended[0].outcome.id == "found-again"


@pytest.mark.parametrize("where", ["found", "mistake"])
def test_whoever_cancels_a_report_hears_that_it_may_end_by_itself(where: str) -> None:
    assert "fact_loss_report_days" in lines(LOST, card_where=where)
    assert "fact_loss_report_days" not in lines(
        LOST, card_where=where, loss_report="counter"
    )


def test_whoever_was_robbed_hears_the_number_of_the_police() -> None:
    for report in ("none", "phone", "counter"):
        told = lines(LOST, card_where="stolen", loss_report=report)

        assert "fact_police_phone" in told


def test_no_reason_is_guessed_when_the_bank_said_nothing() -> None:
    told = lines(RESTRICTED)

    assert not re.search(r"expired|wrong|limited|payments", told)
    assert "Only the bank can see the reason" in end(RESTRICTED, {}).outcome.lead


def test_a_letter_is_not_enough_to_open_an_account_or_change_a_pin() -> None:
    for task in ("account", "pin"):
        ended = end(AGENT, {"task": task})

        assert not any("signed letter" in line for line in ended.bring)
    assert any("signed letter" in line for line in end(AGENT, {}).bring)
    assert "call or visit the other person" in lines(AGENT)


@pytest.mark.parametrize(
    ("name", "changes"), [(AGENT, {}), (RENEW, {"card-state": "ready"})]
)
def test_the_letter_names_the_owner_and_the_one_who_comes(
    name: str, changes: dict[str, Value]
) -> None:
    ended = end(name, {**changes, "collector": "other"})

    assert [line for line in ended.bring if "letter that names both people" in line]


@pytest.mark.parametrize("name", [LOST, RENEW])
def test_a_new_card_reminds_of_wallets_and_of_the_salary(name: str) -> None:
    told = end(name, {})

    assert told.outcome.id == "replace"
    assert [line for line in told.lines if "link your wallets" in line]
    assert [line for line in told.lines if "Tell your employer" in line]
