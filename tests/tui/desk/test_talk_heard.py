"""What a visitor says, as the desk hears it, and when it is forgotten."""

from __future__ import annotations

import pytest

from kiosk.counter.sessions import Say, Spoke, Wrote
from kiosk.translation.machine import MachineText
from kiosk.translation.model import Finding
from kiosk.tui.desk.page import DeskPage
from kiosk.tui.widgets.field import Field
from tests.counter.people import Bank
from tests.translation.machines import ToldMachine
from tests.tui.desk.desks import calm, desk_of, faults, hears, page_of, press, seen
from tests.tui.desk.talks import (
    FINE,
    SENTENCE,
    rows_seen,
    shown_in,
    talk,
    talk_pane,
    write,
)
from tests.tui.payloads import FORBIDDEN, PAYLOADS
from tests.tui.residue import canary, holders

MEANT = MachineText(text="猫在哪里？")
STOPPED = MachineText(text="", findings=(Finding("negation", ""),))
KOREAN = "고양이가 의자 밑에서 잡니다"


async def test_phrases_and_words_of_the_visitor_stand_in_chinese(bank: Bank) -> None:
    async with talk(bank, ToldMachine(MEANT)) as (pilot, visitor):
        visitor.say(Spoke("show-document", {"document": "visa"}), Wrote(KOREAN, "ko"))
        await hears(pilot, "session")
        assert "请出示：签证" in seen(pilot)
        assert "短语 · 机器初稿，未经母语者审核" in seen(pilot)
        assert MEANT.text in seen(pilot)
        assert KOREAN in seen(pilot)
        assert "机器翻译，未审核" in seen(pilot)
        visitor.say(
            Spoke("nobody-knows-this"), Spoke("show-document", {"document": "x"})
        )
        await hears(pilot, "session")
        assert seen(pilot).count("本柜台没有的短语") == 2


@pytest.mark.parametrize("size", [(80, 24), (114, 32)])
async def test_what_was_not_understood_can_be_asked_back(
    bank: Bank, size: tuple[int, int]
) -> None:
    async with talk(bank, ToldMachine(STOPPED), size=size) as (pilot, visitor):
        visitor.say(Wrote("잠시만요 기다려 주세요 네", "ko"))
        await hears(pilot, "session")
        assert "未翻译" in seen(pilot)
        assert "肯定与否定不一致" in seen(pilot)
        assert "是否指：" in rows_seen(pilot)[0]
        await press(pilot, "down", "enter")
        assert "将询问客户是否指" in seen(pilot)
        assert faults(pilot) == []
        await press(pilot, "enter")
        visitor.look()
        said = visitor.heard[-2:]
        assert [type(one) for one in said] == [Say, Say]
        assert said[-1] == Say("is-this-right")


async def test_the_talk_opens_by_itself_unless_staff_are_at_something(
    bank: Bank,
) -> None:
    async with talk(bank, ToldMachine(MEANT)) as (pilot, visitor):
        await press(pilot, "escape")
        assert "▶" in seen(pilot)
        await press(pilot, "p")
        visitor.say(Spoke("thanks"))
        await hears(pilot, "session")
        assert "客户发来新的话" in seen(pilot)
        assert "谢谢" not in seen(pilot)
        await press(pilot, "escape")
        assert "谢谢" in seen(pilot)
        await press(pilot, "escape")
        assert "▶" in seen(pilot)
        visitor.say(Spoke("hello"))
        await hears(pilot, "session")
        assert "您好" in seen(pilot)


async def test_nothing_is_lost_while_another_page_is_open(bank: Bank) -> None:
    async with talk(bank, ToldMachine(MEANT)) as (pilot, visitor):
        await press(pilot, "f2")
        visitor.say(Wrote(KOREAN, "ko"))
        await hears(pilot, "session")
        assert "客户发来新的话" in seen(pilot)
        assert KOREAN not in seen(pilot)
        assert desk_of(pilot).rang == 1
        await desk_of(pilot).desk.go("assist", visitor.calling.call.id)
        await calm(pilot)
        assert MEANT.text in seen(pilot)


