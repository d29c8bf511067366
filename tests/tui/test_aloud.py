"""What is read aloud, when, and what never is."""

from kiosk.counter.calling import Standing
from kiosk.interview import model
from kiosk.interview.visit import Visit
from kiosk.tui.visitor.display import Display
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.messages import DisplayChosen
from kiosk.tui.visitor.page import Page
from kiosk.tui.widgets.card import Card
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.words import Words
from tests.tui.hands import settled
from tests.tui.kiosks import Clock, at_home, languages, opened, touch
from tests.tui.readers import Recorder, aloud, kiosk_of, listening, press
from tests.tui.stage import asked, service

SIZE = (114, 32)


async def test_nothing_is_said_until_somebody_asks_for_it() -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=SIZE) as pilot:
        await at_home(pilot, "ko")
        await press(pilot, "down", "down", "enter")
        assert reader.all == []


async def test_the_star_reads_every_language_in_its_own_voice() -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=SIZE) as pilot:
        await opened(pilot)
        await press(pilot, "asterisk")
        greeted = [each for each in reader.last if "." in each.text]
        for number, language in enumerate(languages()):
            assert language.greeting in greeted[number].text
            assert language.choose in greeted[number].text
            assert greeted[number].language == language.code
        await press(pilot, "down", "down")
        (said,) = reader.last
        second = languages()[1]
        assert said.text.startswith(second.own_name)
        assert said.language == second.code


async def test_f8_does_the_same_as_the_star() -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=SIZE) as pilot:
        await opened(pilot)
        await press(pilot, "f8")
        assert reader.all
        assert kiosk_of(pilot).frame.look.aloud


async def test_a_screen_is_read_in_its_order_and_the_second_language_is_not() -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=SIZE) as pilot:
        await listening(pilot, "en")
        frame = kiosk_of(pilot).frame
        await frame.speak("en", second=True)
        await press(pilot, "asterisk")
        assert reader.texts[0] == "What would you like to do?"
        assert reader.texts[3].startswith("1 of 16: ")
        assert all(each.language == "en" for each in reader.last)
        assert not any("\u4e00" <= sign <= "\u9fff" for sign in "".join(reader.texts))


async def test_what_is_not_translated_is_said_by_the_voice_of_english() -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=SIZE) as pilot:
        await listening(pilot, "ko")
        english = [each for each in reader.last if each.language == "en"]
        assert any("Change my phone number" in each.text for each in english)
        assert not any("‹EN›" in each.text for each in reader.last)
        assert reader.last[0].language == "ko"


async def test_any_key_or_touch_silences_it() -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=SIZE) as pilot:
        await listening(pilot, "en")
        before = reader.stops
        await pilot.press("x")
        assert reader.stops == before + 1
        assert reader.last == []
        await touch(pilot, 0, 0)
        assert reader.stops > before + 1


async def test_choosing_is_heard_and_the_way_on_that_comes_with_it() -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=SIZE) as pilot:
        await listening(pilot, "en")
        await press(pilot, "down", "enter")
        assert "Chosen" in reader.texts[0]
        assert any(each.startswith("Button: Continue") for each in reader.texts)
        kiosk_of(pilot).tick()
        said = list(reader.all)
        kiosk_of(pilot).tick()
        assert reader.all == said


async def test_a_touch_is_heard_though_it_moves_no_focus() -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=SIZE) as pilot:
        await listening(pilot, "en")
        frame = kiosk_of(pilot).frame
        await pilot.click(frame.page.query(Card)[0])
        await pilot.pause()
        kiosk_of(pilot).tick()
        assert any("Chosen" in each for each in reader.texts)


async def test_more_time_means_a_slower_voice() -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=SIZE) as pilot:
        await listening(pilot, "en")
        assert not reader.slow
        frame = kiosk_of(pilot).frame
        frame.post_message(DisplayChosen(Display(aloud=True, longer=True)))
        await pilot.pause()
        await press(pilot, "asterisk")
        assert reader.slow


