from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.content.library import Library
from kiosk.counter import sessions
from kiosk.counter.calls import ended
from kiosk.counter.calls_sealed import visit_of
from kiosk.interview.model import Value
from kiosk.settings import Printing, Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.visitor.messages import Answered, ServicesChosen
from kiosk.tui.visitor.pages.call import CallPage
from kiosk.tui.widgets.dock import Dock
from tests.tui.counters import Counter, until
from tests.tui.hands import Kiosk, action, frame_of, page_of, settled, touch
from tests.tui.kiosks import PIN, Clock, at_home, languages, library, place, screen_text


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    made = Counter(tmp_path)
    yield made
    made.close()


def kiosk_at(
    counter: Counter, clock: Clock | None = None, printed: Path | None = None
) -> KioskApp:
    return KioskApp(
        Settings(staff_pin=PIN, printing=Printing(folder=printed)),
        languages(),
        library,
        clock=clock or Clock(),
        counter=counter.kiosk(),
    )


async def call_staff(pilot: Kiosk) -> None:
    frame_of(pilot).post_message(Dock.Wanted("call"))
    await settled(pilot)


async def answer(pilot: Kiosk, **values: Value) -> None:
    for step, value in values.items():
        frame_of(pilot).post_message(Answered({step.replace("_", "-"): value}))
        await settled(pilot)


async def open_service(pilot: Kiosk, service: str) -> None:
    frame_of(pilot).post_message(ServicesChosen((service,)))
    await settled(pilot)


def says(pilot: Kiosk, text: str) -> bool:
    app = pilot.app
    assert isinstance(app, KioskApp)
    return text in screen_text(app)


async def test_a_call_reaches_the_desk_with_what_was_answered(counter: Counter) -> None:
    async with kiosk_at(counter).run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "ko")
        await open_service(pilot, "special-help")
        await answer(pilot, help_for="me")
        await call_staff(pilot)
        await until(pilot, lambda: len(counter.all()) == 1)
        call = counter.call
        assert (call.kiosk, call.language) == ("K-01", "ko")
        assert (call.services, call.state) == (("special-help",), "waiting")
        assert call.step
        library_: Library = library()
        visit = visit_of(counter.body(), library_)
        assert visit is not None
        assert visit.content.answers == {"help-for": "me"}
        await until(pilot, lambda: says(pilot, "대기 순서: 1"))


async def test_without_a_desk_nothing_is_kept_and_the_bright_page_stays(
    counter: Counter,
) -> None:
    counter.desk_closed()
    async with kiosk_at(counter).run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await call_staff(pilot)
        assert isinstance(page_of(pilot), CallPage)
        assert says(pilot, "Staff can see that you need help")
        assert counter.all() == ()
        counter.desk_open()
        await until(pilot, lambda: len(counter.all()) == 1)


async def test_the_visitor_reads_that_somebody_comes_and_withdraws(
    counter: Counter,
) -> None:
    async with kiosk_at(counter).run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await call_staff(pilot)
        await until(pilot, lambda: says(pilot, "Your place: 1"))
        await touch(pilot, action(pilot, "withdraw"))
        await until(pilot, lambda: counter.call.state == "withdrawn")
        assert counter.call.sealed == b""
        assert place(frame_of(pilot).app) == "home"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("nobody-there", "Staff saw nobody here"),
        ("closing", "The branch is closing"),
        ("other-branch", "This branch does not offer it"),
    ],
)
async def test_a_declined_visitor_reads_why(
    counter: Counter, reason: str, told: str
) -> None:
    async with kiosk_at(counter).run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await call_staff(pilot)
        await until(pilot, lambda: says(pilot, "Your place: 1"))
        counter.decline(reason)
        await until(pilot, lambda: says(pilot, told))


async def test_a_number_forgets_the_visitor_and_the_call_lives_on(
    counter: Counter,
) -> None:
    async with kiosk_at(counter).run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "ko")
        await open_service(pilot, "special-help")
        await answer(pilot, help_for="me")
        await call_staff(pilot)
        await until(pilot, lambda: says(pilot, "대기 순서: 1"))
        await touch(pilot, action(pilot, "number"))
        await until(pilot, lambda: frame_of(pilot).top == "number")
        assert frame_of(pilot).journey.visit is None
        assert (counter.call.state, counter.call.number) == ("numbered", 1)
        assert counter.call.sealed
        await settled(pilot)
        assert says(pilot, "고객님의 번호는 1번입니다")
        await touch(pilot, action(pilot, "done"))
        await until(pilot, lambda: frame_of(pilot).untouched)
        assert counter.call.state == "numbered"


