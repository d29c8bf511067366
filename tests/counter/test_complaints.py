"""Complaints and enquiries: owner, deadline, marks, answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.counter import complaints
from kiosk.counter.complaint_file import ComplaintFile, OpenComplaint
from kiosk.counter.matters import MARKS, MarkId, Matter
from kiosk.counter.model import Case
from kiosk.errors import ConflictError, SealError, StaffError
from kiosk.sealing.case_keys import CaseKeys
from tests.counter.branch import library
from tests.counter.people import START, Bank
from tests.records.stores import a_case

TODAY = date(2026, 11, 2)
SAID = {"who": "KIM MINJI", "reach": "+82 10 3456 5678", "said": "排队两小时无人接待"}


def file(bank: Bank, who: str = "wang") -> ComplaintFile:
    return ComplaintFile(
        store=bank.store,
        case_keys=CaseKeys(bank.folder / "case-keys"),
        facts=library().facts,
        staff=bank.member(who),
        keep_days=7,
        clock=bank.clock,
    )


@pytest.fixture
def written(bank: Bank) -> OpenComplaint:
    return file(bank).write_down("complaint", SAID, language="ko", received=TODAY)


def test_the_first_one_asked_owns_it_and_the_facts_say_until_when(
    bank: Bank, written: OpenComplaint
) -> None:
    case = written.case

    assert (case.owner, case.kind, case.due) == (
        "wang",
        "complaint",
        date(2026, 11, 17),
    )
    assert file(bank).read(case.id) == written
    assert SAID["said"].encode() not in case.body
    assert bank.verbs()[-1] == "case-opened"
    assert case.erase_at >= datetime(2026, 11, 24, tzinfo=UTC), "not before it is due"


def test_a_deadline_that_changes_holds_from_its_day() -> None:
    fact = library().facts["complaint_days"]
    later = replace(fact.values[0], value="10", since=date(2027, 1, 1))
    facts = {"complaint_days": replace(fact, values=(*fact.values, later))}

    assert complaints.due_on(facts, date(2026, 12, 31)) == date(2027, 1, 15)
    assert complaints.due_on(facts, date(2027, 1, 1)) == date(2027, 1, 11)
    assert complaints.due_on({}, TODAY) == date(2026, 11, 17)


def test_nothing_is_written_down_without_words(bank: Bank) -> None:
    with pytest.raises(StaffError, match="customer said"):
        file(bank).write_down("enquiry", {"said": " \n"}, language="ko", received=TODAY)
    assert bank.store.cases("open") == ()


@pytest.mark.parametrize(
    ("day", "expected"),
    [(15, False), (16, True), (17, True), (30, True)],
)
def test_supervisors_look_when_a_day_is_left(day: int, expected: bool) -> None:
    case = replace(a_case(), kind="complaint", due=date(2026, 11, 17))
    today = date(2026, 11, day)

    assert complaints.escalated(case, today) is expected
    assert not complaints.escalated(replace(case, state="done"), today)
    assert not complaints.escalated(replace(case, due=None), today)
    assert bool(complaints.due_today([case], today)) is (day >= 17)


def test_everybody_sees_their_own_and_supervisors_all_the_most_urgent_first(
    bank: Bank,
) -> None:
    def case(number: int, owner: str, due: int) -> Case:
        day = date(2026, 11, due)
        return replace(a_case(number, owner=owner), kind="complaint", due=day)

    late, soon, other = case(1, "wang", 20), case(2, "wang", 5), case(3, "li", 9)
    cases = (late, a_case(4), soon, other)

    assert complaints.listed_for(bank.member("wang"), cases) == (soon, late)
    assert complaints.listed_for(bank.member("li"), cases) == (other,)
    assert complaints.listed_for(bank.member("chen"), cases) == (soon, other, late)


def test_only_its_owner_and_supervisors_read_it(
    bank: Bank, written: OpenComplaint
) -> None:
    assert file(bank, "chen").read(written.case.id) == written
    with pytest.raises(StaffError, match="colleague"):
        file(bank, "li").read(written.case.id)


def test_handing_over_needs_a_reason_and_changes_the_owner(
    bank: Bank, written: OpenComplaint
) -> None:
    mine = file(bank)
    for to, reason in (("li", " "), ("wang", "忙"), ("nobody", "忙")):
        with pytest.raises(StaffError):
            mine.hand_over(written, to, reason)

    given_away = mine.hand_over(written, "li", "需要对公柜台答复")

    assert given_away.case.owner == "li"
    [step] = file(bank, "li").read(written.case.id).matter.handed
    assert (step.by, step.to, step.reason) == ("wang", "li", "需要对公柜台答复")
    assert bank.verbs()[-1] == "case-handed-over"
    with pytest.raises(StaffError, match="colleague"):
        mine.read(written.case.id)


def test_it_is_closed_only_with_what_was_answered(
    bank: Bank, written: OpenComplaint
) -> None:
    mine = file(bank)
    with pytest.raises(StaffError, match="answered"):
        mine.close(written)

    closed = mine.close(mine.write(written, {"answer": "已致歉，并说明等候原因"}))

    assert closed.case.state == "done"
    assert closed.matter.said == SAID["said"]
    assert bank.verbs()[-2:] == ["case-changed", "case-closed"]
    changes: tuple[Callable[[], OpenComplaint], ...] = (
        lambda: mine.close(closed),
        lambda: mine.mark(closed, "upset"),
        lambda: mine.write(closed, {"answer": "别的"}),
        lambda: mine.hand_over(closed, "li", "忙"),
    )
    for change in changes:
        with pytest.raises(StaffError, match="closed"):
            change()


def test_what_is_open_is_not_erased_while_somebody_works_on_it(
    bank: Bank, written: OpenComplaint
) -> None:
    bank.clock.now = START + timedelta(days=40)

    saved = file(bank).mark(written, "unsolved")

    assert saved.case.erase_at == bank.clock.now + timedelta(days=7)


def test_of_two_changes_at_once_one_is_told(bank: Bank, written: OpenComplaint) -> None:
    file(bank).mark(written, "upset")
    with pytest.raises(ConflictError):
        file(bank, "chen").mark(written, "unsolved")


def test_nothing_is_read_after_erasing(bank: Bank, written: OpenComplaint) -> None:
    CaseKeys(bank.folder / "case-keys").destroy(written.case.id)
    with pytest.raises(SealError, match="erased"):
        file(bank).read(written.case.id)


@given(st.lists(st.sampled_from(sorted(MARKS)), max_size=9))
def test_a_mark_is_set_or_not_however_often_it_is_touched(
    touched: list[MarkId],
) -> None:
    matter = Matter()
    for one in touched:
        matter = complaints.marked(matter, one)

    odd = [one for one in MARKS if touched.count(one) % 2]
    assert list(matter.marks) == odd


@given(st.dictionaries(st.sampled_from([f.id for f in complaints.FIELDS]), st.text()))
def test_what_is_typed_is_bounded_and_the_rest_stays(typed: dict[str, str]) -> None:
    before = Matter(said="s", answer="a", who="w", reach="r", marks=("upset",))
    after = complaints.cleaned(before, typed)

    for field in complaints.FIELDS:
        text = getattr(after, field.id)
        assert len(text) <= field.most
        if field.id not in typed:
            assert text == getattr(before, field.id)
    assert after.marks == before.marks


def test_only_a_pass_of_the_service_is_a_complaint() -> None:
    assert complaints.kind_of(("open-account", "complain")) == "complaint"
    assert complaints.kind_of(("open-account",)) == "pass"
    assert complaints.SERVICE in {page.id for page in library().services}
