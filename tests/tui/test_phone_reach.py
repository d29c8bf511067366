"""Where pages are not served just now, no screen leads a phone to a dead address."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk.interview.visit import Visit
from kiosk.phone_pages import Takeaway
from kiosk.settings import Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.visitor.messages import CodeWanted
from kiosk.tui.visitor.pages.taken_page import TakenPage
from kiosk.tui.visitor.phone_reach import PhoneReach, places_of
from tests.ports import free_port
from tests.takeaway.certificates import certificate
from tests.takeaway.served import serving
from tests.tui.ends import at_guide, at_outcome, frame_of, settled, wording
from tests.tui.hands import app_of
from tests.tui.kiosks import PIN, Clock, at_home, languages, library, screen_text
from tests.tui.seen_codes import seen_code
from tests.tui.test_own_page import settings as secured
from tests.tui.test_own_page import words_of

OURS = "http://10.20.0.5:8480"
LANDSCAPE, SMALL = (114, 32), (80, 24)
NOT_NOW = "cannot open pages here just now"
SERVED = Settings(staff_pin=PIN, takeaway=Takeaway(enabled=True, address=OURS))


@dataclass
class Known:
    """What is known of the server, as a test says."""

    served: bool = True


def kiosk(reach: Known, settings: Settings = SERVED) -> KioskApp:
    return KioskApp(settings, languages(), library, clock=Clock(), reach=reach)


def on(port: int, **more: str) -> Takeaway:
    address = f"http://127.0.0.1:{port}"
    return Takeaway(enabled=True, port=port, address=address, **more)  # type: ignore[arg-type]


def text_of(id_: str, code: str) -> str:
    guides = {one.id for one in library().guides}
    page = library().guide(id_) if id_ in guides else library().service(id_)
    return wording(code).tell(page.essentials.short).text


@contextmanager
def silent() -> Iterator[int]:
    """A server that takes connections and never says anything."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


# The real server.