async def test_a_number_is_printed_where_there_is_a_printer(
    counter: Counter, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    async with kiosk_at(counter, printed=out).run_test(size=(80, 24)) as pilot:
        await at_home(pilot, "ko")
        await call_staff(pilot)
        await until(pilot, lambda: says(pilot, "대기 순서: 1"))
        await touch(pilot, action(pilot, "number"))
        await until(pilot, lambda: frame_of(pilot).top == "number")
        await settled(pilot)
        await touch(pilot, action(pilot, "print"))
        await until(pilot, lambda: says(pilot, "인쇄되었습니다"))
        assert [path.name.partition("-")[0] for path in out.iterdir()] == ["number"]
        assert "print" not in [each.id for each in page_of(pilot).actions()]


async def test_behind_a_number_there_is_nothing_to_go_back_to(
    counter: Counter,
) -> None:
    async with kiosk_at(counter).run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "ko")
        await call_staff(pilot)
        await until(pilot, lambda: says(pilot, "대기 순서: 1"))
        await touch(pilot, action(pilot, "number"))
        await until(pilot, lambda: frame_of(pilot).top == "number")
        frame_of(pilot).post_message(Dock.Wanted("back"))
        await until(pilot, lambda: frame_of(pilot).untouched)
        await settled(pilot)
        assert frame_of(pilot).voice.language.code == languages()[0].code


async def test_after_three_minutes_a_number_is_given_by_itself(
    counter: Counter,
) -> None:
    clock = Clock()
    app = kiosk_at(counter, clock)
    async with app.run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await call_staff(pilot)
        await until(pilot, lambda: says(pilot, "Your place: 1"))
        clock.now += 179
        counter.clock.pass_by(179)
        counter.desk_open()
        app.tick()
        assert frame_of(pilot).top == "call"
        assert not frame_of(pilot).has_class("-counting")
        counter.clock.pass_by(1)
        app.tick()
        await until(pilot, lambda: frame_of(pilot).top == "number")


async def test_a_wipe_takes_a_waiting_call_back(counter: Counter) -> None:
    app = kiosk_at(counter)
    async with app.run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await call_staff(pilot)
        await until(pilot, lambda: says(pilot, "Your place: 1"))
        app.erase()
        await until(pilot, lambda: counter.call.state == "withdrawn")


async def test_asking_for_special_help_tells_staff_without_a_touch(
    counter: Counter,
) -> None:
    async with kiosk_at(counter).run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await open_service(pilot, "special-help")
        await answer(pilot, help_for="me", of_age="yes", consent=True)
        await answer(pilot, help_needs=["wheelchair", "hearing"])
        assert frame_of(pilot).journey.place == "outcome"
        await until(pilot, lambda: len(counter.all()) == 1)
        assert counter.body().needs == ("wheelchair", "hearing")
        await until(pilot, lambda: says(pilot, "Your place: 1"))
        await touch(pilot, action(pilot, "finish"))
        await until(pilot, lambda: frame_of(pilot).top == "number")
        assert counter.call.state == "numbered"


class TestOutages:
    async def test_a_call_is_delivered_once_when_the_database_is_back(
        self, counter: Counter
    ) -> None:
        async with kiosk_at(counter).run_test(size=(114, 32)) as pilot:
            await at_home(pilot)
            counter.away = True
            await call_staff(pilot)
            await until(pilot, lambda: says(pilot, "The message to staff is delayed"))
            counter.away = False
            await until(pilot, lambda: says(pilot, "Your place: 1"))
            verbs = [row.deed.verb for row in counter.store.audit_rows()]
            assert verbs == ["call-placed"]

    async def test_in_a_session_both_read_on_and_nothing_is_lost(
        self, counter: Counter
    ) -> None:
        async with kiosk_at(counter).run_test(size=(114, 32)) as pilot:
            await at_home(pilot)
            await open_service(pilot, "special-help")
            await answer(pilot, help_for="me")
            await call_staff(pilot)
            await until(pilot, lambda: says(pilot, "Your place: 1"))
            helper = counter.accept()
            helper.say(sessions.Begin())
            await until(pilot, lambda: says(pilot, "Staff are helping you"))
            counter.away = True
            await until(pilot, lambda: says(pilot, "line to staff is interrupted"))
            visit = frame_of(pilot).journey.visit
            assert visit is not None
            assert visit.answers == {"help-for": "me"}
            counter.away = False
            await until(pilot, lambda: says(pilot, "Staff are helping you"))


