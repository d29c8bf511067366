"""The services about cash, help, appointments, complaints and scams."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path as File

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
MONEY, CASH, YUAN = "change-money", "cash-in-quantity", "digital-yuan"
HELP, BOOK, COMPLAIN, SCAM = "special-help", "book-a-time", "complain", "stop-a-scam"
WRITTEN = (MONEY, CASH, YUAN, HELP, BOOK, COMPLAIN, SCAM)
IMPERSONAL = (MONEY, CASH, YUAN, SCAM)
"""Services that ask nothing personal at all."""
ESSENTIALS = (105, 34)
"""Characters of the long and the short text, so that every language fits a QR."""
PATTERNS = (
    "scam-fee",
    "scam-parcel",
    "scam-police",
    "scam-account",
    "scam-profit",
    "scam-friend",
)
"""The six questions, in the order asked. Source: issue 3, stop-a-scam."""

HELPED = {
    "home": "work cards",
    "wheelchair": "without steps",
    "signing": "thumb print",
    "hearing": "write things down",
    "sight": "read papers aloud",
    "interpreter": "look for an interpreter",
    "ride": "call a ride",
}
"""What the line for each need of special-help speaks of."""

ANSWERS: dict[str, Value] = {
    "money-change": "to-yuan",
    "exchange-receipt": "yes",
    "cash-pressed": "no",
    "cash-job": "out",
    "wages-day": "today",
    "ecny-need": "start",
    "help-for": "me",
    "of-age": "yes",
    "consent": True,
    "help-needs": ["wheelchair"],
    "home-business": "collect",
    "interpreter-language": "Sign language",
    "book-need": "counter",
    "book-how": "time",
    "visit-time": "2026-11-23T10:00",
    "no-time": "come",
    "call-back": "+821012345678",
    "complaint-about": "service",
    "complaint-told": "no",
    "complaint-facts": "A fee nobody explained.",
    "complaint-wish": None,
    "scam-sent": "no",
    **dict.fromkeys(PATTERNS, "no"),
}
"""One calm answer to everything; a case changes what it is about."""

CASES: tuple[tuple[str, dict[str, Value], str], ...] = (
    (MONEY, {}, "to-yuan"),
    (MONEY, {"money-change": "small-notes"}, "small-notes"),
    (MONEY, {"money-change": "back"}, "back-with-receipt"),
    (
        MONEY,
        {"money-change": "back", "exchange-receipt": "no"},
        "back-without-receipt",
    ),
    (CASH, {}, "take-out"),
    (CASH, {"cash-job": "in"}, "pay-in"),
    (CASH, {"cash-job": "wages"}, "wages-today"),
    (CASH, {"cash-job": "wages", "wages-day": "later"}, "take-out"),
    (CASH, {"cash-job": "coins"}, "coins"),
    (CASH, {"cash-job": "damaged"}, "damaged"),
    (CASH, {"cash-pressed": "yes"}, "pressed"),
    (YUAN, {}, "open-wallet"),
    (YUAN, {"ecny-need": "raise"}, "larger-wallet"),
    (YUAN, {"ecny-need": "card"}, "hard-wallet"),
    (YUAN, {"ecny-need": "back"}, "money-back"),
    (HELP, {}, "help-here"),
    (HELP, {"help-for": "adult", "help-needs": ["sight", "ride"]}, "help-here"),
    (HELP, {"help-needs": ["interpreter"]}, "help-here"),
    (HELP, {"help-needs": ["home", "hearing"]}, "home-visit"),
    (HELP, {"help-for": "child"}, "come-with-guardian"),
    (HELP, {"of-age": "no"}, "come-with-guardian"),
    (HELP, {"help-for": "adult", "of-age": "no"}, "come-with-guardian"),
    (HELP, {"consent": False}, "no-consent"),
    (BOOK, {}, "chosen-time"),
    (BOOK, {"visit-time": None}, "walk-in"),
    (BOOK, {"visit-time": None, "no-time": "call"}, "quiet-call"),
    (BOOK, {"of-age": "no"}, "come-with-guardian"),
    (BOOK, {"book-how": "call"}, "quiet-call"),
    (BOOK, {"book-need": "cash"}, "cash-machine"),
    (BOOK, {"book-need": "list"}, "terminal"),
    (BOOK, {"book-need": "answer"}, "by-phone"),
    (BOOK, {"consent": False}, "no-consent"),
    (COMPLAIN, {}, "hand-in"),
    (COMPLAIN, {"complaint-told": "waiting"}, "waiting"),
    (COMPLAIN, {"complaint-told": "unhappy"}, "regulator"),
    (COMPLAIN, {"complaint-about": "fraud"}, "fraud-first"),
    (COMPLAIN, {"of-age": "no"}, "come-with-guardian"),
    (COMPLAIN, {"complaint-about": "fraud", "of-age": "no"}, "fraud-first"),
    (COMPLAIN, {"consent": False}, "no-consent"),
    (SCAM, {}, "no-sign"),
    (SCAM, {"scam-friend": "yes"}, "do-not-pay"),
    (SCAM, {"scam-sent": "sent"}, "act-now"),
    (SCAM, {"scam-sent": "seen"}, "act-now"),
    (SCAM, {"scam-sent": "sent", "scam-police": "yes"}, "act-now"),
)


@cache
def service(name: str) -> Service:
    services = read_content(File(__file__).parents[2] / "guides").services
    return next(one for one in services if one.id == name)


def walk(name: str, changes: dict[str, Value]) -> Path:
    return path((service(name),), {**ANSWERS, **changes}, TODAY)


def end(name: str, changes: dict[str, Value]) -> Ended:
    way = walk(name, changes)
    assert not way.problems
    assert way.next is None
    return way.ended[0]


def asked(way: Path) -> list[str]:
    return [taken.step.id for taken in way.taken]


@pytest.mark.parametrize(("name", "changes", "outcome"), CASES)
def test_a_visitor_ends_where_the_rules_say(
    name: str, changes: dict[str, Value], outcome: str
) -> None:
    assert end(name, changes).outcome.id == outcome


@pytest.mark.parametrize("name", WRITTEN)
def test_the_cases_reach_every_outcome_and_every_stop(name: str) -> None:
    reached = {outcome for case, _, outcome in CASES if case == name}
    written = {one.id for one in (*service(name).stops, *service(name).outcomes)}

    assert reached == written


@pytest.mark.parametrize("name", WRITTEN)
def test_every_way_ends_in_something_written(name: str) -> None:
    written = {one.id for one in (*service(name).stops, *service(name).outcomes)}

    assert {way.outcome for way in every_way(service(name), TODAY)} == written


@pytest.mark.parametrize("name", WRITTEN)
@given(data=st.data())
def test_any_answers_lead_to_an_end_that_says_something(
    name: str, data: st.DataObject
) -> None:
    chosen: dict[str, Value] = {}
    for step in service(name).steps:
        if isinstance(step, model.Choice | model.Several):
            one = st.sampled_from([option.id for option in step.options])
            several = isinstance(step, model.Several)
            chosen[step.id] = data.draw(st.lists(one, min_size=1) if several else one)

    ended = end(name, chosen)

    # Lines that need the branch's telephone number disappear without one.
    assert [line for line in ended.lines if "branch_phone" not in line]
    assert ended.bring


@pytest.mark.parametrize("name", WRITTEN)
def test_the_short_texts_leave_room_for_every_language(name: str) -> None:
    essentials = service(name).essentials
    long, short = ESSENTIALS

    assert len(essentials.long) <= long
    assert len(essentials.short) <= short
    assert (essentials.long + essentials.short).isascii()


@pytest.mark.parametrize("name", WRITTEN)
def test_every_end_fits_one_screen(name: str) -> None:
    ends = (service(name).general, *service(name).stops, *service(name).outcomes)

    assert [one.id for one in ends if len(one.lines) > 12] == []


@pytest.mark.parametrize("name", IMPERSONAL)
def test_money_and_scams_need_nothing_personal(name: str) -> None:
    questions = [one for one in service(name).steps if isinstance(one, model.Question)]

    assert questions
    assert {one.personal for one in questions} == {"no"}


def test_a_scam_is_recognised_by_six_questions_and_one_yes_is_enough() -> None:
    assert tuple(asked(walk(SCAM, {}))) == ("scam-sent", *PATTERNS)
    for number, pattern in enumerate(PATTERNS):
        way = walk(SCAM, {pattern: "yes"})

        assert asked(way)[1:] == list(PATTERNS[: number + 1])
        assert way.ended[0].outcome.id == "do-not-pay"
        assert way.ended[0].outcome.staff


@pytest.mark.parametrize("sent", ["sent", "seen"])
def test_whoever_has_paid_is_asked_nothing_more(sent: str) -> None:
    way = walk(SCAM, {"scam-sent": sent})

    assert asked(way) == ["scam-sent"]
    assert any("stop the payment" in line for line in way.ended[0].lines) == (
        sent == "sent"
    )


def test_nothing_is_asked_about_a_child() -> None:
    way = walk(HELP, {"help-for": "child"})

    assert asked(way) == ["help-for"]
    assert not way.personal


@pytest.mark.parametrize("need", HELPED)
def test_every_need_for_help_is_answered_by_a_line_of_its_own(need: str) -> None:
    lines = " ".join(end(HELP, {"help-needs": [need]}).lines)
    others = [word for other, word in HELPED.items() if other != need]

    assert HELPED[need] in lines
    assert not any(word in lines for word in others)


@pytest.mark.parametrize("need", ["cash", "list", "answer"])
def test_who_needs_no_counter_gives_no_details(need: str) -> None:
    assert asked(walk(BOOK, {"book-need": need})) == ["book-need"]


@pytest.mark.parametrize(
    ("how", "step"), [("time", "visit-time"), ("call", "call-back")]
)
def test_a_booking_asks_for_one_thing_and_only_after_consent(
    how: str, step: str
) -> None:
    way = walk(BOOK, {"book-how": how})

    assert asked(way) == ["book-need", "book-how", "of-age", "consent", step]


@pytest.mark.parametrize(
    ("instead", "steps"), [("call", ["no-time", "call-back"]), ("come", ["no-time"])]
)
def test_where_no_time_is_left_the_visitor_is_told_and_has_another_way(
    instead: str, steps: list[str]
) -> None:
    answers = {**ANSWERS, "no-time": instead}
    del answers["visit-time"]
    full = Context(TODAY.today)

    way = path((service(BOOK),), answers, full)

    assert asked(way) == ["book-need", "book-how", "of-age", "consent", *steps]
    assert way.ended[0].slot == ""


def test_a_complaint_is_printed_with_room_to_sign_wherever_it_ends() -> None:
    for told in ("no", "waiting", "unhappy"):
        ended = end(COMPLAIN, {"complaint-told": told})

        assert ended.outcome.note is not None
        assert ended.outcome.note.signed
        assert [one.value for one in ended.noted] == ["A fee nobody explained.", None]


@pytest.mark.parametrize(
    ("name", "changes", "printed"),
    [
        (BOOK, {}, ["2026-11-23T10:00"]),
        (BOOK, {"book-how": "call"}, ["+821012345678"]),
        (HELP, {"help-needs": ["interpreter"]}, ["Sign language"]),
        (HELP, {"help-needs": ["home", "interpreter"]}, ["collect", "Sign language"]),
        (HELP, {}, []),
    ],
)
def test_what_the_desk_needs_to_confirm_a_wish_is_printed(
    name: str, changes: dict[str, Value], printed: list[str]
) -> None:
    noted = end(name, changes).noted

    assert [one.value for one in noted if one.value is not None] == printed


def test_the_central_bank_is_named_for_payments_only() -> None:
    def numbers(about: str) -> str:
        changes: dict[str, Value] = {"complaint-told": "unhappy"}
        return " ".join(end(COMPLAIN, {**changes, "complaint-about": about}).lines)

    assert "fact_central_bank_phone" in numbers("payment")
    assert "fact_central_bank_phone" not in numbers("service")
    assert "fact_regulator_phone" in numbers("service")


def test_wages_on_another_day_need_the_list_too() -> None:
    later = end(CASH, {"cash-job": "wages", "wages-day": "later"})

    assert "The list of wages" in later.bring
    assert "The list of wages" not in end(CASH, {}).bring
