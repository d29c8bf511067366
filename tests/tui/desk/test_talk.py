"""The talk at the desk: what staff say, and what the visitor's kiosk hears."""

from __future__ import annotations

import pytest

from kiosk.counter.sessions import Propose, Say, Tell
from kiosk.errors import LostWorkerError
from kiosk.translation.guard.rules import RULES
from kiosk.translation.machine import MachineText
from kiosk.translation.model import Finding
from kiosk.tui.desk.talk.reasons import FOUND
from kiosk.tui.widgets.field import Field
from tests.counter.people import Bank
from tests.translation.machines import ToldMachine
from tests.tui.desk.desks import calm, desk_of, faults, press, seen
from tests.tui.desk.talks import (
    FINE,
    SENTENCE,
    SlowMachine,
    focused_row,
    rows_seen,
    talk,
    talk_pane,
    write,
)

GRIDS = ((80, 24), (114, 32))
STOPPED = MachineText(text="", findings=(Finding("figures", "5000 became 500"),))


@pytest.mark.parametrize("size", GRIDS)
@pytest.mark.parametrize("language", ["ko", "ar"])
async def test_nothing_is_cut_on_the_way_from_a_number_to_a_sentence(
    bank: Bank, size: tuple[int, int], language: str
) -> None:
    async with talk(bank, ToldMachine(FINE), size=size, language=language) as (
        pilot,
        visitor,
    ):
        assert "还没有对话" in seen(pilot)
        assert "不经机器翻译" in seen(pilot)
        assert ("只能使用短语" in seen(pilot)) is (language == "ar")
        for keys in ("151", "down", "down", "enter"):
            await press(pilot, *(keys if keys.isdigit() else (keys,)))
            assert faults(pilot) == []
            if keys == "151":
                assert "请出示" in rows_seen(pilot)[0]
                await press(pilot, "enter")
                assert "证件或材料" in seen(pilot)
        assert "将说：" in seen(pilot)
        assert faults(pilot) == []
        await press(pilot, "enter")
        visitor.look()
        assert visitor.heard[-1] == Say("show-document", {"document": "visa"})
        assert "工作人员" in seen(pilot)
        assert faults(pilot) == []


async def test_initials_and_chinese_find_phrases_while_they_are_typed(
    bank: Bank,
) -> None:
    async with talk(bank) as (pilot, visitor):
        await press(pilot, "q", "c", "s")
        assert "请出示您的身份证件" in rows_seen(pilot)[0]
        await press(pilot, "escape")
        assert "问候" in rows_seen(pilot)[0]
        await write(pilot, "稍等", "down")
        assert "稍等" in focused_row(pilot)
        await press(pilot, "up")
        assert isinstance(pilot.app.focused, Field)
        await press(pilot, "down", "enter")
        await press(pilot, "enter")
        visitor.look()
        assert isinstance(visitor.heard[-1], Say)


async def test_an_amount_needs_its_currency_and_esc_goes_back_step_by_step(
    bank: Bank,
) -> None:
    async with talk(bank) as (pilot, visitor):
        await write(pilot, "手续费为5000元")
        assert "将说：" in seen(pilot)
        assert "5,000" in seen(pilot)
        await press(pilot, "escape")
        assert talk_pane(pilot).query_one(Field).text == "手续费为5000元"
        await press(pilot, "escape")
        assert talk_pane(pilot).query_one(Field).text == ""

        await write(pilot, "手续费", "down")
        await press(pilot, "enter")
        assert "金额和币种" in seen(pilot)
        assert "手续费为…" in seen(pilot)
        await write(pilot, "500")
        assert rows_seen(pilot) == []
        assert "✕" in seen(pilot)
        await write(pilot, "美元")
        assert "500美元。" in seen(pilot)
        await press(pilot, "escape")
        assert talk_pane(pilot).query_one(Field).text == "500美元"
        await press(pilot, "enter")
        await press(pilot, "enter")
        visitor.look()
        said = visitor.heard[-1]
        assert isinstance(said, Say)
        assert list(said.values.values()) == ["500 USD"]


async def test_staff_read_the_way_back_before_a_machine_text_goes_out(
    bank: Bank,
) -> None:
    machine = ToldMachine(FINE)
    async with talk(bank, machine) as (pilot, visitor):
        before = len(visitor.heard)
        await write(pilot, SENTENCE)
        assert machine.asked == [SENTENCE]
        assert FINE.text in seen(pilot)
        assert f"回译：{FINE.back}" in seen(pilot)
        assert "机器翻译，未审核" in seen(pilot)
        visitor.look()
        assert len(visitor.heard) == before
        await press(pilot, "enter")
        visitor.look()
        assert visitor.heard[-1] == Tell(text=FINE.text, source=SENTENCE, language="ko")


