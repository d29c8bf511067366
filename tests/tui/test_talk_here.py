"""What staff and visitor say to each other, both at the kiosk."""

from __future__ import annotations

import pytest

from kiosk.tui.app import KioskApp
from kiosk.tui.visitor.messages import PhraseSaid
from kiosk.tui.visitor.pages.phrases import PhrasesPage
from kiosk.tui.visitor.staff.sheet import StaffSheet
from kiosk.tui.visitor.talk.card_list import WayCard
from kiosk.tui.visitor.talk.remarks import Remarks
from kiosk.tui.widgets.field import Field
from tests.tui.hands import Kiosk, app_of, frame_of, page_of, settled, type_fast
from tests.tui.kiosks import at_home, screen_text
from tests.tui.residue import canary, holders
from tests.tui.talks import FakeMachine, kiosk_talking, talk_of, to_talk, write
from tests.tui.test_help_here import (
    GRIDS,
    help_here_over,
    key,
    own_faults,
    pane,
    pick_way,
    stand_on,
    to_staff,
    use,
)

KOREAN = "오늘 저녁에 축구를 봅니다"


def phrases_of(pilot: Kiosk) -> PhrasesPage:
    return pane(pilot).query_one(PhrasesPage)


def ways(pilot: Kiosk) -> list[str]:
    return [each.way for each in phrases_of(pilot).query(WayCard) if each.display]


async def find(pilot: Kiosk, query: str) -> None:
    """Type what staff look for, in the box of the pane."""
    await key(pilot, "phrases")
    await use(pilot, phrases_of(pilot).query_one("#find Field"))
    await type_fast(pilot, query)


async def helped(pilot: Kiosk, code: str = "ko") -> None:
    await at_home(pilot, code)
    await stand_on(pilot, "stay")
    await help_here_over(pilot)


def talked(pilot: Kiosk) -> list[str]:
    """What the pane says of the talk, the last first."""
    sheet = pane(pilot).query_one(StaffSheet)
    return [
        "".join(piece.text for piece in line).strip()
        for remarks in sheet.query(Remarks)
        for line in remarks.lines(60)
    ]


@pytest.mark.parametrize(("query", "found"), [("151", "show-document"), ("6", "wait")])
async def test_staff_say_a_phrase_by_its_number(query: str, found: str) -> None:
    async with kiosk_talking().run_test(size=(114, 32)) as pilot:
        await helped(pilot)
        await find(pilot, query)
        assert ways(pilot)[0] == found


async def test_staff_say_a_phrase_by_its_initials_and_the_visitor_reads_it() -> None:
    async with kiosk_talking().run_test(size=(114, 32)) as pilot:
        await helped(pilot)
        await find(pilot, "qcs")
        assert ways(pilot)[0] == "document"
        await pick_way(pilot, "document")
        assert [one.by for one in talk_of(pilot).turns] == []
        await key(pilot, "do")

        assert page_of(pilot).id == "talk"
        assert "신분증을 보여 주세요." in screen_text(app_of(pilot))
        assert "请出示您的身份证件。" in talked(pilot)
        assert "短语 · 机器初稿，未经母语者审核" in talked(pilot)


async def test_slots_are_asked_for_in_chinese() -> None:
    async with kiosk_talking().run_test(size=(114, 32)) as pilot:
        await helped(pilot, "ar")
        await find(pilot, "wait-nothing-fits")
        assert "没有找到常用语" in screen_text(app_of(pilot))
        await key(pilot, "back")
        await key(pilot, "back")
        await key(pilot, "phrases")
        await pick_way(pilot, "waiting")
        await pick_way(pilot, "come-back-on")
        fields = [f for f in phrases_of(pilot).query(Field) if f.region.area]
        assert [f.region.x for f in fields] == sorted(f.region.x for f in fields)
        await key(pilot, "do")
        assert "没有" in screen_text(app_of(pilot)).replace(" ", "") or talk_of(pilot)
        for field, text in zip(fields, ("2026", "12", "1"), strict=True):
            field.hold(text)
        await key(pilot, "do")
        await settled(pilot)
        phrases_of(pilot)._form.pick._grid.choose(["10:30"])
        await key(pilot, "do")
        assert "请您2026年12月1日" in screen_text(app_of(pilot)).replace(" ", "")
        await key(pilot, "do")
        (turn,) = talk_of(pilot).turns
        assert turn.prepared is not None
        assert turn.prepared.values == {"date": "2026-12-01", "time": "10:30"}


async def test_what_the_visitor_writes_is_translated_at_the_kiosk() -> None:
    machine = FakeMachine({KOREAN: "今天晚上我看足球。"})
    async with kiosk_talking(machine=machine).run_test(size=(114, 32)) as pilot:
        await helped(pilot)
        await to_talk(pilot)
        await write(pilot, KOREAN)
        await settled(pilot)

        assert machine.asked == [KOREAN]
        assert talked(pilot)[1:4] == [
            "今天晚上我看足球。",
            KOREAN,
            "机器翻译，未审核",
        ]
        assert "기계 번역" in screen_text(app_of(pilot))


async def test_what_is_not_translated_is_shown_as_it_was_written() -> None:
    async with kiosk_talking(machine=FakeMachine()).run_test(size=(114, 32)) as pilot:
        await helped(pilot)
        await to_talk(pilot)
        await write(pilot, KOREAN)
        await settled(pilot)

        assert talked(pilot)[1] == KOREAN
        assert talked(pilot)[2].startswith("未翻译")
        assert "번역되지 않음" in screen_text(app_of(pilot))


@pytest.mark.parametrize("size", GRIDS)
async def test_staff_and_visitor_take_turns_on_every_grid(
    size: tuple[int, int],
) -> None:
    async with kiosk_talking().run_test(size=size) as pilot:
        await helped(pilot)
        await key(pilot, "phrases")
        assert own_faults(pilot) == []
        await use(pilot, phrases_of(pilot).query_one("#find Field"))
        assert own_faults(pilot) == []
        await type_fast(pilot, "6")
        assert own_faults(pilot) == []
        await pick_way(pilot, "wait")
        assert own_faults(pilot) == []
        await key(pilot, "do")
        assert page_of(pilot).id == "talk"
        assert page_of(pilot).region.area
        assert own_faults(pilot) == []
        await say(pilot, "yes")
        await to_staff(pilot)
        assert own_faults(pilot) == []
        assert [one.by for one in talk_of(pilot).turns] == ["staff", "visitor"]


async def say(pilot: Kiosk, phrase: str) -> None:
    from kiosk.translation.model import Prepared

    page_of(pilot).post_message(PhraseSaid(Prepared(phrase=phrase)))
    await settled(pilot)


async def test_a_wipe_takes_the_talk_away_with_the_pane() -> None:
    machine = FakeMachine({canary("hangul", 1): canary("han", 1)})
    app: KioskApp = kiosk_talking(machine=machine)
    async with app.run_test(size=(114, 32)) as pilot:
        await helped(pilot)
        await to_talk(pilot)
        await write(pilot, canary("hangul", 1))
        await settled(pilot)
        machine.asked.clear()
        machine._known.clear()
        assert holders()
        app.erase()
        for _turn in range(4):
            await settled(pilot)
        assert frame_of(pilot).untouched
        assert holders() == []
        assert machine.forgot == 1