async def test_hostile_words_are_literal(bank: Bank) -> None:
    async with talk(bank, ToldMachine(STOPPED)) as (pilot, visitor):
        for payload in PAYLOADS:
            visitor.say(Wrote(payload, "ko"))
        visitor.say(Wrote("가" * 10_000, "ko"), Wrote("x", "xx"), Wrote("", "ko"))
        await hears(pilot, "session")
        for _page in range(12):
            drawn = seen(pilot).replace("\n", "")
            assert not FORBIDDEN & set(drawn)
            await press(pilot, "pageup")
        visitor.say(Wrote("[bold]x[/bold] [@click=app.quit]y[/]", "ko"))
        await hears(pilot, "session")
        assert "[bold]x[/bold] [@click=app.quit]y[/]" in seen(pilot)
        assert faults(pilot) == []


async def test_a_card_number_of_the_visitor_is_not_kept(bank: Bank) -> None:
    machine = ToldMachine(MEANT)
    async with talk(bank, machine) as (pilot, visitor):
        visitor.say(Wrote("제 카드 4111 1111 1111 1111", "ko"))
        await hears(pilot, "session")
        assert "不予翻译" in seen(pilot)
        assert "4111" not in seen(pilot)
        assert machine.asked == []


async def test_a_lock_forgets_what_is_half_typed_and_the_session_goes_on(
    bank: Bank,
) -> None:
    async with talk(bank, ToldMachine(FINE)) as (pilot, visitor):
        talk_pane(pilot).query_one(Field).strike("", SENTENCE)
        await calm(pilot)
        desk_of(pilot).lock()
        await calm(pilot)
        assert SENTENCE not in seen(pilot)
        visitor.say(Wrote(KOREAN, "ko"))
        await hears(pilot, "session")
        assert KOREAN not in seen(pilot)
        desk_of(pilot).desk.unlock()
        await desk_of(pilot).tick()
        await calm(pilot)
        assert FINE.text in seen(pilot)
        assert SENTENCE not in seen(pilot)
        await write(pilot, SENTENCE)
        assert f"回译：{FINE.back}" in seen(pilot)


async def test_a_message_does_not_take_the_focus_from_the_door(bank: Bank) -> None:
    async with talk(bank, ToldMachine(FINE)) as (pilot, visitor):
        await press(pilot, "escape")
        desk_of(pilot).lock()
        await calm(pilot)
        at_door = pilot.app.focused
        visitor.say(Wrote(KOREAN, "ko"))
        await hears(pilot, "session")
        assert pilot.app.focused is at_door


async def test_the_visitor_may_change_the_language(bank: Bank) -> None:
    async with talk(bank, ToldMachine(FINE)) as (pilot, visitor):
        assert "只能使用短语" not in seen(pilot)
        visitor.say(shown_in("ar"))
        await hears(pilot, "session")
        assert "只能使用短语" in seen(pilot)


async def test_no_word_outlives_the_session(bank: Bank) -> None:
    machine = ToldMachine(MachineText(text=canary("han", 3), back=canary("han", 4)))
    async with talk(bank, machine) as (pilot, visitor):
        visitor.say(Wrote(canary("hangul", 1), "ko"))
        await hears(pilot, "session")
        assert canary("han", 3) in seen(pilot)
        await write(pilot, canary("han", 2))
        await press(pilot, "enter")
        assert canary("han", 2) in seen(pilot)
        await press(pilot, "escape")
        await press(pilot, "e")
        assert canary("han", 2) not in seen(pilot)
        assert "forget" in machine.calls
        machine.asked.clear()
        machine.answer = FINE
        visitor.heard.clear()
        del visitor
        await calm(pilot)
        assert holders() == []
    assert machine.calls[-1] == "close"


async def test_no_word_outlives_whoever_signed_in(bank: Bank) -> None:
    machine = ToldMachine(MachineText(text=canary("han", 3)))
    async with talk(bank, machine) as (pilot, visitor):
        visitor.say(Wrote(canary("hangul", 1), "ko"))
        await hears(pilot, "session")
        talk_pane(pilot).query_one(Field).strike("", canary("han", 2))
        await calm(pilot)
        assert canary("han", 3) in seen(pilot)
        page_of(pilot).post_message(DeskPage.SignOutWanted())
        await calm(pilot)
        machine.asked.clear()
        machine.answer = FINE
        visitor.heard.clear()
        await calm(pilot)
        assert holders() == []
        assert "forget" in machine.calls