@pytest.mark.parametrize("size", GRIDS)
async def test_a_text_that_the_guard_stopped_cannot_be_sent(
    bank: Bank, size: tuple[int, int]
) -> None:
    async with talk(bank, ToldMachine(STOPPED), size=size) as (pilot, visitor):
        await write(pilot, "请您稍微等一下好吗")
        assert "没有可靠的译文。请选择短语。" in seen(pilot)
        assert "金额、数字或日期不一致" in seen(pilot)
        rows = rows_seen(pilot)
        assert "稍等" in rows[0]
        assert "只发送中文" in rows[-1]
        assert not any(row.strip() == "发送" for row in rows)
        assert faults(pilot) == []
        await press(pilot, "end", "enter")
        visitor.look()
        told = visitor.heard[-1]
        assert told == Tell(text="", source="请您稍微等一下好吗", language="ko")
        assert "未翻译" in seen(pilot)


async def test_one_key_lists_phrases_in_place_of_a_machine_text(bank: Bank) -> None:
    async with talk(bank, ToldMachine(FINE)) as (pilot, visitor):
        await write(pilot, "请您稍微等一下好吗")
        assert FINE.text in seen(pilot)
        await press(pilot, "p")
        assert "稍等" in focused_row(pilot)
        await press(pilot, "escape")
        assert FINE.text in seen(pilot)
        await press(pilot, "p")
        await press(pilot, "enter")
        await press(pilot, "enter")
        visitor.look()
        assert isinstance(visitor.heard[-1], Say)


async def test_the_screen_goes_on_while_it_translates_and_esc_stops_it(
    bank: Bank,
) -> None:
    machine = SlowMachine(FINE)
    async with talk(bank, machine) as (pilot, visitor):
        talk_pane(pilot).query_one(Field).strike("", SENTENCE)
        await pilot.press("enter")
        await pilot.pause()
        assert "正在翻译" in seen(pilot)
        assert "Esc 取消" in seen(pilot)
        await pilot.press("f10")
        await pilot.pause()
        assert "Translating" in seen(pilot)
        await pilot.press("escape")
        await calm(pilot)
        assert talk_pane(pilot).query_one(Field).text == SENTENCE
        machine.gate.set()
        await calm(pilot)
        assert FINE.text not in seen(pilot)
        await press(pilot, "enter")
        assert FINE.text in seen(pilot)
        assert not any(isinstance(one, Tell) for one in visitor.heard)


async def test_a_machine_that_died_is_told_calmly(bank: Bank) -> None:
    async with talk(bank, ToldMachine(LostWorkerError("Gone."))) as (pilot, _visitor):
        await write(pilot, SENTENCE)
        assert "没有可靠的译文" in seen(pilot)
        assert faults(pilot) == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [("qqqq", "没有这个编号"), ("卡号 4111 1111 1111 1111", "不予翻译")],
)
async def test_what_cannot_be_said_is_refused_at_the_field(
    bank: Bank, typed: str, told: str
) -> None:
    machine = ToldMachine(FINE)
    async with talk(bank, machine) as (pilot, _visitor):
        await write(pilot, typed)
        assert told in seen(pilot)
        assert machine.asked == []
        assert "4111" not in seen(pilot)


async def test_to_a_chinese_speaker_words_go_as_they_are(bank: Bank) -> None:
    machine = ToldMachine(FINE)
    async with talk(bank, machine, language="zh") as (pilot, visitor):
        assert "只能使用短语" not in seen(pilot)
        await write(pilot, SENTENCE)
        await press(pilot, "enter")
        visitor.look()
        assert visitor.heard[-1] == Tell(text=SENTENCE, source=SENTENCE, language="zh")
        assert machine.asked == []


async def test_letters_typed_on_the_list_go_to_the_field(bank: Bank) -> None:
    async with talk(bank) as (pilot, visitor):
        await press(pilot, "down", "down")
        assert not isinstance(pilot.app.focused, Field)
        await press(pilot, "e", "p")
        assert talk_pane(pilot).query_one(Field).text == "ep"
        await press(pilot, "escape")
        await press(pilot, "escape")
        assert "▶" in seen(pilot)
        await press(pilot, "p")
        visitor.look()
        assert not any(isinstance(one, Propose) for one in visitor.heard)
        assert desk_of(pilot).rang == 0


def test_every_rule_of_the_guard_has_words() -> None:
    assert set(RULES) <= FOUND.keys()