def test_a_server_that_runs_is_found_and_one_that_ended_is_not(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        reach = PhoneReach(on(served.port))
        reach.look()
        assert reach.served
        served.end()
        reach.look()
        assert not reach.served
    with serving(tmp_path) as again:
        other = PhoneReach(on(again.port, listen="0.0.0.0"))  # noqa: S104 - asked only
        other.look()
        assert other.served


def test_a_server_that_hangs_counts_as_away() -> None:
    with silent() as port:
        reach = PhoneReach(on(port), answer_seconds=0.1)
        reach.look()
        assert not reach.served


def test_a_server_with_a_certificate_is_asked_over_tls(tmp_path: Path) -> None:
    more = certificate(tmp_path)
    with serving(tmp_path, more=more) as served:
        own = replace(
            on(served.port),
            address=f"https://127.0.0.1:{served.port}",
            certificate=tmp_path / "takeaway.pem",
            certificate_key=tmp_path / "takeaway.key",
        )
        reach = PhoneReach(own)
        reach.look()
        assert reach.served


def test_where_no_pages_are_to_be_served_nobody_asks() -> None:
    before = {*threading.enumerate()}
    PhoneReach(Takeaway()).start()
    assert {*threading.enumerate()} == before


def test_it_asks_in_a_thread_that_the_end_does_not_wait_for() -> None:
    reach = PhoneReach(on(free_port()), ask_seconds=0.01)
    before = {*threading.enumerate()}
    assert reach.served, "until it was asked it is believed to be served"
    reach.start()
    (thread,) = {*threading.enumerate()} - before
    assert thread.daemon
    until_now(lambda: not reach.served)
    reach.close()
    thread.join(20)
    assert not thread.is_alive()


def until_now(true: Callable[[], bool]) -> None:
    async def waited() -> None:
        async with asyncio.timeout(30):
            while not true():  # noqa: ASYNC110 - a thread, which tells nobody
                await asyncio.sleep(0.01)

    asyncio.run(waited())


@pytest.mark.parametrize(
    ("listen", "found"),
    [
        ("127.0.0.1", "http://127.0.0.1:8480"),
        ("0.0.0.0", "http://127.0.0.1:8480"),  # noqa: S104 - not listened on
        ("::", "http://[::1]:8480"),
        ("10.20.0.5", "http://10.20.0.5:8480"),
    ],
)
def test_the_server_is_asked_here_first(listen: str, found: str) -> None:
    own = Takeaway(enabled=True, listen=listen, address="http://bank.example:80")
    assert places_of(own) == (found, "http://bank.example:80")


# What is shown.


@pytest.mark.parametrize("code", ["en", "ar"])
async def test_while_pages_are_away_the_code_is_text_and_one_sentence_says_so(
    code: str,
) -> None:
    async with kiosk(Known(served=False)).run_test(size=LANDSCAPE) as pilot:
        await at_home(pilot, code)
        await at_outcome(pilot, "renew-passport", "ready")
        assert seen_code(frame_of(pilot)) == text_of("renew-passport", code)
        frame_of(pilot).page.scroll_end(animate=False)
        await settled(pilot)
        text = screen_text(app_of(pilot))
        assert "10.20.0.5" not in text
        if code == "en":
            assert text.count(NOT_NOW) == 1


@pytest.mark.parametrize("size", [LANDSCAPE, SMALL])
async def test_the_large_code_is_the_text_at_once(size: tuple[int, int]) -> None:
    async with kiosk(Known(served=False)).run_test(size=size) as pilot:
        await at_home(pilot, "ko")
        await at_guide(pilot, "tax-refund")
        frame_of(pilot).page.post_message(CodeWanted())
        await settled(pilot)
        essentials = library().guide("tax-refund").essentials
        text = essentials.short if size == SMALL else essentials.long
        assert seen_code(frame_of(pilot)) == wording("ko").tell(text).text


async def test_a_page_on_screen_follows_the_server(tmp_path: Path) -> None:
    reach = Known()
    own = replace(SERVED.takeaway, folder=tmp_path / "waiting")
    app = kiosk(reach, replace(SERVED, takeaway=own))
    async with app.run_test(size=LANDSCAPE) as pilot:
        await at_home(pilot, "en")
        await at_outcome(pilot, "renew-passport", "ready")
        page = frame_of(pilot).page
        assert isinstance(page, TakenPage)
        assert (seen_code(frame_of(pilot)) or "").startswith(f"{OURS}/s/")
        reach.served = False
        page.look_again()
        await settled(pilot)
        assert seen_code(frame_of(pilot)) == text_of("renew-passport", "en")
        reach.served = True
        page.look_again()
        await settled(pilot)
        assert (seen_code(frame_of(pilot)) or "").startswith(f"{OURS}/s/")
        assert NOT_NOW not in screen_text(app)


async def test_answers_are_not_offered_to_a_phone_that_could_not_open_them(
    tmp_path: Path,
) -> None:
    reach = Known()
    async with kiosk(reach, secured(tmp_path)).run_test(size=LANDSCAPE) as pilot:
        await at_home(pilot, "en")
        await at_outcome(pilot, "renew-passport", "ready")
        assert "Take my answers with me" in words_of(pilot)
        frame = frame_of(pilot)
        (card,) = (
            one
            for one in frame.page.query("Card")
            if one.display and "answers" in str(getattr(one, "face", ""))
        )
        frame.page._offer()  # type: ignore[attr-defined]
        reach.served = False
        assert isinstance(frame.page, TakenPage)
        frame.page.look_again()
        await settled(pilot)
        assert not card.display
        # Whoever agreed a moment before is told, and nothing waits for nobody.
        with pytest.raises(Exception, match="no page to take along"):
            await frame.carrier.pages.take_along()
        assert isinstance(frame.journey.visit, Visit)


async def test_paper_names_no_address_that_does_not_answer() -> None:
    async with kiosk(Known(served=False)).run_test(size=LANDSCAPE) as pilot:
        await at_home(pilot, "en")
        await at_guide(pilot, "tax-refund")
        page = frame_of(pilot).page
        assert isinstance(page, TakenPage)
        from kiosk.tui.visitor.supply import paper_voices

        handout = page.on_paper(paper_voices(page.voice))
        assert handout is not None
        assert "http" not in str(handout.footer)
