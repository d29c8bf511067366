"""What the services about money tell, for each answer."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path as File

import pytest

from kiosk.content.reading import read_content
from kiosk.interview.context import Context
from kiosk.interview.model import Service, Value
from kiosk.interview.path import Ended, path

TODAY = Context(date(2026, 11, 22))


@cache
def service(name: str) -> Service:
    content = read_content(File(__file__).parents[2] / "guides")
    return next(one for one in content.services if one.id == name)


def end(name: str, **answers: Value) -> Ended:
    given = {id_.replace("_", "-"): value for id_, value in answers.items()}
    return path([service(name)], given, TODAY).ended[0]


@pytest.mark.parametrize(
    ("change", "receipt", "told"),
    [("to-yuan", "yes", True), ("back", "no", True), ("back", "yes", False)],
)
def test_the_yearly_limit_of_a_resident_card_is_told_where_a_limit_is(
    change: str, receipt: str, told: bool
) -> None:
    ended = end("change-money", money_change=change, exchange_receipt=receipt)

    assert told is ("fact_resident_card_limit" in " ".join(ended.lines))


@pytest.mark.parametrize("job", ["in", "out"])
def test_much_cash_is_told_ahead_and_leads_to_an_appointment(job: str) -> None:
    ended = end("cash-in-quantity", cash_pressed="no", cash_job=job)

    assert "Ask how many days ahead to tell the branch." in ended.lines
    assert "book-a-time" in ended.outcome.follow


@pytest.mark.parametrize(
    ("job", "limits"),
    [("in", {"fx_cash_in"}), ("out", {"fx_cash_out"}), ("wages", set())],
)
def test_foreign_cash_has_a_limit_of_its_own_each_way(
    job: str, limits: set[str]
) -> None:
    ended = end("cash-in-quantity", cash_pressed="no", cash_job=job, wages_day="later")
    told = " ".join(ended.lines)

    assert {name for name in ("fx_cash_in", "fx_cash_out") if name in told} == limits


def test_a_wallet_opened_with_a_phone_number_is_called_anonymous() -> None:
    assert "anonymous" in " ".join(end("digital-yuan", ecny_need="start").lines)
    assert "anonymous" not in " ".join(end("digital-yuan", ecny_need="raise").lines)


@pytest.mark.parametrize("so_far", ["sent", "seen"])
def test_what_an_app_can_lock_is_a_question_for_the_staff(so_far: str) -> None:
    locking = [x for x in end("stop-a-scam", scam_sent=so_far).lines if "region" in x]

    assert len(locking) == 1
    assert locking[0].startswith("Ask the staff")
