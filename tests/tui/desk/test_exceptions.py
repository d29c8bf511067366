"""Exceptions at the desk: asked for by one, decided by another, each with a secret."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace as changed

from kiosk.counter.approval_file import ApprovalFile
from kiosk.counter.approvals import Verdict
from kiosk.counter.cases import Body, sealed
from kiosk.counter.exception_forms import form_of
from kiosk.counter.model import Approval, Case, Deed
from kiosk.counter.sign_in import SignedIn
from kiosk.counter.staff import disable_staff
from kiosk.sealing.case_keys import CaseKeys
from kiosk.settings import Printing, Settings
from kiosk.tui.desk.record_printing import may_print
from kiosk.tui.desk.rows import RowCard
from kiosk.tui.widgets.field import Field
from tests.counter.people import WORDS, Bank
from tests.records.stores import a_case
from tests.tui.desk.desks import (
    GRIDS,
    Desk,
    RingingDesk,
    calm,
    desk,
    desk_of,
    faults,
    hears,
    page_of,
    press,
    seen,
    type_in,
    workplace,
)
from tests.tui.kiosks import Clock

FORM = {
    "not_possible": "右手骨折，无法签名",
    "tries": "3",
    "consent": "本人口头同意，全程录像",
    "recording": "LY-017",
}


def keys_of(bank: Bank) -> CaseKeys:
    return CaseKeys(bank.folder / "case-keys")


def opened_case(bank: Bank, owner: str = "li") -> Case:
    case = a_case(7, owner=owner)
    key = keys_of(bank).new(case.id, bank.clock.now.date())
    body = Body(language="ko", services=("special-help",))
    case = changed(case, body=sealed(body, key, case.id))
    bank.store.add_case(case, deed("case-opened", f"case:{case.id}", bank))
    return case


def deed(verb: str, subject: str, bank: Bank) -> Deed:
    return Deed(actor="operator", verb=verb, subject=subject, at=bank.clock.now)


def asked(bank: Bank, case: Case, by: str = "li", **others: str) -> Approval:
    found = bank.door().sign_in(by, WORDS)
    assert isinstance(found, SignedIn)
    file = ApprovalFile(store=bank.store, case_keys=keys_of(bank), clock=bank.clock)
    return file.ask(case.id, form_of("thumb-print", {**FORM, **others}), found)


def only(bank: Bank, case: Case) -> Approval:
    [approval] = bank.store.approvals(case.id)
    return approval


def printed_in(folder: Path) -> list[str]:
    """Return what was printed, without the random part of each name."""
    return sorted(path.name.rpartition("-")[0] for path in folder.glob("*.pdf"))


async def shown(pilot: Desk, page: str, subject: str = "") -> None:
    await desk_of(pilot).desk.go(page, subject)
    await calm(pilot)


def fill(pilot: Desk, **texts: str) -> None:
    """Hold texts in the fields of the exception's form."""
    from kiosk.tui.desk.field_stack import FieldStack

    [stack] = [one for one in page_of(pilot).query(FieldStack) if one.display]
    for id_, text in texts.items():
        stack._fields[id_].hold(text)


async def test_a_teller_asks_and_the_form_is_signed(bank: Bank) -> None:
    case = opened_case(bank)
    async with desk(bank, "li").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await shown(pilot, "exception", case.id)
        assert "Cannot write" in seen(pilot)
        await press(pilot, "enter")
        fill(pilot, **FORM)
        await press(pilot, *["enter"] * 10)
        assert "It signs this once" in seen(pilot)
        await type_in(pilot, "wrong horse battery")
        assert "secret is wrong" in seen(pilot)
        assert bank.store.approvals(case.id) == ()
        await type_in(pilot, WORDS)
        assert "Asked for and signed." in seen(pilot)
        assert "A supervisor decides" in seen(pilot)
        assert WORDS not in seen(pilot)

    approval = only(bank, case)
    assert approval.asked_by == "li"
    assert approval.decision is None
    assert FORM["consent"].encode() not in approval.form
    assert bank.verbs()[-2:] == ["secret-confirmed", "approval-asked"]