class TestSessions:
    async def test_staff_lead_and_the_visitor_decides(self, counter: Counter) -> None:
        clock = Clock()
        app = kiosk_at(counter, clock)
        async with app.run_test(size=(114, 32)) as pilot:
            await at_home(pilot, "ko")
            await open_service(pilot, "special-help")
            await answer(pilot, help_for="me")
            await call_staff(pilot)
            await until(pilot, lambda: says(pilot, "대기 순서: 1"))
            helper = counter.accept()
            await until(pilot, lambda: says(pilot, "직원이 오고 있습니다"))
            helper.say(sessions.Begin())
            await until(pilot, lambda: helper.has_heard(sessions.Shown))
            shown = helper.last(sessions.Shown)
            assert (shown.place, shown.language) == ("question", "ko")
            assert shown.answers == {"help-for": "me"}
            assert frame_of(pilot).top == ""
            assert frame_of(pilot).voice.second is not None

            clock.now += 10_000
            counter.desk_open()
            app.tick()
            assert not frame_of(pilot).has_class("-counting")

            helper.say(sessions.Say("document"))
            await until(pilot, lambda: says(pilot, "신분증을 보여 주세요."))
            assert says(pilot, "请出示您的身份证件。")
            await touch(pilot, action(pilot, "done"))

            helper.say(sessions.GoTo("help-for"))
            await until(
                pilot,
                lambda: (
                    helper.has_heard(sessions.Shown)
                    and helper.last(sessions.Shown).step == "help-for"
                ),
            )

            helper.say(sessions.Propose("help-for", "adult"))
            await until(pilot, lambda: frame_of(pilot).top == "proposal")
            await settled(pilot)
            await touch(pilot, action(pilot, "yes"))
            await until(pilot, lambda: helper.has_heard(sessions.Confirmed))
            visit = frame_of(pilot).journey.visit
            assert visit is not None
            assert visit.answers["help-for"] == "adult"

            helper.say(sessions.End())
            await until(pilot, lambda: says(pilot, "직원의 도움이 끝났습니다"))
            clock.now += 121
            app.tick()
            assert frame_of(pilot).has_class("-counting")

    async def test_a_no_changes_nothing(self, counter: Counter) -> None:
        async with kiosk_at(counter).run_test(size=(114, 32)) as pilot:
            await at_home(pilot)
            await open_service(pilot, "special-help")
            await answer(pilot, help_for="me")
            await call_staff(pilot)
            await until(pilot, lambda: says(pilot, "Your place: 1"))
            helper = counter.accept()
            helper.say(sessions.Begin(), sessions.Propose("help-for", "adult"))
            await until(pilot, lambda: frame_of(pilot).top == "proposal")
            await settled(pilot)
            await touch(pilot, action(pilot, "no"))
            await until(pilot, lambda: helper.has_heard(sessions.Refused))
            visit = frame_of(pilot).journey.visit
            assert visit is not None
            assert visit.answers == {"help-for": "me"}

    @pytest.mark.parametrize(
        ("step", "value"),
        [("help-for", "nobody"), ("no-such-step", "x"), ("help-for", ["a", {}])],
    )
    async def test_what_is_no_answer_is_never_shown(
        self, counter: Counter, step: str, value: object
    ) -> None:
        async with kiosk_at(counter).run_test(size=(114, 32)) as pilot:
            await at_home(pilot)
            await open_service(pilot, "special-help")
            await call_staff(pilot)
            await until(pilot, lambda: says(pilot, "Your place: 1"))
            helper = counter.accept()
            helper.say(sessions.Begin(), sessions.Propose(step, value))
            await until(pilot, lambda: helper.has_heard(sessions.Refused))
            assert frame_of(pilot).top == ""

    async def test_a_wipe_tells_staff_that_the_visitor_left(
        self, counter: Counter
    ) -> None:
        app = kiosk_at(counter)
        async with app.run_test(size=(114, 32)) as pilot:
            await at_home(pilot)
            await call_staff(pilot)
            await until(pilot, lambda: says(pilot, "Your place: 1"))
            helper = counter.accept()
            helper.say(sessions.Begin())
            await until(pilot, lambda: says(pilot, "Staff are helping you"))
            app.erase()
            await until(pilot, lambda: helper.has_heard(sessions.Left))

    async def test_a_case_that_is_done_ends_the_session(self, counter: Counter) -> None:
        async with kiosk_at(counter).run_test(size=(114, 32)) as pilot:
            await at_home(pilot)
            await call_staff(pilot)
            await until(pilot, lambda: says(pilot, "Your place: 1"))
            helper = counter.accept()
            helper.say(sessions.Begin())
            await until(pilot, lambda: says(pilot, "Staff are helping you"))
            done = ended(counter.call, counter.clock())
            counter.store.change_call(done, ("accepted",), counter.deed("call-done"))
            await until(pilot, lambda: says(pilot, "Staff are done helping"))
