"""A case at a desk is changed once, by who may, and never without an audit row."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.counter.case_file import CaseFile
from kiosk.errors import ConflictError, SealError, StaffError
from kiosk.sealing.case_keys import CaseKeys
from tests.counter.people import Bank
from tests.tui.desk.cases import as_kept, keep, subjects
from tests.tui.desk.desks import call


def file(bank: Bank, who: str = "li") -> CaseFile:
    return CaseFile(
        store=bank.store,
        case_keys=CaseKeys(bank.folder / "case-keys"),
        staff=bank.member(who),
        clock=bank.clock,
    )


def test_a_tick_is_kept_and_taken_away_again(bank: Bank) -> None:
    case = keep(bank, "li")
    desk = file(bank)

    ticked = desk.tick(desk.read(case.id), "step:a")
    assert as_kept(bank, case).body.ticked == ("step:a",)

    desk.tick(ticked, "step:a")
    assert as_kept(bank, case).body.ticked == ()
    assert subjects(bank, "case-changed") == [f"case:{case.id}"] * 2


def test_what_somebody_else_changed_is_not_written_over(bank: Bank) -> None:
    case = keep(bank, "li")
    desk = file(bank)
    mine, theirs = desk.read(case.id), desk.read(case.id)
    desk.tick(theirs, "step:a")

    with pytest.raises(ConflictError):
        desk.tick(mine, "step:b")
    with pytest.raises(ConflictError):
        desk.close(mine)

    assert as_kept(bank, case).body.ticked == ("step:a",)


def test_an_erased_case_is_told(bank: Bank) -> None:
    case = keep(bank, "li")
    CaseKeys(bank.folder / "case-keys").destroy(case.id)

    with pytest.raises(SealError, match="erased"):
        file(bank).read(case.id)
    with pytest.raises(SealError, match="erased"):
        file(bank).read("0" * 32)


def test_only_the_owner_and_a_supervisor_read_a_case(bank: Bank) -> None:
    case = keep(bank, "li")

    assert file(bank, "chen").read(case.id).case == case
    with pytest.raises(StaffError, match="colleague"):
        file(bank, "wang").read(case.id)


def test_who_may_not_unmask_leaves_no_row(bank: Bank) -> None:
    case = keep(bank, "wang")
    desk = file(bank, "wang")

    with pytest.raises(StaffError):
        desk.note(desk.read(case.id), "case-unmasked", "passport-number", "unmask")

    assert subjects(bank, "case-unmasked") == []


def test_a_closed_case_ends_its_call(bank: Bank) -> None:
    placed = call(bank)
    accepted = replace(placed, state="accepted", staff="li")
    bank.store.change_call(
        accepted, ("waiting",), file(bank)._deed("call-accepted", "")
    )
    case = keep(bank, "li", kind="call", case_id=placed.id)
    desk = file(bank)

    closed = desk.close(desk.read(case.id))

    found = bank.store.call(placed.id)
    assert found is not None
    assert found.state == "done"
    assert closed.done
    assert as_kept(bank, case).done
    assert subjects(bank, "case-closed") == [f"case:{case.id}"]