async def test_what_is_missing_is_said_at_its_field(bank: Bank) -> None:
    case = opened_case(bank)
    async with desk(bank, "li").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await shown(pilot, "exception", case.id)
        await press(pilot, "down", "enter")
        fill(pilot, **FORM)
        await press(pilot, *["enter"] * 10)

        assert seen(pilot).count("This is needed.") >= 2
        focused = pilot.app.focused
        assert isinstance(focused, Field)
        assert focused.text == "", "the first field that is wrong"
    assert bank.store.approvals(case.id) == ()


async def test_a_form_half_written_waits_for_its_own_case_only(bank: Bank) -> None:
    case = opened_case(bank)
    async with desk(bank, "li").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await shown(pilot, "exception", case.id)
        await press(pilot, "enter")
        fill(pilot, not_possible="右手骨折")
        await shown(pilot, "queue")
        await shown(pilot, "exception", case.id)
        assert "右手骨折" in seen(pilot)
        await shown(pilot, "exception", "0" * 32)
        assert "右手骨折" not in seen(pilot)


async def decided(pilot: Desk, bank: Bank, *, refuse: bool, reason: str) -> None:
    await press(pilot, "f5", "enter")
    await press(pilot, *(["down"] if refuse else []), "enter")
    fill(pilot, reason=reason)
    await press(pilot, "enter")
    await type_in(pilot, WORDS)


@pytest.mark.parametrize("refuse", [False, True])
async def test_a_supervisor_reads_it_in_full_and_signs(
    bank: Bank, refuse: bool
) -> None:
    case = opened_case(bank)
    asked(bank, case)
    async with desk(bank, "chen").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await press(pilot, "f5", "enter")
        for part in (*FORM.values(), "李强"):
            assert part in seen(pilot)
        await press(pilot, "escape")
        await decided(pilot, bank, refuse=refuse, reason="材料齐全")
        assert "and signed." in seen(pilot)
        assert "No exception waits" in seen(pilot)

    file = ApprovalFile(store=bank.store, case_keys=keys_of(bank), clock=bank.clock)
    read = file.read(only(bank, case).id)
    assert read.holds
    assert read.approved is not refuse
    assert read.reason == "材料齐全"


async def test_nothing_is_signed_without_a_reason_or_with_a_wrong_secret(
    bank: Bank,
) -> None:
    case = opened_case(bank)
    asked(bank, case)
    async with desk(bank, "chen").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await press(pilot, "f5", "enter", "enter")
        await type_in(pilot, " ")
        assert "Write why." in seen(pilot)
        await type_in(pilot, "ok")
        await type_in(pilot, "wrong horse battery")
        assert "secret is wrong" in seen(pilot)

    assert only(bank, case).decision is None


async def test_nobody_decides_what_they_asked_for(bank: Bank) -> None:
    case = opened_case(bank, owner="chen")
    asked(bank, case, by="chen")
    async with desk(bank, "chen").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await press(pilot, "f5", "enter")
        assert "Another supervisor decides." in seen(pilot)
        await press(pilot, "enter")
        assert "Your passphrase" not in seen(pilot)


async def test_whoever_was_switched_off_meanwhile_decides_nothing(bank: Bank) -> None:
    case = opened_case(bank)
    asked(bank, case)
    async with desk(bank, "chen").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        disable_staff(bank.store, "chen", deed("staff-disabled", "staff:chen", bank))
        await decided(pilot, bank, refuse=False, reason="材料齐全")
        assert "switched off" in seen(pilot)

    assert only(bank, case).decision is None


