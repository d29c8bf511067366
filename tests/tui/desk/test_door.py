"""Coming in, staying away, coming back, and leaving."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.sealing.case_keys import CaseKeys
from kiosk.sealing.key_folder import KeyFolder
from kiosk.tui.widgets.field import Field
from tests.counter.people import WORDS, Bank, deed
from tests.records.stores import a_case, embedded_store
from tests.tui.desk.desks import (
    GRIDS,
    call,
    calm,
    desk,
    desk_of,
    page_of,
    press,
    seen,
    type_in,
)
from tests.tui.hands import key
from tests.tui.kiosks import Clock


@pytest.mark.parametrize("size", GRIDS)
async def test_staff_sign_in_with_number_and_passphrase(
    bank: Bank, size: tuple[int, int]
) -> None:
    async with desk(bank).run_test(size=size) as pilot:
        await calm(pilot)
        assert "Sign in" in seen(pilot)
        await type_in(pilot, "wang")
        await type_in(pilot, WORDS)

        assert "王芳" in seen(pilot)
        assert "Nobody is waiting" in seen(pilot)


async def test_nothing_of_a_passphrase_is_drawn(bank: Bank) -> None:
    async with desk(bank).run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await type_in(pilot, "wang")
        await type_in(pilot, "correct", end="left")

        assert "correct" not in seen(pilot)
        assert "•••••••" in seen(pilot)


async def test_a_wrong_secret_is_told_and_typed_again(bank: Bank) -> None:
    async with desk(bank).run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await type_in(pilot, "wang")
        await type_in(pilot, "wrong horse battery")

        assert "Staff number or secret is wrong." in seen(pilot)
        assert {field.text for field in pilot.app.screen.query(Field)} <= {"wang", ""}
        await type_in(pilot, WORDS)
        assert "Nobody is waiting" in seen(pilot)


async def test_a_wait_names_its_end_in_the_time_of_the_branch(bank: Bank) -> None:
    tried = deed("sign-in-tried")
    for _try in range(5):
        bank.store.count_try("staff:wang", bank.clock(), lambda *_: True, tried)
    async with desk(bank).run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await type_in(pilot, "wang")
        await type_in(pilot, WORDS)

        assert "Too many wrong tries. The next is at 09:30:30" in seen(pilot)


async def test_the_first_supervisor_is_made_in_the_app(
    branch_keys: KeyFolder, bank: Bank, tmp_path: Path
) -> None:
    empty = embedded_store(tmp_path / "empty")
    async with desk(bank, store=empty).run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "No staff yet" in seen(pilot)
        for text in ("zhao", "Zhao Yun", WORDS, "something else entirely"):
            await type_in(pilot, text)
        assert "These two are not the same" in seen(pilot)
        for text in (WORDS, WORDS):
            await type_in(pilot, text)

        assert "Zhao Yun" in seen(pilot)
        assert "Supervisor" in seen(pilot)
    [made] = empty.all_staff()
    empty.close()
    assert (made.id, made.role) == ("zhao", "supervisor")


async def test_the_desk_locks_after_five_minutes_and_the_page_stays(
    bank: Bank,
) -> None:
    clock = Clock()
    call(bank, "K-77")
    async with desk(bank, "wang", clock=clock).run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await press(pilot, "f4")
        app = desk_of(pilot)
        clock.now += 299
        await app.tick()
        assert not app.desk.closed
        clock.now += 1
        await app.tick()
        await calm(pilot)

        assert "Locked: 王芳" in seen(pilot)
        assert "K-77" not in seen(pilot)
        assert "Visitors waiting: 1" in seen(pilot)
        await type_in(pilot, WORDS)
        assert page_of(pilot).id == "scan"
        assert "Scan the visitor's pass" in seen(pilot)


async def test_every_key_keeps_the_desk_open(bank: Bank) -> None:
    clock = Clock()
    async with desk(bank, "wang", clock=clock).run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        for _minute in range(6):
            clock.now += 60
            await press(pilot, "down")
            await desk_of(pilot).tick()

        assert not desk_of(pilot).desk.closed


async def test_no_key_shows_a_locked_desk(bank: Bank) -> None:
    call(bank, "K-77")
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await press(pilot, "f12")
        for key in (
            "f1",
            "f2",
            "f4",
            "f8",
            "escape",
            "enter",
            "tab",
            "ctrl+q",
            "ctrl+c",
        ):
            await press(pilot, key)
            assert "K-77" not in seen(pilot), key
            assert desk_of(pilot).desk.closed, key
        assert pilot.app.is_running


async def test_a_colleague_takes_the_desk_and_none_of_the_visit(bank: Bank) -> None:
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        before = page_of(pilot)
        await press(pilot, "f12")
        desk_of(pilot).desk.door.query_one("#other").focus()
        await press(pilot, "enter")
        assert "Sign in" in seen(pilot)
        await type_in(pilot, "chen")
        await type_in(pilot, WORDS)

        assert "陈静" in seen(pilot)
        assert page_of(pilot) is not before
    assert bank.verbs().count("signed-out") == 1


async def test_what_was_copied_goes_after_30_seconds_and_at_the_lock(
    bank: Bank,
) -> None:
    clock = Clock()
    async with desk(bank, "wang", clock=clock).run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        app = desk_of(pilot)
        app.copy_to_clipboard("E12345678")
        clock.now += 29
        await app.tick()
        assert app.clipboard == "E12345678"
        clock.now += 1
        await app.tick()
        assert app.clipboard == ""
        app.copy_to_clipboard("E12345678")
        await press(pilot, "f12")
        assert app.clipboard == ""


async def test_the_desk_speaks_chinese_first_and_english_at_a_key(bank: Bank) -> None:
    async with desk(bank, "wang", english=False).run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "现在没有人等候" in seen(pilot)
        await press(pilot, "f10")

        assert "Nobody is waiting" in seen(pilot)


async def test_staff_can_close_the_desk_and_leave_only_at_the_door(
    bank: Bank,
) -> None:
    async with desk(bank).run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await press(pilot, "ctrl+q")

        assert not pilot.app.is_running
        assert pilot.app.return_code == 0


async def test_kiosks_see_that_the_desk_runs_and_when_it_is_left(bank: Bank) -> None:
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert bank.store.desks_seen(bank.clock()) == ("desk-1",)
        await press(pilot, "f8")
        await press(pilot, "enter")

        assert "Sign in" in seen(pilot)
        assert bank.store.desks_seen(bank.clock()) == ()


async def test_cases_whose_time_is_over_are_erased_while_the_desk_runs(
    bank: Bank,
) -> None:
    old, new = a_case(1, at=bank.clock() - timedelta(days=8)), a_case(2)
    keys = CaseKeys(bank.folder / "case-keys")
    for case in (old, new):
        keys.new(case.id, bank.clock().date())
        bank.store.add_case(case, deed("case-opened"))
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await desk_of(pilot).tick()
        await calm(pilot)

    assert [case.id for case in bank.store.cases("open")] == [new.id]
    assert keys.key(old.id) is None
    assert keys.key(new.id) is not None


async def test_a_pin_is_set_on_an_enrolled_desk_and_unlocks_it(bank: Bank) -> None:
    async with desk(bank, "chen").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await press(pilot, "f8", "down", "down", "enter")
        assert bank.keys.enrolment() is not None
        await press(pilot, "f8", "down", "enter")
        for text in (WORDS, "123456", "123456"):
            await type_in(pilot, text)
        assert "in order" in seen(pilot)
        for text in (WORDS, "847395", "847395"):
            await type_in(pilot, text)
        assert "Done." in seen(pilot)
        await press(pilot, "f12")
        await type_in(pilot, "847395")

        assert not desk_of(pilot).desk.closed


@pytest.mark.parametrize("lead", ["enter", "tab"])
async def test_what_is_typed_in_one_burst_never_stands_in_the_clear(
    bank: Bank, lead: str
) -> None:
    async with desk(bank).run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        number = pilot.app.screen.query_one("#door #number", Field)
        for sign in ("wang", lead, WORDS[:9]):
            for name in [sign] if sign == lead else sign:
                pilot.app.post_message(key(name))
        await calm(pilot)
        assert number.text == "wang"
        assert WORDS[:4] not in seen(pilot)
        for name in (*WORDS[9:], "enter"):
            pilot.app.post_message(key(name))
        await calm(pilot)

        assert "王芳" in seen(pilot)


async def test_the_first_supervisor_may_be_typed_in_one_burst(
    bank: Bank, tmp_path: Path
) -> None:
    empty = embedded_store(tmp_path / "empty")
    async with desk(bank, store=empty).run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        for text in ("zhao", "Zhao Yun", WORDS, WORDS):
            for name in (*text, "enter"):
                pilot.app.post_message(key(name))
        await calm(pilot)

        assert "Zhao Yun" in seen(pilot)
        assert WORDS[:4] not in seen(pilot)
    [made] = empty.all_staff()
    empty.close()
    assert made.id == "zhao"