async def test_it_is_off_after_the_visit() -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=SIZE) as pilot:
        await listening(pilot, "en")
        app = kiosk_of(pilot)
        app.erase()
        await pilot.pause()
        await pilot.pause()
        said = len(reader.all)
        await press(pilot, "down")
        assert len(reader.all) == said
        assert not app.frame.look.aloud
        assert reader.stops
    assert reader.closed


async def test_the_countdown_is_read_and_told_again_at_ten_and_at_five() -> None:
    reader, clock = Recorder(), Clock()
    async with aloud(reader, clock=clock).run_test(size=SIZE) as pilot:
        await listening(pilot, "en")
        app = kiosk_of(pilot)
        told = []
        clock.now += 60
        for _second in range(19):
            app.tick()
            await pilot.pause()
            app.tick()
            told.append([each for each in reader.texts if "second" in each])
            reader.stop()
            clock.now += 1
        heard = [number for number, each in enumerate(told) if each]
        assert heard == [0, 10, 15]
        await press(pilot, "x")
        assert "What would you like to do?" in reader.texts


async def test_where_a_language_has_no_voice_it_is_said_on_the_display_page() -> None:
    reader = Recorder(("en",))
    async with aloud(reader).run_test(size=SIZE) as pilot:
        await at_home(pilot, "ko")
        await press(pilot, "asterisk")
        app = kiosk_of(pilot)
        assert app.frame.top == "display"
        assert not app.frame.look.aloud
        assert reader.all == []
        await app.frame.speak("en", second=False)
        shown = " ".join(_words(app.frame.page))
        assert "no voice for this language" in shown


async def test_without_any_voice_the_keys_do_nothing() -> None:
    reader = Recorder(())
    async with aloud(reader).run_test(size=SIZE) as pilot:
        await at_home(pilot, "ko")
        await press(pilot, "asterisk", "f8")
        assert kiosk_of(pilot).frame.top == ""
        assert reader.all == []


async def test_a_voice_that_cannot_be_heard_is_told_on_the_screen() -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=SIZE) as pilot:
        await listening(pilot, "en")
        reader.trouble = True
        app = kiosk_of(pilot)
        app.tick()
        await pilot.pause()
        await pilot.pause()
        assert app.frame.top == "display"
        assert not app.frame.look.aloud
        assert any("cannot be heard" in each for each in _words(app.frame.page))


def _words(page: Page) -> list[str]:
    seen = [each for each in page.query(Words) if each.display]
    return [pair.main for each in seen for pair in each.pairs]


async def test_news_of_a_call_is_read_when_it_comes() -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=SIZE) as pilot:
        await listening(pilot, "en")
        frame = kiosk_of(pilot).frame
        frame.stand(Standing(state="unseen"))
        await pilot.pause()
        reader.stop()
        frame.stand(Standing(state="coming"))
        await pilot.pause()
        kiosk_of(pilot).tick()
        assert reader.texts
        assert not any(" of 16" in each for each in reader.texts)


async def test_staffs_pin_is_never_said() -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=SIZE) as pilot:
        await listening(pilot, "en")
        app = kiosk_of(pilot)
        await app.frame.over("leave")
        await pilot.pause()
        said = len(reader.all)
        await press(pilot, "2", "4", "down", "right")
        assert len(reader.all) == said


async def test_what_is_typed_is_not_said_and_the_key_is() -> None:
    reader = Recorder()
    async with aloud(reader).run_test(size=SIZE) as pilot:
        await listening(pilot, "en")
        frame = kiosk_of(pilot).frame
        step = asked(model.Text, "note")
        await frame.go(Journey("question", Visit((service(step),))))
        await settled(pilot)
        box = frame.focused
        assert isinstance(box, Field)
        await press(pilot, "asterisk")
        reader.all.clear()
        await press(pilot, "Q", "x", "z")
        assert reader.all == []
        await press(pilot, "enter")
        assert reader.texts == ["Done"]
        await press(pilot, "right", "right")
        key = reader.texts[-1]
        await press(pilot, "enter", "asterisk")
        assert not any("qxz" in each.text.lower() for each in reader.all)
        assert box.text.casefold().startswith("qxz")
        assert key.casefold() in box.text.casefold()