async def test_a_request_that_was_tampered_with_can_only_be_refused(
    bank: Bank,
) -> None:
    from sqlalchemy import text

    case = opened_case(bank)
    asked(bank, case)
    with bank.store._database.engines.writing.begin() as connection:
        connection.execute(text("UPDATE approvals SET asked_by = 'wang'"))
    async with desk(bank, "chen").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await press(pilot, "f5")
        assert "▲ Does not hold" in seen(pilot)
        await press(pilot, "enter")
        assert "The signature of whoever asked is not theirs." in seen(pilot)
        assert "Refuse" in seen(pilot)
        assert "Approve " not in seen(pilot)


async def test_tellers_have_no_list_of_approvals_and_lobby_asks_nothing(
    bank: Bank,
) -> None:
    case = opened_case(bank, owner="wang")
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await press(pilot, "f5")
        assert page_of(pilot).id == "queue"
        await shown(pilot, "exception", case.id)
        assert "A teller asks for exceptions." in seen(pilot)
        assert "Cannot write" not in seen(pilot)


async def test_what_was_typed_is_never_markup(bank: Bank) -> None:
    case = opened_case(bank)
    asked(bank, case, not_possible="[@click=app.quit]x[/] [b]y")
    async with desk(bank, "chen").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await press(pilot, "f5", "enter")
        assert "[@click=app.quit]x[/] [b]y" in seen(pilot)


@pytest.mark.parametrize("english", [True, False])
@pytest.mark.parametrize("size", GRIDS)
async def test_nothing_is_cut_off(
    bank: Bank, size: tuple[int, int], english: bool
) -> None:
    case = opened_case(bank)
    asked(bank, case, not_possible="签" * 200)
    found: dict[str, list[str]] = {}
    running = desk(bank, "chen", english=english)
    async with running.run_test(size=size) as pilot:
        await calm(pilot)
        for keys in (("f5",), ("enter",), ("enter",), ("enter",)):
            await press(pilot, *keys)
            found[f"approvals {len(found)}"] = faults(pilot)
        await shown(pilot, "exception", case.id)
        found["exception"] = faults(pilot)
        for key, times in (("enter", 1), ("enter", 10), ("escape", 1)):
            await press(pilot, *[key] * times)
            found[f"exception {len(found)}"] = faults(pilot)

    assert {state: each for state, each in found.items() if each} == {}


async def test_news_of_others_leaves_the_focus_where_it_is(bank: Bank) -> None:
    case = opened_case(bank)
    for _number in range(2):
        asked(bank, case)
    async with desk(bank, "chen").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await press(pilot, "f5", "down")
        before = pilot.app.focused
        assert isinstance(before, RowCard)
        read = before.face.id
        asked(bank, case)
        await hears(pilot, "approvals")

        after = pilot.app.focused
        assert isinstance(after, RowCard)
        assert after.face.id == read
        assert "F5 3" in seen(pilot)


async def test_the_record_is_printed_with_what_was_asked_for_unless_refused(
    bank: Bank, tmp_path: Path
) -> None:
    case = opened_case(bank)
    first = asked(bank, case, companion="KIM", relation="女儿", proof="护照")
    settings = Settings(printing=Printing(folder=tmp_path))
    place = workplace(bank, "li", settings=settings)
    running = RingingDesk(place, english=True, clock=Clock())
    async with running.run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await shown(pilot, "exception", case.id)
        await press(pilot, "shift+tab", "enter")
        assert "女儿" in seen(pilot)
        await press(pilot, "p")
        assert "The forms are printed." in seen(pilot)
    names = printed_in(tmp_path)
    assert names == ["form-companion-consent", "form-special-customer"]
    assert bank.verbs()[-2:] == ["form-printed"] * 2

    by = bank.door().sign_in("chen", WORDS)
    assert isinstance(by, SignedIn)
    file = ApprovalFile(store=bank.store, case_keys=keys_of(bank), clock=bank.clock)
    file.decide(first.id, Verdict("refused", "材料不全"), by)
    assert not may_print(file.read(first.id))
