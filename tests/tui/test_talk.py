"""What staff and visitor say to each other, on two machines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.events import Paste

from kiosk.counter import sessions
from kiosk.translation.conversation import Turn
from kiosk.tui.visitor.messages import LanguageChosen
from kiosk.tui.widgets.card import Card
from kiosk.tui.widgets.text_box import TextBox
from tests.conftest import IN_PROOF
from tests.tui.counters import Counter, Helper, until
from tests.tui.hands import (
    Kiosk,
    action,
    app_of,
    frame_of,
    page_of,
    settled,
    strike,
    touch,
    type_fast,
)
from tests.tui.kiosks import Clock, at_home, screen_text
from tests.tui.payloads import FORBIDDEN, PAYLOADS
from tests.tui.residue import SCRIPTS, canary, holders
from tests.tui.talks import (
    FakeMachine,
    choose_card,
    fill_box,
    heard,
    joined,
    kiosk_talking,
    said_on_screen,
    say_phrase,
    talk_of,
    to_talk,
    write,
)

SIZE = (114, 32)
EACH = 1 if IN_PROOF else 4
"""In the gate one script and one hostile text in so many is looked at."""
ASKED = "오늘 저녁에 축구를 봅니다"
"""A sentence that is no phrase, and near to none."""


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    made = Counter(tmp_path)
    yield made
    made.close()


def last(pilot: Kiosk) -> Turn:
    return talk_of(pilot).turns[-1]


async def test_twelve_turns_in_korean(counter: Counter) -> None:
    async with kiosk_talking(counter).run_test(size=SIZE) as pilot:
        await at_home(pilot, "ko")
        helper = await joined(pilot, counter)
        assert said_on_screen(pilot, "하실 말씀이 있으면")
        await six_turns_of_phrases(pilot, helper)
        await six_turns_of_words(pilot, helper)
        turns = talk_of(pilot).turns
        assert len(turns) == 12
        assert [one.by for one in turns] == ["staff", "visitor"] * 6
        assert {one.origin for one in turns} == {"phrase", "machine", "none"}

        await touch(pilot, action(pilot, "done"))
        assert page_of(pilot).id == "home"
        await to_talk(pilot)
        helper.say(sessions.End())
        await until(pilot, lambda: not talk_of(pilot).open)
        await settled(pilot)
        assert said_on_screen(pilot, "지금은 직원이 연결되어 있지 않습니다")
        assert [one.id for one in page_of(pilot).actions()] == ["done"]


async def six_turns_of_phrases(pilot: Kiosk, helper: Helper) -> None:
    helper.say(sessions.Say("hello"))
    await heard(pilot, 1)
    assert page_of(pilot).id == "talk"
    assert said_on_screen(pilot, "안녕하세요. 지금부터 도와드리겠습니다.")
    assert said_on_screen(pilot, "您好，我现在来帮您。")
    assert said_on_screen(pilot, "기계 초안, 원어민이 아직 검토하지 않음")

    await say_phrase(pilot, "greeting", "can-you-help")
    await until(pilot, lambda: helper.has_heard(sessions.Spoke))
    assert helper.last(sessions.Spoke).phrase == "can-you-help"

    helper.say(sessions.Say("wait-minutes", {"minutes": "15"}))
    await heard(pilot, 3)
    assert said_on_screen(pilot, "15")

    await touch(pilot, action(pilot, "choose"))
    await choose_card(pilot, "language")
    await choose_card(pilot, "amount-is")
    await touch(pilot, page_of(pilot).query_one("#typed Field"))
    await strike(pilot, *"500", "done")
    await touch(pilot, action(pilot, "continue"))
    assert said_on_screen(pilot, "金额是：500元。")
    await touch(pilot, action(pilot, "send"))
    await until(
        pilot, lambda: helper.has_heard() and helper.last(sessions.Spoke).values != {}
    )
    assert helper.last(sessions.Spoke).values == {"amount": "500 CNY"}

    told = sessions.Tell(text="몇 층에 가세요?", source="您去几楼？", language="ko")
    helper.say(told)
    await heard(pilot, 5)
    assert said_on_screen(pilot, "몇 층에 가세요?")
    assert said_on_screen(pilot, "기계 번역")

    await write(pilot, ASKED)
    await until(pilot, lambda: helper.has_heard(sessions.Wrote))
    assert helper.last(sessions.Wrote) == sessions.Wrote(ASKED, "ko")
    assert page_of(pilot).id == "talk"
    assert said_on_screen(pilot, "보냄")


async def six_turns_of_words(pilot: Kiosk, helper: Helper) -> None:
    helper.say(sessions.Tell(text="", source="请放在这里。", language="ko"))
    await heard(pilot, 7)
    assert said_on_screen(pilot, "번역되지 않음")
    assert said_on_screen(pilot, "请放在这里。")

    await write(pilot, ASKED)
    await heard(pilot, 8)
    helper.say(sessions.Say("document"))
    await heard(pilot, 9)
    await say_phrase(pilot, "language", "yes")
    helper.say(sessions.Say("check"))
    await heard(pilot, 11)
    await say_phrase(pilot, "language", "no")


async def test_a_sentence_that_is_a_phrase_is_sent_as_the_phrase(
    counter: Counter,
) -> None:
    async with kiosk_talking(counter).run_test(size=SIZE) as pilot:
        await at_home(pilot)
        helper = await joined(pilot, counter)
        await to_talk(pilot)
        await write(pilot, "the amount is: CNY 5,000")
        await until(pilot, lambda: helper.has_heard(sessions.Spoke))
        assert helper.last(sessions.Spoke) == sessions.Spoke(
            "amount-is", {"amount": "5000 CNY"}
        )
        assert last(pilot).chinese == "金额是：5,000元。"


async def test_a_phrase_that_is_near_is_asked_about_and_never_sent_by_itself(
    counter: Counter,
) -> None:
    async with kiosk_talking(counter).run_test(size=SIZE) as pilot:
        await at_home(pilot)
        helper = await joined(pilot, counter)
        await to_talk(pilot)
        await write(pilot, "I do not understand it")
        assert said_on_screen(pilot, "Did you mean this?")
        assert not helper.has_heard(sessions.Spoke)
        assert not helper.has_heard(sessions.Wrote)
        cards = [each for each in page_of(pilot).query(Card) if each.region.area]
        assert cards

        await touch(pilot, action(pilot, "as-it-is"))
        await until(pilot, lambda: helper.has_heard(sessions.Wrote))
        assert helper.last(sessions.Wrote).text == "I do not understand it"

        await write(pilot, "I do not understand it")
        await touch(
            pilot, next(each for each in page_of(pilot).query(Card) if each.region.area)
        )
        await until(pilot, lambda: helper.has_heard(sessions.Spoke))
        assert page_of(pilot).id == "talk"


@pytest.mark.parametrize("secret", ["4111 1111 1111 1111", "my PIN is 482913"])
async def test_a_secret_is_not_sent_and_the_visitor_reads_why(
    counter: Counter, secret: str
) -> None:
    async with kiosk_talking(counter).run_test(size=SIZE) as pilot:
        await at_home(pilot)
        helper = await joined(pilot, counter)
        await to_talk(pilot)
        await write(pilot, secret)
        assert said_on_screen(pilot, "Never write a card number, a PIN or a code.")
        assert page_of(pilot).id == "writing"
        assert not helper.has_heard(sessions.Wrote)


async def test_another_language_says_phrases_again_and_keeps_what_is_typed(
    counter: Counter,
) -> None:
    async with kiosk_talking(counter).run_test(size=SIZE) as pilot:
        await at_home(pilot, "ko")
        helper = await joined(pilot, counter)
        helper.say(sessions.Say("document"))
        await heard(pilot, 1)
        assert said_on_screen(pilot, "신분증을 보여 주세요.")
        await touch(pilot, action(pilot, "write"))
        box = page_of(pilot).query_one(TextBox)
        await touch(pilot, box)
        await strike(pilot, "ㄱ", "ㅏ")
        assert box.text == "가"

        await frame_of(pilot).over("language")
        frame_of(pilot).post_message(LanguageChosen("en"))
        await settled(pilot)
        assert page_of(pilot).id == "writing"
        assert box.text == "가"
        await strike(pilot, "q")
        assert box.text.lower() == "가q"
        await touch(pilot, frame_of(pilot).query_one("#bar #back"))
        assert page_of(pilot).id == "talk"
        assert said_on_screen(pilot, "Please show me your identity document.")


async def test_what_is_typed_before_the_box_is_touched_stands_in_it(
    counter: Counter,
) -> None:
    async with kiosk_talking(counter).run_test(size=SIZE) as pilot:
        await at_home(pilot)
        await joined(pilot, counter)
        await to_talk(pilot)
        await touch(pilot, action(pilot, "write"))
        app_of(pilot).screen.set_focus(None)
        await type_fast(pilot, "where is 3")

        assert page_of(pilot).query_one(TextBox).text == "where is 3"


async def test_what_staff_say_while_somebody_types_loses_nothing(
    counter: Counter,
) -> None:
    async with kiosk_talking(counter).run_test(size=SIZE) as pilot:
        await at_home(pilot)
        helper = await joined(pilot, counter)
        await to_talk(pilot)
        await touch(pilot, action(pilot, "write"))
        await fill_box(pilot, "half a sen")
        helper.say(sessions.Say("wait"))
        await heard(pilot, 1)
        assert page_of(pilot).id == "talk"
        await touch(pilot, action(pilot, "write"))
        assert page_of(pilot).query_one(TextBox).text == "half a sen"


async def test_a_language_without_a_machine_is_told_so_before_writing(
    counter: Counter,
) -> None:
    machine = FakeMachine()
    async with kiosk_talking(counter, machine=machine).run_test(size=SIZE) as pilot:
        await at_home(pilot, "ar")
        await joined(pilot, counter, "ko", "en")
        await to_talk(pilot)
        await touch(pilot, action(pilot, "write"))
        assert frame_of(pilot).page.query_one("#heading").region.area
        frame_of(pilot).post_message(LanguageChosen("ko"))
        await settled(pilot)
        await to_talk(pilot)
        await touch(pilot, action(pilot, "write"))
        assert not frame_of(pilot).page.query_one("#heading").region.area
        assert machine.asked == []


async def test_what_the_kiosk_translates_itself_says_nothing_of_the_desk(
    counter: Counter,
) -> None:
    async with kiosk_talking(counter, machine=FakeMachine()).run_test(
        size=SIZE
    ) as pilot:
        await at_home(pilot, "ko")
        await joined(pilot, counter)
        await to_talk(pilot)
        await touch(pilot, action(pilot, "write"))
        assert said_on_screen(pilot, "기계 번역")
        assert frame_of(pilot).page.query_one("#heading").region.area


async def test_the_visitor_can_end_it_from_the_talk(counter: Counter) -> None:
    async with kiosk_talking(counter).run_test(size=SIZE) as pilot:
        await at_home(pilot, "ko")
        helper = await joined(pilot, counter)
        helper.say(sessions.Say("hello"))
        await heard(pilot, 1)
        (enough,) = page_of(pilot).query(Card)
        await touch(pilot, enough)
        await until(pilot, lambda: helper.has_heard(sessions.Left))
        assert not talk_of(pilot).open
        assert page_of(pilot).id == "talk"
        assert said_on_screen(pilot, "지금은 직원이 연결되어 있지 않습니다")
        assert not [each for each in page_of(pilot).query(Card) if each.region.area]


@pytest.mark.parametrize(
    "message",
    [
        sessions.Say("no-such-phrase"),
        sessions.Say("wait-minutes"),
        sessions.Say("wait-minutes", {"minutes": "[red]x[/]"}),
        sessions.Say("hello", {"more": "x"}),
    ],
)
async def test_a_phrase_that_cannot_be_said_is_not_shown(
    counter: Counter, message: sessions.Say
) -> None:
    async with kiosk_talking(counter).run_test(size=SIZE) as pilot:
        await at_home(pilot)
        helper = await joined(pilot, counter)
        helper.say(message, sessions.Say("wait"))
        await heard(pilot, 1)
        assert [one.chinese for one in talk_of(pilot).turns] == ["请稍等。"]


async def test_hostile_words_are_shown_and_never_obeyed(counter: Counter) -> None:
    async with kiosk_talking(counter).run_test(size=SIZE) as pilot:
        await at_home(pilot)
        helper = await joined(pilot, counter)
        count = 0
        for payload in (*PAYLOADS[::EACH], "가" * 300, "👩‍👩‍👧" * 50):
            helper.say(
                sessions.Tell(text=payload, source=payload, language="ko"),
                sessions.Tell(text=payload, source="", language="xx"),
            )
            count += 2
            await heard(pilot, min(count, 200))
            assert pilot.app.is_running
            assert not FORBIDDEN & set(screen(pilot))
        helper.say(
            sessions.Tell(text="[b]x[/b] <i>y</i>", source="[@click]", language="ko")
        )
        await until(pilot, lambda: last(pilot).chinese == "[@click]")
        await settled(pilot)
        assert said_on_screen(pilot, "[b]x[/b] <i>y</i>")
        assert said_on_screen(pilot, "[@click]")
        assert len(talk_of(pilot).turns) <= 200


def screen(pilot: Kiosk) -> str:
    return screen_text(app_of(pilot))


async def test_the_box_obeys_nothing_that_is_pasted(counter: Counter) -> None:
    async with kiosk_talking(counter).run_test(size=SIZE) as pilot:
        await at_home(pilot, "ar")
        await joined(pilot, counter)
        await to_talk(pilot)
        await touch(pilot, action(pilot, "write"))
        for payload in PAYLOADS[::EACH]:
            box = page_of(pilot).query_one(TextBox)
            box.hold("")
            box.post_message(Paste(payload))
            await settled(pilot)
            page_of(pilot).on_action("send")
            await settled(pilot)
            assert pilot.app.is_running
            assert not FORBIDDEN & set(screen(pilot))
            if page_of(pilot).id != "writing":
                await touch(pilot, action(pilot, "write"))


async def test_alone_with_the_keyboard_the_countdown_comes_and_the_text_stays(
    counter: Counter,
) -> None:
    clock = Clock()
    async with kiosk_talking(counter, clock).run_test(size=SIZE) as pilot:
        await at_home(pilot)
        helper = await joined(pilot, counter)
        await to_talk(pilot)
        await touch(pilot, action(pilot, "write"))
        box = page_of(pilot).query_one(TextBox)
        await touch(pilot, box)
        await fill_box(pilot, "half")
        helper.say(sessions.End())
        await until(pilot, lambda: not frame_of(pilot).talk.on)
        clock.now += app_of(pilot)._settings.idle.reading_seconds - 1
        app_of(pilot).tick()
        assert not frame_of(pilot).has_class("-counting")
        clock.now += 2
        app_of(pilot).tick()
        assert frame_of(pilot).has_class("-counting")
        await settled(pilot)
        assert "half" not in screen(pilot)
        frame_of(pilot).count(None)
        app_of(pilot)._attendance.stop(frame_of(pilot))
        await settled(pilot)
        assert box.text == "half"
        page_of(pilot).on_action("send")
        await settled(pilot)
        assert page_of(pilot).id == "talk"
        assert box.text == "half", "nobody was there to read it"


async def test_no_word_of_a_talk_is_left_after_the_wipe(counter: Counter) -> None:
    machine = FakeMachine()
    async with kiosk_talking(counter, machine=machine).run_test(size=SIZE) as pilot:
        await at_home(pilot, "ko")
        helper = await joined(pilot, counter)
        await to_talk(pilot)
        for number, script in enumerate(SCRIPTS[::EACH]):
            helper.say(
                sessions.Tell(
                    text=canary(script, number),
                    source=canary(script, number + 20),
                    language="ko",
                )
            )
            await heard(pilot, 2 * number + 1)
            await write(pilot, f"{canary(script, number + 40)}")
            if page_of(pilot).id == "writing":
                await touch(pilot, action(pilot, "as-it-is"))
            await heard(pilot, 2 * number + 2)
        await touch(pilot, action(pilot, "write"))
        await touch(pilot, page_of(pilot).query_one(TextBox))
        await fill_box(pilot, canary("hangul", 99))
        helper.heard.clear()
        assert len(holders()) >= len(SCRIPTS[::EACH])
        app_of(pilot).erase()
        await until(pilot, lambda: frame_of(pilot).untouched)
        await settled(pilot)
        del helper
        await until(pilot, lambda: holders() == [])
        assert machine.forgot == 1
    assert machine.closed


async def test_the_machine_is_warmed_after_the_first_screen_only_when_asked() -> None:
    cold, warm = FakeMachine(), FakeMachine()
    for machine, wanted in ((cold, False), (warm, True)):
        async with kiosk_talking(machine=machine, warm=wanted).run_test() as pilot:
            await at_home(pilot)
            await settled(pilot)
    assert cold.warmed == []
    assert ("ko", "zh") in warm.warmed
    assert warm.closed
